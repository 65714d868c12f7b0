import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answer, api, idempotent } from '../../../api/client';
import type { Licence } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { DayInput, FileInput, HundredthsInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';

interface Entry {
  amountFen: number | null;
  paidDay: string;
  fileId?: string;
}

/** The payer's slip, or the payee's entry of the receipt: either proves the payment. */
export function PaymentForm({
  licence,
  membership,
  isLicensor,
}: {
  licence: Licence;
  membership: Membership;
  isLicensor: boolean;
}) {
  const { t } = useTranslation();
  const { organisationId } = membership;
  const [form] = Form.useForm<Entry>();
  const side = isLicensor ? 'receipt' : 'slip';
  const state = useAct({
    act: (body: { amountFen: number; paidDay: string; fileId?: string }, key) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/licences/{licenceId}/payments', {
          params: { path: { organisationId, licenceId: licence.id }, header: idempotent(key) },
          body,
        }),
      ),
    form,
    refreshes: [
      ['licences', organisationId],
      ['today', organisationId],
    ],
    done: () => form.resetFields(),
  });
  if (!hasRole(membership, 'UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'MEMBER', 'SIGNATORY'))
    return null;
  const rest = Math.max(licence.dueFen - licence.paidFen, 0);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="kx-inner-form"
      initialValues={{ amountFen: rest || null }}
      scrollToFirstError={{ focus: true }}
      onFinish={({ amountFen, paidDay, fileId }: Entry) =>
        state.run({ amountFen: amountFen ?? 0, paidDay, ...(fileId && { fileId }) })
      }
    >
      <h3>{t(`licence:payments.${side}.title`)}</h3>
      <p className="kx-second">{t(`licence:payments.${side}.means`)}</p>
      <div className="kx-form-row">
        <Form.Item
          name="amountFen"
          label={t('licence:payments.amount')}
          rules={[{ validator: (_, value: unknown) => amountRule(value, t('licence:payments.amountWrong')) }]}
        >
          <HundredthsInput prefix="¥" />
        </Form.Item>
        <Form.Item
          name="paidDay"
          label={t(`licence:payments.${side}.day`)}
          rules={[{ required: true, message: t('licence:payments.dayMissing') }]}
        >
          <DayInput max={today()} />
        </Form.Item>
      </div>
      <Form.Item
        name="fileId"
        label={t(`licence:payments.${side}.file`)}
        rules={[{ required: !isLicensor, message: t('licence:payments.fileMissing') }]}
      >
        <FileInput organisationId={organisationId} purpose="PAYMENT" />
      </Form.Item>
      <ProblemAlert problem={state.problem} />
      <div>
        <Button type="primary" htmlType="submit" loading={state.running}>
          {t(`licence:payments.${side}.act`)}
        </Button>
      </div>
    </Form>
  );
}

function amountRule(value: unknown, message: string): Promise<void> {
  return typeof value === 'number' && value > 0 ? Promise.resolve() : Promise.reject(new Error(message));
}
