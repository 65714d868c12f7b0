import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import {
  EventRegistrationsService,
  EventsService,
  InvitationsService,
  MeetingsService,
  OutcomesService,
  type Outcome,
  type PlanSettings,
  PlanService,
  WishesService,
  type Wish,
} from '#libs/events';
import { type LegalDay, type PersonActor, SYSTEM } from '#libs/platform';
import type { DemoDesk } from './demo-desk.js';
import type { DemoStep } from './demo-offers.js';
import { contentOf, type DemoEvent, eventOf } from './demo-events.js';

type DemoParticipant = DemoEvent['people'][number] & {
  key: string;
  party: string;
  position: string;
  sessions?: number[];
  min?: number;
  max: number;
  came?: boolean;
  wishes: { to: string; wish: Wish; note?: string }[];
};

type DemoMeetings = Omit<DemoEvent, 'people' | 'approvedDay' | 'agenda' | 'coOrganisers' | 'capacity'> & {
  plan: PlanSettings;
  people: DemoParticipant[];
  meetings?: {
    demand: string;
    supply: string;
    slot: number;
    place: number;
    demandOutcome: Outcome;
    supplyOutcome: Outcome;
  }[];
  followUps?: {
    demand: string;
    supply: string;
    what: string;
    owner: string;
    dueDay: LegalDay;
    doneDay?: LegalDay;
    result?: string;
  }[];
};

const STAFF = 'service-staff';

/** One-to-one meetings of the service centre: one event that was held, with outcomes; one to come, with 40 people and wishes. */
export function meetingSteps(app: INestApplicationContext, desk: DemoDesk): DemoStep[] {
  const stories = JSON.parse(
    readFileSync(new URL('meetings.json', import.meta.url), 'utf8'),
  ) as DemoMeetings[];
  return stories.flatMap((story) => {
    const told = new MeetingStory(app, desk, story);
    return [
      { day: story.day, run: () => told.plan() },
      { day: story.openedDay, run: () => told.open() },
      { day: story.openedDay, run: () => told.collect() },
      ...(story.meetings ? [{ day: story.openedDay, run: () => told.seat() }] : []),
      ...(story.heldDay ? [{ day: story.heldDay, run: () => told.hold() }] : []),
      ...(story.summarisedDay ? [{ day: story.summarisedDay, run: () => told.summarise() }] : []),
    ];
  });
}

/** Each step looks first whether it has happened: a loading that was killed half-way is completed. */
class MeetingStory {
  private readonly events: EventsService;
  private readonly registrations: EventRegistrationsService;
  private readonly plans: PlanService;
  private readonly meetings: MeetingsService;
  private readonly wishes: WishesService;
  private readonly outcomes: OutcomesService;
  private readonly invitations: InvitationsService;
  private readonly organisation: string;

  constructor(
    app: INestApplicationContext,
    private readonly desk: DemoDesk,
    private readonly story: DemoMeetings,
  ) {
    this.events = app.get(EventsService);
    this.registrations = app.get(EventRegistrationsService);
    this.plans = app.get(PlanService);
    this.meetings = app.get(MeetingsService);
    this.wishes = app.get(WishesService);
    this.outcomes = app.get(OutcomesService);
    this.invitations = app.get(InvitationsService);
    this.organisation = desk.organisation(story.owner);
  }

  async plan(): Promise<void> {
    if (await eventOf(this.desk, this.story)) return;
    const content = contentOf({ ...this.story, coOrganisers: [], capacity: null, agenda: [] });
    await this.events.plan(this.staff, this.organisation, content);
  }

  async open(): Promise<void> {
    const { id, state } = await this.event();
    if (state === 'PLANNED') await this.events.step(this.staff, this.organisation, id, { step: 'APPROVE' });
    if (state === 'PLANNED' || state === 'APPROVED')
      await this.events.step(this.staff, this.organisation, id, { step: 'OPEN' });
    const { version } = await this.plans.one(this.staff, this.organisation, id);
    if (version === 0) await this.plans.settle(this.staff, this.organisation, id, '"0"', this.story.plan);
  }

  /** People register and say whom they want to meet. */
  async collect(): Promise<void> {
    const { id } = await this.event();
    for (const { name, unit, phone, side, topic, position, party } of this.story.people) {
      if (await this.codeOf(id, phone)) continue;
      const { code } = await this.registrations.register(SYSTEM, id, {
        ...{ name, unit, phone, side, topic, position, email: null, consent: true },
      });
      const registered = await this.desk.row<{ id: string }>(
        'SELECT id FROM event_registration WHERE code = $1',
        [code],
      );
      const partyId = this.desk.organisation(party);
      await this.invitations.setParty(this.staff, this.organisation, id, registered?.id ?? '', { partyId });
    }
    for (const { phone, sessions, min, max, wishes } of this.story.people)
      await this.wishes.write((await this.codeOf(id, phone))?.code ?? '', {
        ...{ sessions: sessions ?? null, minMeetings: min ?? 0, maxMeetings: max },
        wishes: await Promise.all(
          wishes.map(async ({ to, wish, note }) => ({
            to: (await this.person(id, to)).id,
            wish,
            note: note ?? null,
          })),
        ),
      });
  }

  async seat(): Promise<void> {
    const { id } = await this.event();
    const { meetings } = await this.plans.one(this.staff, this.organisation, id);
    if (meetings.length > 0) return;
    for (const { demand, supply, slot, place } of this.story.meetings ?? [])
      await this.meetings.seat(this.staff, this.organisation, id, {
        demandId: (await this.person(id, demand)).id,
        supplyId: (await this.person(id, supply)).id,
        ...{ slot, place },
      });
    await this.plans.publish(this.staff, this.organisation, id);
  }

  /** Who came was scanned, both sides say what came of it, staff note what is to be done. */
  async hold(): Promise<void> {
    const { id, state } = await this.event();
    if (state !== 'REGISTRATION_OPEN') return;
    const came = this.story.people.filter((person) => person.came);
    const scans = await Promise.all(
      came.map(async ({ key }) => ({
        code: (await this.person(id, key)).code,
        at: this.story.startsAt,
      })),
    );
    await this.registrations.checkIn(this.staff, this.organisation, id, { scans });
    const { meetings } = await this.plans.one(this.staff, this.organisation, id);
    const meetingOf = async ({ demand, supply }: { demand: string; supply: string }) => {
      const [one, other] = [await this.person(id, demand), await this.person(id, supply)];
      const found = meetings.find(({ demandId, supplyId }) => demandId === one.id && supplyId === other.id);
      return { one, other, meeting: found?.id ?? '' };
    };
    for (const said of this.story.meetings ?? []) {
      const { one, other, meeting } = await meetingOf(said);
      await this.outcomes.say(SYSTEM, one.code, meeting, { outcome: said.demandOutcome, note: null });
      await this.outcomes.say(SYSTEM, other.code, meeting, { outcome: said.supplyOutcome, note: null });
    }
    for (const { what, owner, dueDay, doneDay, result, ...pair } of this.story.followUps ?? []) {
      const { meeting } = await meetingOf(pair);
      const todo = { what, owner, dueDay };
      const { id: at } = await this.outcomes.addFollowUp(this.staff, this.organisation, id, meeting, todo);
      if (doneDay)
        await this.outcomes.endFollowUp(this.staff, this.organisation, id, at, {
          doneDay,
          result: result ?? null,
        });
    }
    await this.events.step(this.staff, this.organisation, id, { step: 'HOLD' });
  }

  async summarise(): Promise<void> {
    const { id, state } = await this.event();
    if (state === 'HELD') await this.events.step(this.staff, this.organisation, id, { step: 'SUMMARISE' });
  }

  private get staff(): PersonActor {
    return this.desk.as(STAFF);
  }

  private async event(): Promise<{ id: string; state: string }> {
    const found = await eventOf(this.desk, this.story);
    if (!found) throw new TypeError(`the demonstration has no event ${this.story.title}`);
    return found;
  }

  private async person(eventId: string, key: string): Promise<{ id: string; code: string }> {
    const phone = this.story.people.find((one) => one.key === key)?.phone ?? '';
    const found = await this.codeOf(eventId, phone);
    if (!found) throw new TypeError(`the demonstration has no participant ${key}`);
    return found;
  }

  private codeOf(eventId: string, phone: string): Promise<{ id: string; code: string } | undefined> {
    return this.desk.row('SELECT id, code FROM event_registration WHERE event_id = $1 AND phone = $2', [
      eventId,
      phone.replace(/[\s()-]/g, ''),
    ]);
  }
}
