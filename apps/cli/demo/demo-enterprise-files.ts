import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import type { StateSizeDto } from '#libs/accounts';
import { EnterpriseFilesService, type FileLevel, type VisitKind } from '#libs/enterprises';
import type { LegalDay } from '#libs/platform';
import type { DemoDesk } from './demo-desk.js';
import type { DemoStep } from './demo-offers.js';

interface DemoFile {
  keeper: string;
  by: string;
  firm: string;
  day: LegalDay;
  level: FileLevel;
  products: string | null;
  research: string | null;
  nextStep: string | null;
  nextStepDay: LegalDay | null;
  contacts: { name: string; position: string; phone: string; basis: string; basisDay: LegalDay }[];
  visits: { day: LegalDay; kind: VisitKind; summary: string; people: string | null }[];
  size: StateSizeDto | null;
}

/** The centres open files on firms of the story and write down what they heard there. */
export function enterpriseFileSteps(app: INestApplicationContext, desk: DemoDesk): DemoStep[] {
  const files = app.get(EnterpriseFilesService);
  const stories = JSON.parse(
    readFileSync(new URL('enterprise-files.json', import.meta.url), 'utf8'),
  ) as DemoFile[];
  return stories.flatMap((story) => [
    { day: story.day, run: () => open(files, desk, story) },
    ...story.visits.map((visit) => ({ day: visit.day, run: () => note(files, desk, story, visit) })),
  ]);
}

async function open(files: EnterpriseFilesService, desk: DemoDesk, story: DemoFile): Promise<void> {
  const [actor, keeper] = [desk.as(story.by), desk.organisation(story.keeper)];
  const firm = desk.data.organisations.find(({ key }) => key === story.firm);
  if (!firm) throw new TypeError(`the demonstration has no firm ${story.firm}`);
  let id = await fileOf(desk, story);
  id ??= (
    await files.open(actor, keeper, { firm: { name: firm.name, uscc: firm.uscc ?? '' }, level: story.level })
  ).id;
  const file = await files.one(actor, keeper, id);
  if (file.version === 1) {
    const { level, products, research, nextStep, nextStepDay } = story;
    const written = { level, products, research, nextStep, nextStepDay, reviewedDay: story.day };
    const rest = { ownerId: file.ownerId, intellectualProperty: null, notes: null };
    await files.change(actor, keeper, id, '"1"', { ...written, ...rest });
  }
  for (const contact of story.contacts.slice(file.contacts.length))
    await files.addContact(actor, keeper, id, { ...contact, email: null });
  if (story.size && file.sizes.length === 0) await files.stateSize(actor, keeper, id, story.size);
}

async function note(
  files: EnterpriseFilesService,
  desk: DemoDesk,
  story: DemoFile,
  visit: DemoFile['visits'][number],
): Promise<void> {
  const id = (await fileOf(desk, story)) ?? '';
  const known = await desk.row(
    'SELECT 1 FROM enterprise_visit WHERE file_id = $1 AND day = $2 AND summary = $3',
    [id, visit.day, visit.summary],
  );
  if (!known) await files.addVisit(desk.as(story.by), desk.organisation(story.keeper), id, visit);
}

async function fileOf(desk: DemoDesk, { keeper, firm }: DemoFile): Promise<string | undefined> {
  const row = await desk.row<{ id: string }>(
    'SELECT id FROM enterprise_file WHERE organisation_id = $1 AND firm_id = $2',
    [desk.organisation(keeper), desk.organisation(firm)],
  );
  return row?.id;
}
