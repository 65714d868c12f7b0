import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type EventLine, publicEvents } from '../../api/events';
import { useDemonstration } from '../../app/demonstration';
import { currentLanguage } from '../../app/language';
import { Page } from '../../shared/page';
import { Paged, usePaged } from '../../shared/paged';
import { pathTo } from '../../shared/paths';
import { EmptyState } from '../../shared/states';
import { Tag } from '../../shared/tag';
import { Minute } from '../../shared/values';

/** What is coming, and what has been. */
export function EventsPage() {
  const { t } = useTranslation();
  const [when, setWhen] = useState<'UPCOMING' | 'PAST'>('UPCOMING');
  const query = usePaged(['events', 'public', when], (cursor) => publicEvents(when, cursor));
  const shown = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useDemonstration(shown.some(({ organiser }) => organiser.demonstration));
  return (
    <Page title={t('events:title')} lead={t('events:lead')}>
      <Radio.Group
        aria-label={t('events:when.label')}
        optionType="button"
        value={when}
        onChange={(event) => setWhen(event.target.value as typeof when)}
        options={(['UPCOMING', 'PAST'] as const).map((value) => ({
          value,
          label: t(`events:when.${value}`),
        }))}
      />
      <Paged
        query={query}
        empty={<EmptyState title={t(`events:nothing.${when}`)} hint={t('events:nothing.hint')} />}
      >
        {(rows) => (
          <ul className="kx-cards">
            {rows.map((row) => (
              <li key={row.id} className="kx-panel">
                <EventCard event={row} />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}

function EventCard({ event }: { event: EventLine }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="kx-card-head">
        <Link className="kx-record-link" to={pathTo.event(event.id)}>
          {inOwnLanguage(event.title, event.titleEn)}
        </Link>{' '}
        <Tag tone={event.state === 'REGISTRATION_OPEN' ? 'open' : 'plain'}>
          {t(`events:state.${event.state}`)}
        </Tag>
      </h2>
      <p>
        <Minute at={event.startsAt} /> · {t(`events:type.${event.type}`)} · {t(`events:mode.${event.mode}`)}
        {event.venue && <> · {event.venue}</>}
      </p>
      <p className="kx-second">{inOwnLanguage(event.organiser.name, event.organiser.nameEn)}</p>
    </>
  );
}

export function inOwnLanguage(zh: string, en: string | null): string {
  return (currentLanguage() === 'en' && en) || zh;
}
