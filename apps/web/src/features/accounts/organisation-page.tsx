import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { oneOrganisation } from '../../api/organisations';
import { hasRole, membershipOf, type Role, useSession } from '../../app/session';
import { Page } from '../../shared/page';
import { Loaded } from '../../shared/states';
import { Keepers, OwnSize } from '../enterprises/own-size';
import { InboxAgreement } from './inbox-agreement';
import { Members } from './members';
import { OrganisationData } from './organisation-data';

const LEADING: Role[] = [
  'UNIVERSITY_APPROVER',
  'SIGNATORY',
  'SERVICE_STAFF',
  'OFFICE_READER',
  'PLATFORM_ADMIN',
];

export function OrganisationPage() {
  const { t } = useTranslation();
  const { organisationId = '' } = useParams();
  const membership = membershipOf(useSession(), organisationId);
  const leads = hasRole(membership, ...LEADING);
  const query = useQuery(oneOrganisation(organisationId));
  return (
    <Page title={t('accounts:organisation.title')}>
      <Loaded query={query} page>
        {(organisation) => (
          <>
            {(organisation.kind === 'UNIVERSITY' || organisation.kind === 'RESEARCH_INSTITUTE') && (
              <InboxAgreement
                organisation={organisation}
                mayAgree={hasRole(membership, 'UNIVERSITY_APPROVER')}
              />
            )}
            <OrganisationData organisation={organisation} mayChange={leads} />
            {organisation.kind === 'ENTERPRISE' && (
              <>
                <OwnSize organisationId={organisation.id} mayState={leads} />
                <Keepers organisationId={organisation.id} />
              </>
            )}
            <Members organisation={organisation} mayLead={leads} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
