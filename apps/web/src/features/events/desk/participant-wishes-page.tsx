import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams } from 'react-router';
import { answer, api } from '../../../api/client';
import { deskPlan, EVENT, wishesOf } from '../../../api/meetings';
import { hasRole, type Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Loaded } from '../../../shared/states';
import { WishesForm } from '../wishes-form';

/** What a participant told staff, on the telephone or at the door. */
export function ParticipantWishesPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const { eventId = '', registrationId = '' } = useParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const back = pathTo.deskEvent(organisationId, eventId, 'plan');
  const plan = useQuery(deskPlan(organisationId, eventId));
  const person = plan.data?.people.find(({ id }) => id === registrationId);
  const wishes = wishesOf(organisationId, eventId, registrationId);
  return (
    <Page
      title={t('events:wishes.ofUnit', { unit: person?.unit ?? '' })}
      lead={person?.name}
      actions={<Link to={back}>{t('events:plan.title')}</Link>}
      narrow
    >
      <Loaded query={useQuery(wishes)} page>
        {(found) => (
          <WishesForm
            wishes={found}
            staff={hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF')}
            save={(body) =>
              answer(
                api.PUT(`${EVENT}/registrations/{registrationId}/wishes`, {
                  params: { path: { organisationId, eventId, registrationId } },
                  body,
                }),
              )
            }
            saved={async (fresh) => {
              queries.setQueryData(wishes.queryKey, fresh);
              await queries.invalidateQueries({ queryKey: deskPlan(organisationId, eventId).queryKey });
              await navigate(back);
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}
