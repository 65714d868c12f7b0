import type { INestApplicationContext } from '@nestjs/common';
import { OrganisationsService } from '#libs/accounts';
import { PatentIndexer } from '#libs/catalogue';
import { audit, CannotRun, Clock, Database, type LegalDay, SYSTEM, type Tx } from '#libs/platform';
import { type DemoData, readDemoData } from './demo-data.js';
import { DemoDesk, shiftTo } from './demo-desk.js';
import { DemoLicences } from './demo-licences.js';
import { DemoOffers, type DemoStep } from './demo-offers.js';
import { enterpriseFileSteps } from './demo-enterprise-files.js';
import { eventSteps } from './demo-events.js';
import { meetingSteps } from './demo-meetings.js';
import { needSteps } from './demo-needs.js';
import { sheetSteps } from './demo-sheets.js';
import { findIds, hashPasswords, insertRecords } from './demo-records.js';

/** Any number that only this product uses: two loadings at once go one after the other. */
const LOADING_LOCK = 7_203_412;
const LOADED = 'DEMONSTRATION_LOADED';
const OPENING_DAY: LegalDay = '2026-01-05';

export type DemoLoad = 'LOADED' | 'COMPLETED' | 'ALREADY_LOADED';

/** The database holds records that are not the demonstration's. */
export class NotEmpty extends CannotRun {}

/**
 * Loads the demonstration into an empty database, once. The records come in one transaction; declarations, notices and
 * payments go through the services that judge them, each on its own day, so they cannot share it. Instead each looks
 * first whether it has happened: a loading that was killed half-way is completed by the next one. The last row is an
 * audit leaf that says so; from then on nothing is touched any more, whatever people do with the demonstration.
 *
 * Moves the process's Clock while it runs: no request may be served and no job be run by it meanwhile.
 */
export async function loadDemo(
  app: INestApplicationContext,
  onProgress?: (done: number, total: number) => void,
): Promise<DemoLoad> {
  const [database, clock] = [app.get(Database), app.get(Clock)];
  const data = readDemoData();
  const outcome = await database.transaction(SYSTEM, async (tx): Promise<DemoLoad> => {
    // Held by a transaction of its own that stays open to the end: it is gone with a process that is killed.
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOADING_LOCK]);
    const found = await judge(tx, data);
    if (found.loaded) return 'ALREADY_LOADED';
    try {
      await tell(app, data, found.empty, onProgress);
    } finally {
      clock.reset();
    }
    const { organisations } = await findIds(tx, data);
    const subjectId = organisations.get(data.universities[0]?.key ?? '') ?? '';
    await audit(tx, { action: LOADED, subjectType: 'organisation', subjectId, organisationId: subjectId });
    return found.empty ? 'LOADED' : 'COMPLETED';
  });
  // The first page that anybody opens finds the patents; otherwise a worker would see to it in a moment.
  if (outcome !== 'ALREADY_LOADED') await app.get(PatentIndexer).drain();
  return outcome;
}

/** Whether the demonstration was loaded to the end. */
export async function isDemoLoaded(database: Database): Promise<boolean> {
  return database.transaction(
    SYSTEM,
    async (tx) => (await judge(tx, readDemoData()).catch(() => undefined))?.loaded ?? false,
  );
}

async function judge(
  tx: Tx,
  { organisations: [first] }: DemoData,
): Promise<{ empty: boolean; loaded: boolean }> {
  const [row] = await tx.query<{ empty: boolean; begun: string | null }>(
    `SELECT NOT EXISTS (SELECT 1 FROM organisation) AND NOT EXISTS (SELECT 1 FROM patent) AS empty,
       (SELECT id FROM organisation WHERE uscc = $1 AND demonstration) AS begun`,
    [first?.uscc],
  );
  if (row?.empty) return { empty: true, loaded: false };
  if (!row?.begun) {
    throw new NotEmpty(
      '数据库中已有其他数据，演示数据只能装入空数据库。 · The database is not empty: the demonstration is loaded into an empty one only.',
    );
  }
  const leaves = await tx.query(
    `SELECT 1 FROM audit_leaf WHERE subject_type = 'organisation' AND subject_id = $1 AND action = $2`,
    [row.begun, LOADED],
  );
  return { empty: false, loaded: leaves.length > 0 };
}

async function tell(
  app: INestApplicationContext,
  data: DemoData,
  empty: boolean,
  onProgress?: (done: number, total: number) => void,
) {
  const [database, clock] = [app.get(Database), app.get(Clock)];
  if (empty) {
    const passwords = await hashPasswords(data);
    shiftTo(clock, OPENING_DAY);
    await database.transaction(SYSTEM, (tx) => insertRecords(tx, data, passwords));
  }
  const desk = new DemoDesk(app, data, await database.transaction(SYSTEM, (tx) => findIds(tx, data)));
  const steps = storyOf(app, desk);
  for (const [done, { day, run }] of steps.entries()) {
    onProgress?.(done, steps.length);
    desk.moveTo(day);
    await run();
  }
  onProgress?.(steps.length, steps.length);
}

/** Everything in the order of its days; what falls on one day keeps its order. */
function storyOf(app: INestApplicationContext, desk: DemoDesk): DemoStep[] {
  const { universities, offers, licences } = desk.data;
  const [organisations, declared, licensed] = [
    app.get(OrganisationsService),
    new DemoOffers(app, desk),
    new DemoLicences(app, desk),
  ];
  const agreements = universities.map(({ key }) => ({
    day: OPENING_DAY,
    run: async () =>
      void (await organisations.agreeToInbox(desk.as(`${key}-approver`), desk.organisation(key))),
  }));
  const taken = licences.flatMap((licence) => {
    const offer = offers.find(({ patentKey }) => patentKey === licence.patentKey);
    return offer ? licensed.steps(licence, offer) : [];
  });
  return [
    ...agreements,
    ...sheetSteps(app, desk),
    ...offers.flatMap((offer) => declared.steps(offer)),
    ...taken,
    ...enterpriseFileSteps(app, desk),
    ...eventSteps(app, desk),
    ...needSteps(app, desk),
    ...meetingSteps(app, desk),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
