import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { type Holding, type LegalEvent, oneHolding } from '../../../api/desk';
import { useAct } from '../../../api/use-act';
import { DayInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Day } from '../../../shared/values';

const TYPES: LegalEvent['type'][] = [
  'GRANT',
  'FEE_PAID',
  'GRACE_PERIOD',
  'TERMINATION',
  'RESTORATION',
  'EXPIRY',
  'SURRENDER',
  'INVALIDATION',
  'PARTIAL_INVALIDATION',
  'TRANSFER',
  'PATENTEE_CHANGE',
  'PLEDGE',
  'PLEDGE_RELEASE',
  'PRESERVATION',
  'PRESERVATION_RELEASE',
  'SUSPENSION',
  'SUSPENSION_END',
  'LICENCE_RECORDAL',
  'OPEN_LICENCE',
  'COMPULSORY_LICENCE',
  'TERM_COMPENSATION',
  'PUBLICATION',
  'REFUSAL',
  'WITHDRAWAL',
  'DECLASSIFICATION',
];

interface Props {
  holding: Holding;
  organisationId: string;
  mayWrite: boolean;
}

/** What the register says, newest first; a new event moves the status and has the offer checked again. */
export function LegalEvents({ holding, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { timeLine, legalStatus, legalStatusDay } = holding.patent;
  return (
    <section className="kx-part">
      <div className="kx-panel-head">
        <h2>{t('patent:legalStatus')}</h2>
        {mayWrite && !adding && <Button onClick={() => setAdding(true)}>{t('holdings:event.open')}</Button>}
      </div>
      <p>
        {t(`patent:status.${legalStatus}`)} {legalStatusDay && <Day day={legalStatusDay} />}
      </p>
      {adding && (
        <AddEvent holding={holding} organisationId={organisationId} close={() => setAdding(false)} />
      )}
      <ul className="kx-events">
        {timeLine.map(({ type, day, detail, source }) => (
          <li key={type + day}>
            <Day day={day} /> <strong>{t(`patent:event.${type}`)}</strong> {detail}
            {source && <span className="kx-second"> {t('patent:source', { source })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddEvent({ holding, organisationId, close }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<LegalEvent>();
  const { patentId } = holding;
  const add = useAct({
    act: (event: LegalEvent) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/patents/{patentId}/events', {
          params: { path: { organisationId, patentId } },
          body: { ...event, detail: event.detail?.trim() || null },
        }),
      ),
    form,
    refreshes: [
      ['holdings', organisationId],
      ['patent', patentId],
      ['declarations', organisationId],
    ],
    done: (saved) => {
      queries.setQueryData(oneHolding(organisationId, patentId).queryKey, saved);
      close();
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      onFinish={add.run}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item
        name="type"
        label={t('holdings:event.type')}
        rules={[{ required: true, message: t('holdings:event.typeMissing') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={TYPES.map((value) => ({ value, label: t(`patent:event.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="day"
        label={t('holdings:event.day')}
        extra={t('holdings:event.dayHelp')}
        rules={[{ required: true, message: t('licence:payments.dayMissing') }]}
      >
        <DayInput max={today()} />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('holdings:event.source')}
        extra={t('holdings:event.sourceHelp')}
        rules={[{ required: true, whitespace: true, message: t('declaration:gate.sourceMissing') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="detail" label={`${t('holdings:event.detail')} (${t('frame:optional')})`}>
        <Input maxLength={1000} />
      </Form.Item>
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('holdings:event.act')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
