import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import {
  AnswersService,
  type DeclineReason,
  NeedsService,
  type NeedSource,
  type NewNeed,
  type TeamContent,
  TeamsService,
  TriageService,
} from '#libs/demand';
import type { LegalDay } from '#libs/platform';
import type { DemoDesk } from './demo-desk.js';
import type { DemoStep } from './demo-offers.js';

interface DemoNeed extends Omit<NewNeed, 'admitted' | 'title' | 'firm'> {
  key: string;
  firm: string;
  day: LegalDay;
  state: 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'PUBLISHED';
  returnReason: string | null;
  title: string;
  source: NeedSource;
  /** Keys of universities. */
  admitted: string[];
}

interface DemoTeam extends TeamContent {
  key: string;
  university: string;
}

interface DemoAnswer {
  need: string;
  university: string;
  day: LegalDay;
  patentKey: string | null;
  teamKey: string | null;
  text: string;
  reply: {
    by: string;
    step: 'INTERESTED' | 'DECLINE' | null;
    reason: DeclineReason | null;
    message: string | null;
  } | null;
}

/** Who writes for firms that do not sign in themselves, and judges what comes. */
const CENTRE = { desk: 'service-centre', staff: 'service-staff' };

/** Firms ask, some by themselves and some through the service centre; universities keep teams and answer. */
export function needSteps(app: INestApplicationContext, desk: DemoDesk): DemoStep[] {
  const { needs, answers } = read<{ needs: DemoNeed[]; answers: DemoAnswer[] }>('needs.json');
  const teams = read<DemoTeam[]>('teams.json');
  const told = new DemoNeeds(app, desk, needs, teams);
  return [
    ...teams.map((team) => ({ day: '2026-06-15', run: () => told.keepTeam(team) })),
    ...needs.map((need) => ({ day: need.day, run: () => told.ask(need) })),
    ...answers.map((answer) => ({ day: answer.day, run: () => told.answer(answer) })),
  ];
}

class DemoNeeds {
  private readonly needs: NeedsService;
  private readonly triage: TriageService;
  private readonly teams: TeamsService;
  private readonly answers: AnswersService;

  constructor(
    app: INestApplicationContext,
    private readonly desk: DemoDesk,
    private readonly asked: DemoNeed[],
    private readonly kept: DemoTeam[],
  ) {
    this.needs = app.get(NeedsService);
    this.triage = app.get(TriageService);
    this.teams = app.get(TeamsService);
    this.answers = app.get(AnswersService);
  }

  async keepTeam(team: DemoTeam): Promise<void> {
    if (await this.teamId(team)) return;
    const { key: _, university, ...content } = team;
    await this.teams.write(this.desk.as(`${university}-centre`), this.desk.organisation(university), content);
  }

  async ask(story: DemoNeed): Promise<void> {
    const { key: _, firm, day: __, state, returnReason, source, admitted, ...content } = story;
    const organisation = this.desk.data.organisations.find(({ key }) => key === firm);
    if (!organisation) throw new TypeError(`the demonstration has no firm ${firm}`);
    const member = organisation.people.find(({ roles }) => roles.includes('MEMBER'));
    const desk = member ? firm : CENTRE.desk;
    const [actor, writer] = [this.desk.as(member?.key ?? CENTRE.staff), this.desk.organisation(desk)];
    const staff = this.desk.as(CENTRE.staff);
    let at = await this.needRow(story);
    if (!at) {
      const wanted = {
        ...content,
        source,
        admitted: admitted.map((key) => this.desk.organisation(key)),
        ...(!member && { firm: { name: organisation.name, uscc: organisation.uscc } }),
      };
      at = await this.needs.write(actor, writer, wanted);
    }
    if (at.state === 'DRAFT' && state !== 'DRAFT')
      at = await this.needs.step(actor, writer, at.id, { step: 'SUBMIT' });
    if (at.state === 'SUBMITTED' && state === 'PUBLISHED')
      await this.triage.step(staff, at.id, { step: 'PUBLISH' });
    if (at.state === 'SUBMITTED' && state === 'RETURNED')
      await this.triage.step(staff, at.id, { step: 'RETURN', reason: returnReason ?? '' });
  }

  async answer(story: DemoAnswer): Promise<void> {
    const { need, university, patentKey, teamKey, text, reply } = story;
    const asked = this.asked.find(({ key }) => key === need);
    const team = this.kept.find(({ key }) => key === teamKey);
    const needId = asked && (await this.needRow(asked))?.id;
    if (!needId) throw new TypeError(`the demonstration has no need ${need}`);
    const organisationId = this.desk.organisation(university);
    const known = await this.desk.row<{ id: string }>(
      'SELECT id FROM need_answer WHERE need_id = $1 AND university_id = $2',
      [needId, organisationId],
    );
    const id =
      known?.id ??
      (
        await this.answers.give(this.desk.as(`${university}-centre`), organisationId, {
          needId,
          kind: patentKey ? 'PATENT' : team ? 'TEAM' : 'PROPOSAL',
          patentId: patentKey && this.desk.ids.patents.get(patentKey),
          teamId: team && (await this.teamId(team)),
          text,
        })
      ).id;
    if (reply) await this.reply(id, asked.firm, reply);
  }

  private async reply(
    id: string,
    firm: string,
    { by, step, reason, message }: NonNullable<DemoAnswer['reply']>,
  ): Promise<void> {
    const [actor, firmId] = [this.desk.as(by), this.desk.organisation(firm)];
    const { state, messages } = await this.answers.one(actor, firmId, id);
    if (message && messages.length === 0) await this.answers.say(actor, firmId, id, message);
    if (step && state === 'OPEN')
      await this.answers.step(actor, firmId, id, { step, ...(reason && { reason }) });
  }

  private needRow({ firm, title }: DemoNeed) {
    return this.desk.row<{ id: string; state: string }>(
      'SELECT id, state FROM need WHERE firm_id = $1 AND title = $2',
      [this.desk.organisation(firm), title],
    );
  }

  private async teamId({ university, name }: DemoTeam): Promise<string | undefined> {
    const row = await this.desk.row<{ id: string }>(
      'SELECT id FROM team WHERE organisation_id = $1 AND name = $2',
      [this.desk.organisation(university), name],
    );
    return row?.id;
  }
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}
