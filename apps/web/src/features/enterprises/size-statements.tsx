import type { QueryKey } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SizeStatement, StateSize } from '../../api/enterprises';
import { useAct } from '../../api/use-act';
import { HundredthsInput } from '../../shared/inputs';
import { ProblemAlert } from '../../shared/problem-alert';

const SECTORS: StateSize['sector'][] = [
  'INDUSTRY',
  'SOFTWARE',
  'INFORMATION_TRANSMISSION',
  'WHOLESALE',
  'RETAIL',
  'CONSTRUCTION',
  'TRANSPORT',
  'STORAGE',
  'POST',
  'ACCOMMODATION',
  'CATERING',
  'REAL_ESTATE',
  'PROPERTY_MANAGEMENT',
  'LEASING_AND_BUSINESS',
  'AGRICULTURE',
  'OTHER',
];

interface Props {
  statements: SizeStatement[];
  mayState: boolean;
  state: (figures: StateSize) => Promise<unknown>;
  refreshes: QueryKey[];
}

/** How large a firm is, by figures of a year: the class follows from them. */
export function SizeStatements({ statements, mayState, state, refreshes }: Props) {
  const { t } = useTranslation();
  const [stating, setStating] = useState(false);
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('enterprises:size.title')}</h2>
        {mayState && !stating && (
          <Button onClick={() => setStating(true)}>{t('enterprises:size.state')}</Button>
        )}
      </div>
      {stating && <StateForm state={state} refreshes={refreshes} close={() => setStating(false)} />}
      {statements.length === 0 && !stating && <p>{t('enterprises:size.nothing')}</p>}
      <ul className="kx-events">
        {statements.map(({ year, sizeClass, sector, evidence }) => (
          <li key={year}>
            {year} <strong>{t(`enterprises:size.class.${sizeClass}`)}</strong>{' '}
            {t(`enterprises:size.sector.${sector}`)}
            <span className="kx-second"> {t('patent:source', { source: evidence })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StateForm({ state, refreshes, close }: Pick<Props, 'state' | 'refreshes'> & { close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<StateSize>();
  const act = useAct({
    act: ({ employees, revenueFen, assetsFen, ...typed }: StateSize) =>
      state({
        ...typed,
        employees: employees ?? null,
        revenueFen: revenueFen ?? null,
        assetsFen: assetsFen ?? null,
      }),
    form,
    refreshes,
    done: close,
  });
  const needed = [{ required: true, message: t('enterprises:missing') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ year: new Date().getFullYear() - 1 }}
      onFinish={act.run}
    >
      <Form.Item name="year" label={t('enterprises:size.year')} rules={needed}>
        <InputNumber min={1990} max={2200} precision={0} />
      </Form.Item>
      <Form.Item name="sector" label={t('enterprises:size.sectorLabel')} rules={needed}>
        <Select options={SECTORS.map((value) => ({ value, label: t(`enterprises:size.sector.${value}`) }))} />
      </Form.Item>
      <Form.Item name="employees" label={t('enterprises:size.employees')}>
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item name="revenueFen" label={t('enterprises:size.revenue')}>
        <HundredthsInput prefix="¥" />
      </Form.Item>
      <Form.Item
        name="assetsFen"
        label={t('enterprises:size.assets')}
        extra={t('enterprises:size.assetsHelp')}
      >
        <HundredthsInput prefix="¥" />
      </Form.Item>
      <Form.Item name="evidence" label={t('enterprises:size.evidence')} rules={needed}>
        <Input maxLength={300} placeholder={t('enterprises:size.evidenceExample')} />
      </Form.Item>
      <ProblemAlert problem={act.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={act.running}>
          {t('enterprises:size.state')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
