import { useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useAct } from '../../api/use-act';
import { currentLanguage, type Language } from '../../app/language';
import { SESSION_KEY, useChooseLanguage, useSession } from '../../app/session';
import { Facts } from '../../shared/data-list';
import { Page, Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { EmptyState, PageSkeleton } from '../../shared/states';

export function AccountPage() {
  const { t } = useTranslation();
  const session = useSession();
  const choose = useChooseLanguage();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to="/sign-in?return=%2Faccount" replace />;
  return (
    <Page title={t('frame:account')} narrow>
      <Section title={session.person.name}>
        <Facts
          items={[
            [
              t('accounts:account.language'),
              <Segmented<Language>
                aria-label={t('accounts:account.language')}
                value={currentLanguage()}
                onChange={(language) => void choose(language)}
                options={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
              />,
            ],
            ...session.memberships.map(
              ({ organisationId, organisation, roles }) =>
                [
                  organisation,
                  <Link to={`/desk/${organisationId}`}>
                    {roles.map((role) => t(`accounts:role.${role}`)).join(t('frame:comma'))}
                  </Link>,
                ] as const,
            ),
          ]}
        />
      </Section>
      {session.claims.map(({ id, organisation, state, reason }) => (
        <Section key={id} title={t('accounts:account.claim', { organisation })}>
          <p>{t(`accounts:claimState.${state}`)}</p>
          {reason && <p className="kx-second">{reason}</p>}
        </Section>
      ))}
      {session.memberships.length === 0 && session.claims.length === 0 && (
        <EmptyState title={t('accounts:account.nobody')} hint={t('accounts:account.nobodyHint')} />
      )}
      <Leaving />
    </Page>
  );
}

function Leaving() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useAct({
    act: (everywhere: boolean) =>
      everywhere ? api.DELETE('/api/v1/sessions') : api.DELETE('/api/v1/sessions/current'),
    done: () => {
      queries.clear();
      queries.setQueryData(SESSION_KEY, null);
      void navigate('/');
    },
  });
  return (
    <>
      <ProblemAlert problem={leave.problem} />
      <div className="kx-actions">
        <Button onClick={() => leave.run(false)}>{t('frame:signOut')}</Button>
        <Button onClick={() => leave.run(true)}>{t('accounts:account.signOutEverywhere')}</Button>
      </div>
    </>
  );
}
