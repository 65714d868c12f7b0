import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useParams } from 'react-router';
import { oneMatch } from '../../../api/matches';
import { hasRole, type Membership, UNIVERSITY_ROLES } from '../../../app/session';
import { Page } from '../../../shared/page';
import { Loaded } from '../../../shared/states';
import { Inventors } from './inventors';
import { Matches } from './matches-page';

/** Where a notification leads. */
export function MatchPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const { matchId = '' } = useParams();
  return (
    <Loaded query={useQuery(oneMatch(organisationId, matchId))} page>
      {(match) => (
        <Page title={t('demand:match.one')} windowTitle={match.need}>
          <Matches rows={[match]} organisationId={organisationId} />
          {hasRole(membership, ...UNIVERSITY_ROLES) && (
            <Inventors match={match} organisationId={organisationId} />
          )}
        </Page>
      )}
    </Loaded>
  );
}
