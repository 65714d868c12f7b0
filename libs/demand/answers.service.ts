import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#libs/catalogue';
import {
  addDays,
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  invalidRequest,
  newId,
  type PersonActor,
  refuse,
  SYSTEM,
  type Tx,
  violates,
} from '#libs/platform';
import { AnswerMessage, type AnswerSide, NeedAnswer } from './answer.entity.js';
import type {
  AnswerDto,
  AnswerLineDto,
  AnswerListDto,
  AnswerMessageDto,
  AnswerQuery,
  AnswerStepDto,
  NewAnswerDto,
} from './answers.dto.js';
import { refuseDemand } from './demand.errors.js';
import { ANSWER_CHANGED } from './demand.topics.js';
import { BOARD_STATES } from './need.states.js';
import { Need, NeedAdmitted } from './need.entity.js';
import { NeedsService, SILENCE_DAYS } from './needs.service.js';
import { Team } from './team.entity.js';

/** Answers (应答) to needs: given by a university, talked about and settled by both sides. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueService,
    private readonly needs: NeedsService,
  ) {}

  list(actor: PersonActor, organisationId: string, query: AnswerQuery): Promise<AnswerListDto> {
    const { limit = 20, cursor, needId = null, state = null, waiting } = query;
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx.query<Row>(
        `SELECT ${LINE} WHERE (a.firm_id = $1 OR a.university_id = $1) AND ($2::uuid IS NULL OR a.id < $2)
           AND ($3::uuid IS NULL OR a.need_id = $3) AND ($4::text[] IS NULL OR a.state = ANY ($4))
           AND (NOT $5 OR a.turn = CASE WHEN a.firm_id = $1 THEN 'FIRM' ELSE 'UNIVERSITY' END)
         ORDER BY a.id DESC LIMIT $6`,
        [organisationId, decodeIdCursor(cursor), needId, state, waiting === 'true', limit + 1],
      );
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => toLine(row, organisationId)),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  one(actor: PersonActor, organisationId: string, id: string): Promise<AnswerDto> {
    return this.database.transaction(actor, (tx) => toDto(tx, organisationId, id));
  }

  /**
   * A university answers; its first answer moves the need (a job does that: who answers must not change the need).
   * @throws need_not_on_board, need_for_named, answered_already
   */
  async give(actor: PersonActor, organisationId: string, wanted: NewAnswerDto): Promise<AnswerDto> {
    const { needId, kind, text } = wanted;
    const firmId = await this.firmOf(needId, organisationId);
    try {
      return await this.database.transaction(actor, async (tx) => {
        const subject = await this.subjectOf(tx, organisationId, wanted);
        const id = newId(tx.now.getTime());
        await tx.repository(NeedAnswer).insert({
          id,
          needId,
          firmId,
          universityId: organisationId,
          kind,
          ...subject,
          text,
          state: 'OPEN',
          ...turnTo(tx, 'FIRM'),
          reason: null,
          note: null,
          version: 1,
          createdAt: tx.now,
          createdBy: actor.personId,
        });
        await tx.later(ANSWER_CHANGED, id);
        return toDto(tx, organisationId, id);
      });
    } catch (error) {
      if (violates(error, 'need_answer_patent') || violates(error, 'need_answer_team'))
        throw refuseDemand.answered_already();
      throw error;
    }
  }

  async say(actor: PersonActor, organisationId: string, id: string, text: string): Promise<AnswerDto> {
    return this.database.transaction(actor, async (tx) => {
      const answer = await lockedLive(tx, organisationId, id);
      const side = sideOf(answer, organisationId);
      const [author] = await tx.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [
        actor.personId,
      ]);
      await tx.repository(AnswerMessage).insert({
        id: newId(tx.now.getTime()),
        answerId: id,
        firmId: answer.firmId,
        universityId: answer.universityId,
        side,
        authorId: actor.personId,
        author: author?.name ?? '',
        text,
        createdAt: tx.now,
      });
      const next = turnTo(tx, side === 'FIRM' ? 'UNIVERSITY' : 'FIRM');
      await tx.repository(NeedAnswer).update({ id }, { ...next, version: answer.version + 1 });
      await tx.later(ANSWER_CHANGED, id);
      return toDto(tx, organisationId, id);
    });
  }

  /** The firm says yes, either side says no with its reason, the university takes its answer back. */
  async step(
    actor: PersonActor,
    organisationId: string,
    id: string,
    { step, reason, note }: AnswerStepDto,
  ): Promise<AnswerDto> {
    return this.database.transaction(actor, async (tx) => {
      const answer = await lockedLive(tx, organisationId, id);
      const side = sideOf(answer, organisationId);
      const may = { INTERESTED: side === 'FIRM', DECLINE: true, WITHDRAW: side === 'UNIVERSITY' }[step];
      if (!may) throw refuse.forbidden();
      if (step === 'INTERESTED' && answer.state === 'INTERESTED') throw refuseDemand.answer_settled();
      if (step === 'DECLINE' && !reason)
        throw invalidRequest([{ field: 'reason', code: 'decline_needs_reason', params: {} }]);
      const before = answer.state;
      const interested = step === 'INTERESTED';
      Object.assign(answer, {
        state: interested ? 'INTERESTED' : step === 'DECLINE' ? 'DECLINED' : 'WITHDRAWN',
        ...(interested ? turnTo(tx, 'UNIVERSITY') : { turn: null, dueDay: null, escalatedAt: null }),
        reason: step === 'DECLINE' ? reason : null,
        note: note ?? null,
        version: answer.version + 1,
      });
      await tx.repository(NeedAnswer).save(answer);
      if (interested) await this.needs.admitUniversity(tx, answer.needId, answer.universityId);
      await audit(tx, {
        action: `ANSWER_${step}`,
        subjectType: 'need_answer',
        subjectId: id,
        organisationId,
        before: { state: before },
        after: { state: answer.state, reason: answer.reason },
      });
      await tx.later(ANSWER_CHANGED, id);
      return toDto(tx, organisationId, id);
    });
  }

  /** Whose need on the board it is; the firm may be nameless to the university, so this is looked up for it. */
  private firmOf(needId: string, universityId: string): Promise<string> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const need = await tx.repository(Need).findOneBy({ id: needId });
      if (!need || !need.publishedAt) throw refuse.not_found();
      if (!BOARD_STATES.includes(need.state)) throw refuseDemand.need_not_on_board();
      const admitted = await tx.repository(NeedAdmitted).existsBy({ needId, organisationId: universityId });
      if (need.confidentiality === 'NAMED' && !admitted) throw refuseDemand.need_for_named();
      return need.firmId;
    });
  }

  private async subjectOf(
    tx: Tx,
    organisationId: string,
    { kind, patentId, teamId }: NewAnswerDto,
  ): Promise<Pick<NeedAnswer, 'patentId' | 'teamId'>> {
    if (kind === 'PROPOSAL') return { patentId: null, teamId: null };
    if (kind === 'PATENT') {
      if (!patentId || !(await this.catalogue.holds(tx, organisationId, patentId)))
        throw invalidRequest([{ field: 'patentId', code: 'answer_needs_patent', params: {} }]);
      return { patentId, teamId: null };
    }
    const team = teamId ? await tx.repository(Team).findOneBy({ id: teamId, organisationId }) : null;
    if (!team) throw invalidRequest([{ field: 'teamId', code: 'answer_needs_team', params: {} }]);
    return { patentId: null, teamId: team.id };
  }
}

type Row = Omit<AnswerLineDto, 'createdAt' | 'firm'> & {
  createdAt: Date;
  firmId: string;
  firmName: string;
  shownFirm: string | null;
};

const LINE = `a.id, a.need_id AS "needId", coalesce(n.title, p.title, '') AS need, a.university_id AS "universityId", u.name AS university,
  a.firm_id AS "firmId", f.name AS "firmName", p.firm AS "shownFirm", a.kind, a.patent_id AS "patentId",
  coalesce(t.title, m.name) AS subject, a.state, a.turn, a.due_day::text AS "dueDay", a.reason, a.created_at AS "createdAt"
  FROM need_answer a JOIN organisation u ON u.id = a.university_id JOIN organisation f ON f.id = a.firm_id
  LEFT JOIN need n ON n.id = a.need_id LEFT JOIN published_need p ON p.need_id = a.need_id
  LEFT JOIN patent t ON t.id = a.patent_id LEFT JOIN team m ON m.id = a.team_id`;

/** A firm that is not named on the board is named once it is interested. */
function toLine(row: Row, organisationId: string): AnswerLineDto {
  const { firmId, firmName, shownFirm, createdAt, ...line } = row;
  const named = firmId === organisationId || shownFirm !== null || line.state === 'INTERESTED';
  return { ...line, firm: named ? firmName : '', createdAt: createdAt.toISOString() };
}

async function toDto(tx: Tx, organisationId: string, id: string): Promise<AnswerDto> {
  const answer = await find(tx, organisationId, id);
  const [row] = await tx.query<Row>(`SELECT ${LINE} WHERE a.id = $1`, [id]);
  if (!row) throw refuse.not_found();
  const messages = await tx.query<Omit<AnswerMessageDto, 'createdAt'> & { createdAt: Date }>(
    `SELECT id, side, author, text, created_at AS "createdAt" FROM answer_message WHERE answer_id = $1 ORDER BY id`,
    [id],
  );
  const [offer] = await tx.query<{ id: string }>(
    'SELECT declaration_id AS id FROM offer_summary WHERE patent_id = $1',
    [answer.patentId],
  );
  return {
    ...toLine(row, organisationId),
    text: answer.text,
    note: answer.note,
    mySide: sideOf(answer, organisationId),
    live: isLive(answer),
    offerId: offer?.id ?? null,
    messages: messages.map(({ createdAt, ...message }) => ({
      ...message,
      createdAt: createdAt.toISOString(),
    })),
    version: answer.version,
  };
}

async function find(tx: Tx, organisationId: string, id: string, lock = false): Promise<NeedAnswer> {
  const answer = await tx
    .repository(NeedAnswer)
    .findOne({ where: { id }, ...(lock && { lock: { mode: 'pessimistic_write' as const } }) });
  if (!answer || (answer.firmId !== organisationId && answer.universityId !== organisationId))
    throw refuse.not_found();
  return answer;
}

async function lockedLive(tx: Tx, organisationId: string, id: string): Promise<NeedAnswer> {
  const answer = await find(tx, organisationId, id, true);
  if (!isLive(answer)) throw refuseDemand.answer_settled();
  return answer;
}

function isLive({ state }: NeedAnswer): boolean {
  return state === 'OPEN' || state === 'INTERESTED';
}

function sideOf({ firmId }: NeedAnswer, organisationId: string): AnswerSide {
  return firmId === organisationId ? 'FIRM' : 'UNIVERSITY';
}

function turnTo(tx: Tx, turn: AnswerSide): Pick<NeedAnswer, 'turn' | 'dueDay' | 'escalatedAt'> {
  return { turn, dueDay: addDays(tx.today, SILENCE_DAYS), escalatedAt: null };
}
