import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, idempotent } from '../../../api/client';
import type { Licence, Payment } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { FileLink } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Tag, type Tone } from '../../../shared/tag';
import { Day, Money } from '../../../shared/values';
import { PaymentForm } from './payment-form';

const PAYMENTS = '/api/v1/organisations/{organisationId}/licences/{licenceId}/payments';
const TONE: Record<Payment['state'], Tone> = { STATED: 'money', CONFIRMED: 'done', CONTESTED: 'over' };

interface Props {
  licence: Licence;
  membership: Membership;
}

/** What was paid, on whose word, and what the payee says to it. */
export function Payments({ licence, membership }: Props) {
  const { t } = useTranslation();
  const isLicensor = licence.licensor.id === membership.organisationId;
  const mayAnswer = isLicensor && hasRole(membership, 'UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER');
  if (licence.dueFen === 0 && licence.payments.length === 0) return null;
  return (
    <section className="kx-part">
      <h2>{t('licence:payments.title')}</h2>
      {licence.payments.length === 0 && <p>{t('licence:payments.none')}</p>}
      <ul className="kx-payments">
        {licence.payments.map((payment) => (
          <li key={payment.id}>
            <p className="kx-tags">
              <strong>
                <Money fen={payment.amountFen} />
              </strong>
              <Day day={payment.paidDay} />
              <Tag tone={TONE[payment.state]}>{t(`licence:payments.state.${payment.state}`)}</Tag>
              <span className="kx-second">{t(`licence:payments.evidence.${payment.evidence}`)}</span>
              {payment.fileId && (
                <FileLink organisationId={membership.organisationId} fileId={payment.fileId} />
              )}
            </p>
            {payment.contestReason && (
              <p>{t('licence:payments.contestedBecause', { reason: payment.contestReason })}</p>
            )}
            {mayAnswer && payment.state !== 'CONFIRMED' && (
              <AnswerPayment licence={licence} payment={payment} organisationId={membership.organisationId} />
            )}
          </li>
        ))}
      </ul>
      {licence.state === 'NOTIFIED' && (
        <PaymentForm licence={licence} membership={membership} isLicensor={isLicensor} />
      )}
    </section>
  );
}

function AnswerPayment({
  licence,
  payment,
  organisationId,
}: {
  licence: Licence;
  payment: Payment;
  organisationId: string;
}) {
  const { t } = useTranslation();
  const [contesting, setContesting] = useState(false);
  const path = { organisationId, licenceId: licence.id, paymentId: payment.id };
  const refreshes = [
    ['licences', organisationId],
    ['today', organisationId],
  ];
  const confirm = useAct({
    act: (_: void, key) =>
      answer(api.POST(`${PAYMENTS}/{paymentId}/confirmation`, { params: { path, header: idempotent(key) } })),
    refreshes,
  });
  const contest = useAct({
    act: (body: { reason: string }, key) =>
      answer(
        api.POST(`${PAYMENTS}/{paymentId}/contest`, { params: { path, header: idempotent(key) }, body }),
      ),
    refreshes,
    done: () => setContesting(false),
  });
  if (contesting)
    return (
      <Form layout="vertical" requiredMark={false} onFinish={contest.run} className="kx-part">
        <p className="kx-second">{t('licence:payments.contestMeans')}</p>
        <Form.Item
          name="reason"
          label={t('licence:payments.contestReason')}
          rules={[{ required: true, whitespace: true, message: t('licence:payments.contestReasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={2000} autoFocus />
        </Form.Item>
        <ProblemAlert problem={contest.problem} />
        <div className="kx-actions">
          <Button type="primary" htmlType="submit" loading={contest.running}>
            {t('licence:payments.contestAct')}
          </Button>
          <Button onClick={() => setContesting(false)}>{t('frame:cancel')}</Button>
        </div>
      </Form>
    );
  return (
    <>
      <ProblemAlert problem={confirm.problem} />
      <div className="kx-actions">
        <Button type="primary" loading={confirm.running} onClick={() => confirm.run()}>
          {t('licence:payments.confirm')}
        </Button>
        {payment.state === 'STATED' && (
          <Button onClick={() => setContesting(true)}>{t('licence:payments.contest')}</Button>
        )}
      </div>
    </>
  );
}
