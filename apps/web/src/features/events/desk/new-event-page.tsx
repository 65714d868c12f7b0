import { useTranslation } from 'react-i18next';
import { useNavigate, useOutletContext } from 'react-router';
import { answer, api } from '../../../api/client';
import type { Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { EventForm } from './event-form';

export function NewEventPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const navigate = useNavigate();
  const at = (below: string) => void navigate(`/desk/${organisationId}/events${below}`);
  return (
    <Page title={t('events:desk.plan')} narrow>
      <EventForm
        organisationId={organisationId}
        save={(body) =>
          answer(
            api.POST('/api/v1/organisations/{organisationId}/events', {
              params: { path: { organisationId } },
              body,
            }),
          )
        }
        done={({ id }) => at(`/${id}`)}
        close={() => at('')}
      />
    </Page>
  );
}
