import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../../api/client';
import type { Declaration, GateBar } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { currentLanguage } from '../../../app/language';
import type { Membership } from '../../../app/session';
import { DayInput, FileInput, today } from '../../../shared/inputs';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Tag, type Tone } from '../../../shared/tag';
import { readArticle } from './read-article';

const TONE: Record<GateBar['state'], Tone> = {
  CLEAR: 'done',
  BARRED: 'over',
  UNKNOWN: 'money',
  NOTE: 'money',
};

interface Props {
  declaration: Declaration;
  membership: Membership;
  mayState: boolean;
}

/** The bars to an open licence, each with its rule, the fact and the cure; unknown is not passed. */
export function GateList({ declaration, membership, mayState }: Props) {
  const { t } = useTranslation();
  const open = declaration.gate.filter(({ state }) => state === 'UNKNOWN').length;
  const barred = declaration.gate.filter(({ state }) => state === 'BARRED').length;
  const toSettle = declaration.gate.filter(({ state }) => state !== 'CLEAR');
  const settled = declaration.gate.filter(({ state }) => state === 'CLEAR');
  return (
    <Section title={t('declaration:gate.title')}>
      <p className={barred > 0 ? 'kx-overdue' : open > 0 ? 'kx-warn' : undefined}>
        {barred > 0
          ? t('declaration:gate.barred', { count: barred })
          : open > 0
            ? t('declaration:gate.open', { count: open })
            : t('declaration:gate.clear')}
      </p>
      <Bars
        bars={toSettle}
        declaration={declaration}
        organisationId={membership.organisationId}
        mayState={mayState}
      />
      {settled.length > 0 && (
        <details>
          <summary>{t('declaration:gate.settled', { count: settled.length })}</summary>
          <Bars
            bars={settled}
            declaration={declaration}
            organisationId={membership.organisationId}
            mayState={mayState}
          />
        </details>
      )}
    </Section>
  );
}

function Bars({ bars, ...rest }: Omit<BarProps, 'bar'> & { bars: GateBar[] }) {
  return (
    <ul className="kx-gate">
      {bars.map((bar) => (
        <Bar key={bar.code} bar={bar} {...rest} />
      ))}
    </ul>
  );
}

interface BarProps {
  bar: GateBar;
  declaration: Declaration;
  organisationId: string;
  mayState: boolean;
}

function Bar({ bar, declaration, organisationId, mayState }: BarProps) {
  const { t } = useTranslation();
  const [stating, setStating] = useState(false);
  return (
    <li>
      <div className="kx-gate-head">
        <strong>
          {bar.code === 'PATENTEE' ? '' : `${bar.code} `}
          {t(`declaration:bar.${bar.code}`)}
        </strong>
        <Tag tone={TONE[bar.state]}>
          {t(`declaration:gate.${bar.code === 'PATENTEE' ? 'patentee' : 'state'}.${bar.state}`)}
        </Tag>
      </div>
      <p>{bar.fact}</p>
      {bar.cure && <p>{bar.cure}</p>}
      <p className="kx-second">{readArticle(bar.article, currentLanguage())}</p>
      {mayState &&
        (stating ? (
          <StateFact
            code={bar.code}
            declarationId={declaration.id}
            organisationId={organisationId}
            close={() => setStating(false)}
          />
        ) : (
          <div>
            <Button
              size="small"
              aria-label={t('declaration:gate.stateWhat', { bar: t(`declaration:bar.${bar.code}`) })}
              onClick={() => setStating(true)}
            >
              {t('declaration:gate.stateIt')}
            </Button>
          </div>
        ))}
    </li>
  );
}

type Fact = Schemas['NewGateFactDto'];

interface StateFactProps {
  code: GateBar['code'];
  declarationId: string;
  organisationId: string;
  close: () => void;
}

function StateFact({ code, declarationId, organisationId, close }: StateFactProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Omit<Fact, 'code'>>();
  const stating = useAct({
    act: (fact: Omit<Fact, 'code'>) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/declarations/{declarationId}/facts', {
          params: { path: { organisationId, declarationId } },
          body: { code, ...fact, ...(!fact.fileId && { fileId: undefined }) },
        }),
      ),
    form,
    refreshes: [
      ['declarations', organisationId],
      ['offer', declarationId],
    ],
    done: close,
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      onFinish={stating.run}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item
        name="barred"
        label={t('declaration:gate.found')}
        rules={[{ required: true, message: t('declaration:form.choose') }]}
      >
        <Radio.Group
          className="kx-choices"
          options={[
            { value: false, label: t(`declaration:gate.${code === 'PATENTEE' ? 'isPatentee' : 'absent'}`) },
            {
              value: true,
              label: t(`declaration:gate.${code === 'PATENTEE' ? 'isNotPatentee' : 'present'}`),
            },
          ]}
        />
      </Form.Item>
      <div className="kx-form-row">
        <Form.Item
          name="statedDay"
          label={t('declaration:gate.day')}
          rules={[{ required: true, message: t('licence:payments.dayMissing') }]}
        >
          <DayInput max={today()} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('declaration:gate.source')}
          extra={t('declaration:gate.sourceHelp')}
          rules={[{ required: true, whitespace: true, message: t('declaration:gate.sourceMissing') }]}
        >
          <Input maxLength={400} />
        </Form.Item>
      </div>
      <Form.Item name="fileId" label={t('declaration:gate.file')}>
        <FileInput organisationId={organisationId} purpose="GATE_FACT" />
      </Form.Item>
      <ProblemAlert problem={stating.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={stating.running}>
          {t('declaration:gate.act')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
