import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams, useSearchParams } from 'react-router';
import { type DeskEvent, oneDeskEvent } from '../../../api/events';
import { type DeskPlan, deskPlan } from '../../../api/meetings';
import { hasRole, type Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Loaded } from '../../../shared/states';
import '../events.css';
import { inOwnLanguage } from '../events-page';
import { Invitations } from './invitations';
import { PlanGrid } from './plan-grid';
import { PlanPairs } from './plan-pairs';
import { PlanPeople } from './plan-people';
import { PlanSearch } from './plan-search';
import { PlanSettingsForm } from './plan-settings-form';

/** What the parts of the plan's page share. */
export interface PlanProps {
  organisationId: string;
  eventId: string;
  plan: DeskPlan;
  mayWrite: boolean;
}

/** The one-to-one meetings of an event: who should come, times and tables, the search, the plan itself. */
export function PlanPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const { eventId = '' } = useParams();
  const event = useQuery(oneDeskEvent(organisationId, eventId));
  const query = useQuery(deskPlan(organisationId, eventId));
  // Once it was held there is nothing left to plan.
  const closed = ['HELD', 'SUMMARISED', 'ARCHIVED', 'CANCELLED'].includes(event.data?.state ?? '');
  const mayWrite = hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF') && !closed;
  return (
    <Loaded query={query} page>
      {(plan) => {
        const props = { organisationId, eventId, plan, mayWrite };
        return (
          <Page
            title={t('events:plan.title')}
            windowTitle={`${t('events:plan.title')} · ${event.data?.title ?? ''}`}
            lead={event.data && inOwnLanguage(event.data.title, event.data.titleEn)}
            actions={<Link to={pathTo.deskEvent(organisationId, eventId)}>{t('events:plan.back')}</Link>}
          >
            <Parts {...props} event={event.data} />
          </Page>
        );
      }}
    </Loaded>
  );
}

/** In the order of the work; the address says which part is open. */
function Parts({ event, ...props }: PlanProps & { event: DeskEvent | undefined }) {
  const { t } = useTranslation();
  const [wanted] = useSearchParams();
  const { plan, mayWrite } = props;
  const settled = plan.settings !== null;
  // Saving the first settings must not carry anybody to another part.
  const [first] = useState(settled ? 'plan' : 'settings');
  const parts = {
    settings: <PlanSettingsForm {...props} event={event} />,
    invitations: <Invitations {...props} />,
    people: settled && <PlanPeople {...props} />,
    plan: settled && (
      <div className="kx-stack">
        {mayWrite && <PlanSearch {...props} />}
        <PlanGrid {...props} />
        <PlanPairs {...props} />
      </div>
    ),
  };
  const open = wanted.get('part') ?? first;
  const shown = Object.entries(parts).filter(([, part]) => part);
  return (
    <>
      <nav className="kx-parts" aria-label={t('events:plan.parts')}>
        {shown.map(([name]) => (
          <Link key={name} to={`?part=${name}`} replace aria-current={name === open ? 'page' : undefined}>
            {t(`events:plan.part.${name}`)}
          </Link>
        ))}
      </nav>
      {shown.find(([name]) => name === open)?.[1]}
    </>
  );
}
