import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { membersOf } from '../../../api/organisations';
import type { StandingOffer } from '../../../api/licensing';
import type { Membership, Session } from '../../../app/session';
import { Section } from '../../../shared/page';

/** Signed in, but not a signatory anywhere: says who is, rather than only that one is not. */
export function WhoCanSign({ session, offer }: { session: Session; offer: StandingOffer }) {
  const { t } = useTranslation();
  const others = session.memberships.filter(({ organisationId }) => organisationId !== offer.licensor.id);
  const own = others.length < session.memberships.length;
  return (
    <Section title={t('acceptance:whoCan.title')}>
      <p>{t('acceptance:whoCan.why')}</p>
      {own && <p>{t('acceptance:whoCan.own')}</p>}
      {others.map((membership) => (
        <Signatories key={membership.organisationId} membership={membership} />
      ))}
      {others.length === 0 && (
        <p>
          <Link to="/register">{t('acceptance:whoCan.register')}</Link>
        </p>
      )}
    </Section>
  );
}

function Signatories({ membership }: { membership: Membership }) {
  const { t } = useTranslation();
  const { data } = useQuery(membersOf(membership.organisationId));
  if (!data) return null;
  const names = [...new Set(data.items.filter(({ role }) => role === 'SIGNATORY').map(({ name }) => name))];
  return (
    <p>
      {names.length > 0
        ? t('acceptance:whoCan.names', {
            organisation: membership.organisation,
            names: names.join(t('licensing:listComma')),
          })
        : t('acceptance:whoCan.nobody', { organisation: membership.organisation })}
    </p>
  );
}
