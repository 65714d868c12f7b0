import type { INestApplicationContext } from '@nestjs/common';
import {
  type ActRequest,
  Clock,
  Database,
  Files,
  type LegalDay,
  type PersonActor,
  SYSTEM,
} from '#libs/platform';
import type { DemoData } from './demo-data.js';
import type { DemoIds } from './demo-records.js';

const MORNING_MS = 9 * 3_600_000;
const MINUTE_MS = 60_000;

/** The story's clock and people: acts are done on their own day, each a few minutes after the one before. */
export class DemoDesk {
  readonly database: Database;
  private readonly clock: Clock;
  private readonly files: Files;
  private day: LegalDay = '';
  private minutes = 0;

  constructor(
    app: INestApplicationContext,
    readonly data: DemoData,
    readonly ids: DemoIds,
  ) {
    this.database = app.get(Database);
    this.clock = app.get(Clock);
    this.files = app.get(Files);
  }

  /** Moves to the next moment of a day; days only go forward. */
  moveTo(day: LegalDay): void {
    this.minutes = day === this.day ? this.minutes + 1 : 0;
    this.day = day;
    shiftTo(this.clock, day, this.minutes);
  }

  /** The person of a key with its roles, who has just given the password. */
  as(key: string): PersonActor {
    const organisation = this.data.organisations.find(({ people }) =>
      people.some((person) => person.key === key),
    );
    const person = organisation?.people.find((one) => one.key === key);
    if (!organisation || !person) throw new TypeError(`the demonstration has no person ${key}`);
    return {
      kind: 'PERSON',
      personId: this.ids.people.get(key) ?? '',
      language: 'zh',
      roles: new Map([[this.organisation(organisation.key), person.roles]]),
      platformAdmin: person.roles.includes('PLATFORM_ADMIN'),
      authenticatedAt: this.clock.now(),
    };
  }

  /** The same item has the same key each time, so it happens once. */
  act(key: string, recordId: string, item: string): ActRequest {
    return { actor: this.as(key), route: 'kaixu demo load', recordId, key: item, payload: { item } };
  }

  organisation(key: string): string {
    return this.ids.organisations.get(key) ?? '';
  }

  /** A document of the story, found again or stored. */
  async paper(owner: string, purpose: string, name: string, lines: string[]): Promise<string> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const organisationId = this.organisation(owner);
      const [known] = await tx.query<{ id: string }>(
        'SELECT id FROM stored_file WHERE organisation_id = $1 AND purpose = $2 AND name = $3',
        [organisationId, purpose, name],
      );
      const bytes = Buffer.from(`演示文件，内容均为虚构。\n\n${lines.join('\n')}\n`);
      return (
        known?.id ??
        this.files.store(tx, { organisationId, purpose, name, mediaType: 'text/plain; charset=utf-8', bytes })
      );
    });
  }

  /** One row as SYSTEM sees it. */
  async row<T>(sql: string, params: unknown[]): Promise<T | undefined> {
    return this.database.transaction(SYSTEM, async (tx) => (await tx.query<T>(sql, params))[0]);
  }
}

export function shiftTo(clock: Clock, day: LegalDay, minutes = 0): void {
  clock.reset();
  const shanghaiMidnight = Date.parse(`${day}T00:00:00+08:00`);
  clock.shift(shanghaiMidnight + MORNING_MS + minutes * MINUTE_MS - clock.now().getTime());
}
