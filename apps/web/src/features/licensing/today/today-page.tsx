import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { type Today, type TodayItem, todayOf } from '../../../api/licensing';
import type { Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { CardsSkeleton, EmptyState, Loaded } from '../../../shared/states';
import { useListKeys } from '../../../shared/use-list-keys';
import { Day } from '../../../shared/values';
import '../licensing.css';

const URGENCIES = ['OVERDUE', 'DUE', 'NEW'] as const;

/** What is to be done today: overdue first, then due, then new; each line one sentence with one verb. */
export function TodayPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const query = useQuery(todayOf(organisationId));
  useListKeys();
  return (
    <Page
      title={t('desk:today.title')}
      lead={
        query.data && (
          <>
            {t('desk:today.asOf')} <Day day={query.data.asOf} />
          </>
        )
      }
    >
      <Loaded query={query} skeleton={<CardsSkeleton count={3} />}>
        {(today) =>
          today.items.length === 0 ? (
            <Nothing today={today} />
          ) : (
            <Matters today={today} organisationId={organisationId} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Nothing({ today }: { today: Today }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('desk:today.nothing')}
      hint={today.nextDay ? t('desk:today.next', { day: today.nextDay }) : t('desk:today.noNext')}
    />
  );
}

function Matters({ today, organisationId }: { today: Today; organisationId: string }) {
  const { t } = useTranslation();
  return (
    <>
      {URGENCIES.map((urgency) => {
        const items = today.items.filter((item) => item.urgency === urgency);
        if (items.length === 0) return null;
        return (
          <Section key={urgency} title={t(`desk:today.${urgency}`, { count: items.length })}>
            <ul className="kx-matters">
              {items.map((item) => (
                <Matter key={item.code + item.subjectId} item={item} organisationId={organisationId} />
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

/** The server writes “sentence · verb”; the verb leads to the record. */
function Matter({ item, organisationId }: { item: TodayItem; organisationId: string }) {
  const cut = item.message.lastIndexOf(' · ');
  const sentence = cut < 0 ? item.message : item.message.slice(0, cut);
  const verb = cut < 0 ? item.message : item.message.slice(cut + 3);
  return (
    <li data-list-item>
      <span className="kx-matter-day">
        {item.day && (
          <span className={item.urgency === 'OVERDUE' ? 'kx-overdue' : 'kx-warn'}>
            <Day day={item.day} />
          </span>
        )}
      </span>
      <span>{cut < 0 ? null : sentence}</span>
      <Link to={addressOf(item, organisationId)}>{verb}</Link>
    </li>
  );
}

function addressOf({ subject, subjectId, side }: TodayItem, organisationId: string): string {
  if (subject === 'DECLARATION') return `/desk/${organisationId}/declarations/${subjectId}`;
  if (subject === 'PATENT') return `/desk/${organisationId}/patents/${subjectId}`;
  return `/desk/${organisationId}/${side === 'LICENSEE' ? 'licences' : 'notices'}/${subjectId}`;
}
