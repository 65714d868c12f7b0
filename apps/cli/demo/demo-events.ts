import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import {
  type EventContent,
  EventRegistrationsService,
  EventsService,
  type EventStep,
  type NewEventRegistration,
} from '#libs/events';
import { type LegalDay, SYSTEM } from '#libs/platform';
import type { DemoDesk } from './demo-desk.js';
import type { DemoStep } from './demo-offers.js';

export type DemoEvent = Omit<
  EventContent,
  'mode' | 'onlineUrl' | 'admission' | 'contact' | 'costFen' | 'budgetSource' | 'satisfactionBp' | 'agenda'
> & {
  owner: string;
  day: LegalDay;
  approvedDay: LegalDay;
  openedDay: LegalDay;
  heldDay?: LegalDay;
  summarisedDay?: LegalDay;
  agenda: Omit<EventContent['agenda'][number], 'patentIds'>[];
  people: Pick<NewEventRegistration, 'name' | 'unit' | 'phone' | 'side' | 'topic'>[];
};

/** Events of the story: one that was held and summarised, one that people register for. */
export function eventSteps(app: INestApplicationContext, desk: DemoDesk): DemoStep[] {
  const [events, registrations] = [app.get(EventsService), app.get(EventRegistrationsService)];
  const stories = JSON.parse(readFileSync(new URL('events.json', import.meta.url), 'utf8')) as DemoEvent[];
  return stories.flatMap((story) => {
    const { owner } = story;
    const organisation = desk.organisation(owner);
    const take = (day: LegalDay | undefined, by: string, step: EventStep, from: string): DemoStep[] =>
      day === undefined
        ? []
        : [
            {
              day,
              run: async () => {
                const known = await eventOf(desk, story);
                if (known?.state === from)
                  await events.step(desk.as(`${owner}-${by}`), organisation, known.id, { step });
              },
            },
          ];
    return [
      {
        day: story.day,
        run: async () => {
          if (!(await eventOf(desk, story)))
            await events.plan(desk.as(`${owner}-centre`), organisation, contentOf(story));
        },
      },
      ...take(story.approvedDay, 'approver', 'APPROVE', 'PLANNED'),
      ...take(story.openedDay, 'centre', 'OPEN', 'APPROVED'),
      ...story.people.map((person) => ({
        day: story.openedDay,
        run: async () => {
          const known = await eventOf(desk, story);
          const registered = await desk.row(
            'SELECT 1 FROM event_registration WHERE event_id = $1 AND name = $2',
            [known?.id, person.name],
          );
          if (known && !registered)
            await registrations.register(SYSTEM, known.id, {
              ...person,
              position: null,
              email: null,
              consent: true,
            });
        },
      })),
      ...take(story.heldDay, 'centre', 'HOLD', 'REGISTRATION_OPEN'),
      ...take(story.summarisedDay, 'centre', 'SUMMARISE', 'HELD'),
    ];
  });
}

export function contentOf(story: Omit<DemoEvent, 'people' | 'approvedDay'>): EventContent {
  const { type, title, titleEn, intro, theme, coOrganisers, venue, startsAt, endsAt } = story;
  const { registrationOpensAt, registrationClosesAt, capacity, minutes, agenda } = story;
  return {
    ...{ type, title, titleEn, intro, theme, coOrganisers, venue, startsAt, endsAt },
    ...{ registrationOpensAt, registrationClosesAt, capacity, minutes },
    mode: 'ON_SITE',
    onlineUrl: null,
    admission: 'AUTOMATIC',
    contact: '运营中心 021-99000200',
    costFen: null,
    budgetSource: null,
    satisfactionBp: null,
    agenda: agenda.map((item) => ({ ...item, patentIds: [] })),
  };
}

export function eventOf(
  desk: DemoDesk,
  { owner, title }: Pick<DemoEvent, 'owner' | 'title'>,
): Promise<{ id: string; state: string } | undefined> {
  return desk.row('SELECT id, state FROM event WHERE organisation_id = $1 AND title = $2', [
    desk.organisation(owner),
    title,
  ]);
}
