import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { onePublicNeed, type PublicNeed } from '../../api/demand';
import { useDemonstration } from '../../app/demonstration';
import { membershipsWith, UNIVERSITY_ROLES, useSession } from '../../app/session';
import { Page, Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { firmOf, NeedTerms, NeedText } from './need-parts';

/** A need as anybody may read it. */
export function NeedPage() {
  const { needId = '' } = useParams();
  const query = useQuery(onePublicNeed(needId));
  useDemonstration(query.data?.demonstration);
  return (
    <Loaded query={query} page>
      {(need) => <One need={need} />}
    </Loaded>
  );
}

function One({ need }: { need: PublicNeed }) {
  const { t } = useTranslation();
  return (
    <Page title={need.title} lead={firmOf(need) ?? t('demand:anonymous')} narrow>
      <Section title={t('demand:need.what')}>
        {need.body ? <NeedText body={need.body} /> : <p className="kx-reading">{need.summary}</p>}
        {!need.body && <p className="kx-second">{t(`demand:closed.${need.confidentiality}`)}</p>}
      </Section>
      <Section title={t('demand:need.terms')}>
        <NeedTerms need={need} />
        <p className="kx-second">
          {t('demand:until')} <Day day={need.expiresDay} />
        </p>
      </Section>
      <Answering needId={need.id} />
    </Page>
  );
}

/** A university answers from its own desk. */
function Answering({ needId }: { needId: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname } = useLocation();
  const own = membershipsWith(session, ...UNIVERSITY_ROLES);
  return (
    <Section title={t('demand:answering.title')}>
      {own.length === 0 ? (
        <p>
          {t('demand:answering.who')}{' '}
          {!session && <Link to={pathTo.signIn(pathname)}>{t('frame:signIn')}</Link>}
        </p>
      ) : (
        <ul>
          {own.map(({ organisationId, organisation }) => (
            <li key={organisationId}>
              <Link to={`/desk/${organisationId}/board/${needId}`}>
                {t('demand:answering.as', { organisation })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
