import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { type StandingOffer, termsOf } from '../../../api/licensing';
import { hasRole, type Session, useSession } from '../../../app/session';
import { Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { PageSkeleton } from '../../../shared/states';
import { TermsList } from '../terms-list';
import { AcceptanceStep, partyName, WithOffer } from './acceptance-step';
import { CheckAnswers } from './check-answers';
import { WhoCanSign } from './who-can-sign';

/** Screen two: the terms in full, then the answers to check, then the one button that sends the notice. */
export function NoticePage() {
  return <WithOffer>{(offer) => <Notice offer={offer} />}</WithOffer>;
}

function Notice({ offer }: { offer: StandingOffer }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <AcceptanceStep offer={offer} step="notice">
      <Section title={t('acceptance:termsTitle')}>
        <p className="kx-second">{t('acceptance:termsLead', { university: partyName(offer.licensor) })}</p>
        <TermsList terms={termsOf(offer)} />
        <h3>{t('acceptance:lawTitle')}</h3>
        <ul className="kx-law">
          {(['equal', 'noApproval', 'nonExclusive', 'withdrawal', 'dispute'] as const).map((point) => (
            <li key={point}>{t(`acceptance:lawPoint.${point}`)}</li>
          ))}
        </ul>
      </Section>
      {session === undefined ? <PageSkeleton /> : <Answers offer={offer} session={session} />}
    </AcceptanceStep>
  );
}

function Answers({ offer, session }: { offer: StandingOffer; session: Session | null }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  if (session === null)
    return (
      <Section title={t('acceptance:signIn.title')}>
        <p>{t('acceptance:signIn.why')}</p>
        <div className="kx-actions">
          <Link className="kx-button kx-button-strong" to={pathTo.signIn(pathname + search)}>
            {t('acceptance:signIn.act')}
          </Link>
          <Link className="kx-button" to="/register">
            {t('acceptance:signIn.register')}
          </Link>
        </div>
      </Section>
    );
  const signing = session.memberships.filter(
    (membership) => hasRole(membership, 'SIGNATORY') && membership.organisationId !== offer.licensor.id,
  );
  if (signing.length === 0) return <WhoCanSign session={session} offer={offer} />;
  return (
    <CheckAnswers
      offer={offer}
      session={session}
      signing={signing}
      sent={(organisationId, licenceId) =>
        void navigate(`/offers/${offer.declarationId}/receipts/${organisationId}/${licenceId}`, {
          replace: true,
        })
      }
    />
  );
}
