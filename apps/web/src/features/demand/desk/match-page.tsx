import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useParams } from 'react-router';
import { oneMatch } from '../../../api/matches';
import type { Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { Loaded } from '../../../shared/states';
import { Matches } from './matches-page';

/** Where a notification leads. */
export function MatchPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const { matchId = '' } = useParams();
  return (
    <Loaded query={useQuery(oneMatch(organisationId, matchId))} page>
      {(match) => (
        <Page title={t('demand:match.one')} windowTitle={match.need}>
          <Matches rows={[match]} organisationId={organisationId} />
        </Page>
      )}
    </Loaded>
  );
}
