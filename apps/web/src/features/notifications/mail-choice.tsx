import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useAct } from '../../api/use-act';
import { SESSION_KEY, type Session } from '../../app/session';
import { ProblemAlert } from '../../shared/problem-alert';

/** Whether the same news come by mail, too. */
export function MailChoice({ session: { person } }: { session: Session }) {
  const { t } = useTranslation();
  const choose = useAct({
    act: (mailWanted: boolean) => api.PATCH('/api/v1/people/me', { body: { mailWanted } }),
    refreshes: [SESSION_KEY],
  });
  if (!person.mailPossible) return <p>{t('notifications:mail.noAddress')}</p>;
  return (
    <>
      <label className="kx-actions">
        <Switch checked={person.mailWanted} loading={choose.running} onChange={choose.run} />
        <span>{t('notifications:mail.wanted')}</span>
      </label>
      <ProblemAlert problem={choose.problem} />
    </>
  );
}
