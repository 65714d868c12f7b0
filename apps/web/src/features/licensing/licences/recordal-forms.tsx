import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { answer, api, idempotent, type Schemas } from '../../../api/client';
import type { Licence, Recordal } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import type { Membership } from '../../../app/session';
import { DayInput, FileInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';

const RECORDALS = '/api/v1/organisations/{organisationId}/licences/{licenceId}/recordals';
const FILES = [
  'APPLICATION',
  'NOTICE',
  'PAYMENT_PROOF',
  'IDENTITY',
  'POWER_OF_ATTORNEY',
  'HANDLER',
  'OTHER',
] as const;

type Filing = Schemas['NewRecordalDto'];
interface Outcome {
  outcome: 'RECORDED' | 'REFUSED';
  day: string;
  recordalNumber?: string;
  fileId?: string;
  reason?: string;
}

interface Props {
  licence: Licence;
  membership: Membership;
}

const refreshesOf = (organisationId: string) => [
  ['licences', organisationId],
  ['today', organisationId],
];

/** That this side has filed: the day, and the list of the guidelines ticked off. */
export function FileRecordal({ licence, membership: { organisationId } }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filing>();
  const byAgent = Form.useWatch('byAgent', form);
  const file = useAct({
    act: (body: Filing, key) =>
      answer(
        api.POST(RECORDALS, {
          params: { path: { organisationId, licenceId: licence.id }, header: idempotent(key) },
          body,
        }),
      ),
    form,
    refreshes: refreshesOf(organisationId),
  });
  const shown = FILES.filter((one) => one !== 'POWER_OF_ATTORNEY' || byAgent);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ byAgent: false, files: [] }}
      scrollToFirstError={{ focus: true }}
      onFinish={({ filedDay, byAgent: agent, files = [] }: Filing) =>
        file.run({ filedDay, byAgent: agent, files: files.filter((one) => shown.includes(one)) })
      }
    >
      <h3>{t('licence:recordal.form.title')}</h3>
      <p className="kx-second">{t('licence:recordal.form.means')}</p>
      <Form.Item
        name="filedDay"
        label={t('licence:recordal.form.day')}
        rules={[{ required: true, message: t('licence:recordal.form.dayMissing') }]}
      >
        <DayInput {...(licence.effectiveDay && { min: licence.effectiveDay })} max={today()} />
      </Form.Item>
      <Form.Item name="byAgent" label={t('licence:recordal.form.by')}>
        <Radio.Group
          options={[
            { value: false, label: t('licence:recordal.form.self') },
            { value: true, label: t('licence:recordal.form.agent') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="files"
        label={t('licence:recordal.form.files')}
        extra={licence.effectiveBasis === 'NOTHING_DUE' ? t('licence:recordal.form.nothingDue') : undefined}
      >
        <Checkbox.Group
          className="kx-checklist"
          options={shown.map((value) => ({ value, label: t(`licence:recordal.file.${value}`) }))}
        />
      </Form.Item>
      <ProblemAlert problem={file.problem} />
      <div>
        <Button type="primary" htmlType="submit" loading={file.running}>
          {t('licence:recordal.form.act')}
        </Button>
      </div>
    </Form>
  );
}

/** What the office answered: a recordal number, or a refusal with its reason. */
export function AnswerRecordal({
  licence,
  recordal,
  membership: { organisationId },
}: Props & { recordal: Recordal }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Outcome>();
  const outcome = Form.useWatch('outcome', form);
  const path = { organisationId, licenceId: licence.id, recordalId: recordal.id };
  const tell = useAct({
    act: ({ outcome: which, day, recordalNumber = '', fileId, reason = '' }: Outcome, key) => {
      const params = { path, header: idempotent(key) };
      return which === 'RECORDED'
        ? answer(
            api.POST(`${RECORDALS}/{recordalId}/recording`, {
              params,
              body: { day, recordalNumber, ...(fileId && { fileId }) },
            }),
          )
        : answer(api.POST(`${RECORDALS}/{recordalId}/refusal`, { params, body: { day, reason } }));
    },
    form,
    refreshes: refreshesOf(organisationId),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ outcome: 'RECORDED' }}
      scrollToFirstError={{ focus: true }}
      onFinish={tell.run}
    >
      <h3>{t('licence:recordal.answer.title')}</h3>
      <p className="kx-second">{t('licence:recordal.answer.means')}</p>
      <Form.Item name="outcome" label={t('licence:recordal.answer.outcome')}>
        <Radio.Group
          options={(['RECORDED', 'REFUSED'] as const).map((value) => ({
            value,
            label: t(`licence:recordal.state.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="day"
        label={t('licence:recordal.answer.day')}
        rules={[{ required: true, message: t('licence:recordal.answer.dayMissing') }]}
      >
        <DayInput min={recordal.filedDay} max={today()} />
      </Form.Item>
      {outcome === 'REFUSED' ? (
        <Form.Item
          name="reason"
          label={t('licence:recordal.answer.reason')}
          rules={[{ required: true, whitespace: true, message: t('licence:recordal.answer.reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      ) : (
        <>
          <Form.Item
            name="recordalNumber"
            label={t('licence:recordal.number')}
            rules={[
              { required: true, whitespace: true, message: t('licence:recordal.answer.numberMissing') },
            ]}
          >
            <Input maxLength={60} spellCheck={false} />
          </Form.Item>
          <Form.Item name="fileId" label={t('licence:recordal.answer.file')}>
            <FileInput organisationId={organisationId} purpose="RECORDAL" />
          </Form.Item>
        </>
      )}
      <ProblemAlert problem={tell.problem} />
      <div>
        <Button type="primary" htmlType="submit" loading={tell.running}>
          {t(outcome === 'REFUSED' ? 'licence:recordal.answer.refusedAct' : 'licence:recordal.answer.act')}
        </Button>
      </div>
    </Form>
  );
}
