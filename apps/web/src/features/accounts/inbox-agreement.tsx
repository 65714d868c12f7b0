import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client';
import { organisationKey } from '../../api/organisations';
import { useAct } from '../../api/use-act';
import { Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { Minute } from '../../shared/values';

/** Only an inbox that the university has designated receives a notice the moment it enters (CC 137). */
export function InboxAgreement({
  organisation,
  mayAgree,
}: {
  organisation: Schemas['OrganisationDto'];
  mayAgree: boolean;
}) {
  const { t } = useTranslation();
  const agree = useAct({
    act: () =>
      api.POST('/api/v1/organisations/{organisationId}/inbox-agreement', {
        params: { path: { organisationId: organisation.id } },
      }),
    refreshes: [organisationKey(organisation.id)],
  });
  if (organisation.inboxAgreedAt)
    return (
      <Alert
        type="success"
        title={
          <>
            {t('accounts:inbox.agreed')} <Minute at={organisation.inboxAgreedAt} />
          </>
        }
        description={t('accounts:inbox.effect')}
      />
    );
  return (
    <Section title={t('accounts:inbox.title')}>
      <p className="kx-reading">{t('accounts:inbox.sentence', { name: organisation.name })}</p>
      <p className="kx-second">{t('accounts:inbox.article')}</p>
      <ProblemAlert problem={agree.problem} />
      {mayAgree ? (
        <div>
          <Button type="primary" loading={agree.running} onClick={() => agree.run(undefined)}>
            {t('accounts:inbox.act')}
          </Button>
        </div>
      ) : (
        <p>{t('accounts:inbox.whoAgrees')}</p>
      )}
    </Section>
  );
}
