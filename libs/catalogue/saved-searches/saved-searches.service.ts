import { Injectable } from '@nestjs/common';
import { recipientOf } from '#libs/accounts';
import {
  addDays,
  Database,
  defineErrors,
  defineMessages,
  legalDayOf,
  newId,
  Notifications,
  type PersonActor,
  refuse,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { type Alert, SavedSearch } from './saved-search.entity.js';
import type {
  NewSavedSearchDto,
  SavedSearchChangeDto,
  SavedSearchDto,
  SavedSearchesDto,
} from './saved-searches.dto.js';
import { subjectOf } from './search-subject.js';

const MOST = 50;
const SOON_MINUTES = 10;
/** A record is found some seconds after its commit, and later where a worker was away: each look goes back so far. */
const OVERLAP_MS = 3_600_000;
const MOST_NEWS = 100;
const LINES = 10;
const DAILY_HOUR = 8;

const refuseSaved = defineErrors({
  too_many_saved_searches: {
    status: 409,
    zh: '最多保存 {most} 个检索，请先删除不再需要的。',
    en: 'At most {most} searches can be saved; delete one that you no longer need.',
  },
});

defineMessages({
  saved_search_news: {
    zh: '“{name}”有 {count} 条新结果。',
    en: 'New results for “{name}”: {count}.',
  },
});

/** Searches that people follow: kept, looked through again, and told of. */
@Injectable()
export class SavedSearchesService {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  list(actor: PersonActor): Promise<SavedSearchesDto> {
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx
        .repository(SavedSearch)
        .find({ where: { personId: actor.personId }, order: { id: 'DESC' }, take: MOST });
      return { items: rows.map(toDto) };
    });
  }

  /** @throws too_many_saved_searches; invalid_request where the list does not know a parameter */
  async save(actor: PersonActor, wanted: NewSavedSearchDto): Promise<SavedSearchDto> {
    const list = subjectOf(wanted.subject);
    if (!list) throw refuse.not_found();
    const query = list.read(wanted.query);
    // What is there already is no news.
    const there = await list.since(query, before(this.database.now()), MOST_NEWS);
    return this.database.transaction(actor, async (tx) => {
      const kept = await tx.repository(SavedSearch).countBy({ personId: actor.personId });
      if (kept >= MOST) throw refuseSaved.too_many_saved_searches({ most: MOST });
      const { subject, name, alert } = wanted;
      const search = tx.repository(SavedSearch).create({
        id: newId(tx.now.getTime()),
        personId: actor.personId,
        subject,
        name,
        query,
        alert,
        lookedAt: tx.now,
        dueAt: dueAfter(alert, tx.now),
        told: there.map((record) => record.id),
        createdAt: tx.now,
      });
      await tx.repository(SavedSearch).insert(search);
      return toDto(search);
    });
  }

  async change(
    actor: PersonActor,
    id: string,
    { name, alert }: SavedSearchChangeDto,
  ): Promise<SavedSearchDto> {
    return this.database.transaction(actor, async (tx) => {
      const search = await own(tx, actor, id);
      // Who follows it again hears of what comes from now on, not of what came meanwhile.
      const again = search.alert === 'NEVER' && { lookedAt: tx.now };
      Object.assign(search, { name, alert, dueAt: dueAfter(alert, tx.now) }, again);
      await tx.repository(SavedSearch).save(search);
      return toDto(search);
    });
  }

  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await tx.repository(SavedSearch).remove(await own(tx, actor, id));
    });
  }

  /** Searches whose time has come, each as a job of its own. */
  async lookLater(topic: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const due = await tx.query<{ id: string }>(
        'SELECT id FROM saved_search WHERE due_at <= $1 ORDER BY due_at LIMIT 1000',
        [tx.now],
      );
      for (const { id } of due) await tx.later(topic, id);
    });
  }

  /** Looks through one list again; what is new is told in the transaction that remembers it was told. */
  async look(id: string): Promise<void> {
    const now = this.database.now();
    const search = await this.database.transaction(SYSTEM, (tx) =>
      tx.repository(SavedSearch).findOneBy({ id }),
    );
    const subject = search && subjectOf(search.subject);
    if (!subject || !search.dueAt || search.dueAt > now) return;
    const listed = await subject.since(search.query, before(search.lookedAt), MOST_NEWS);
    const fresh = listed.filter((record) => !search.told.includes(record.id));
    await this.database.transaction(SYSTEM, async (tx) => {
      const { affected } = await tx.repository(SavedSearch).update(
        { id, lookedAt: search.lookedAt },
        {
          lookedAt: now,
          dueAt: dueAfter(search.alert, now),
          told: listed.map((record) => record.id),
        },
      );
      // Another run was quicker, or the search is gone.
      if (!affected || fresh.length === 0) return;
      const [recipient] = await recipientOf(tx, search.personId);
      if (!recipient) return;
      await this.notifications.tell(tx, [recipient], {
        key: `saved_search ${id} ${search.lookedAt.toISOString()}`,
        code: 'saved_search_news',
        params: { name: search.name, count: fresh.length < MOST_NEWS ? fresh.length : `${MOST_NEWS}+` },
        lines: fresh.slice(0, LINES).map((record) => record.line(recipient.language)),
        path: pathOf(search),
      });
    });
  }
}

async function own(tx: Tx, actor: PersonActor, id: string): Promise<SavedSearch> {
  const search = await tx.repository(SavedSearch).findOneBy({ id, personId: actor.personId });
  if (!search) throw refuse.not_found();
  return search;
}

function before(instant: Date): Date {
  return new Date(instant.getTime() - OVERLAP_MS);
}

function dueAfter(alert: Alert, now: Date): Date | null {
  if (alert === 'NEVER') return null;
  if (alert === 'SOON') return new Date(now.getTime() + SOON_MINUTES * 60_000);
  const morning = (day: string) => new Date(`${day}T0${DAILY_HOUR}:00:00+08:00`);
  const today = morning(legalDayOf(now));
  return today > now ? today : morning(addDays(legalDayOf(now), 1));
}

function pathOf({ subject, query }: SavedSearch): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) address.append(name, one);
  address.set('sort', 'newest');
  return `${subjectOf(subject)?.path ?? '/'}?${address}`;
}

function toDto(search: SavedSearch): SavedSearchDto {
  const { id, subject, name, alert, createdAt } = search;
  return { id, subject, name, alert, path: pathOf(search), createdAt: createdAt.toISOString() };
}
