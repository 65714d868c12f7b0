import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, idempotent } from '../../../api/client';
import type { Licence } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { ProblemAlert } from '../../../shared/problem-alert';

/** Either side closes an unpaid notice, with a reason. */
export function LapseNotice({ licence, membership }: { licence: Licence; membership: Membership }) {
  const { t } = useTranslation();
  const { organisationId } = membership;
  const [open, setOpen] = useState(false);
  const lapse = useAct({
    act: (body: { reason: string }, key) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/licences/{licenceId}/lapse', {
          params: { path: { organisationId, licenceId: licence.id }, header: idempotent(key) },
          body,
        }),
      ),
    refreshes: [
      ['licences', organisationId],
      ['today', organisationId],
    ],
  });
  const may = hasRole(membership, 'UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'SIGNATORY');
  if (licence.state !== 'NOTIFIED' || !may) return null;
  return (
    <section className="kx-part">
      <h2>{t('licence:lapse.title')}</h2>
      <p className="kx-second">{t('licence:lapse.means')}</p>
      {open ? (
        <Form layout="vertical" requiredMark={false} onFinish={lapse.run}>
          <Form.Item
            name="reason"
            label={t('licence:lapse.reason')}
            rules={[{ required: true, whitespace: true, message: t('licence:lapse.reasonMissing') }]}
          >
            <Input.TextArea rows={2} maxLength={2000} autoFocus />
          </Form.Item>
          <ProblemAlert problem={lapse.problem} />
          <div className="kx-actions">
            <Button danger htmlType="submit" loading={lapse.running}>
              {t('licence:lapse.act')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('frame:cancel')}</Button>
          </div>
        </Form>
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{t('licence:lapse.open')}</Button>
        </div>
      )}
    </section>
  );
}
