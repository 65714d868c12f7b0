import { Injectable } from '@nestjs/common';
import { RegistrationsService } from '#libs/accounts';
import {
  addDays,
  audit,
  auditAll,
  Database,
  decodeIdCursor,
  encodeCursor,
  invalidRequest,
  type PersonActor,
  refuse,
  requireSeen,
  type RightsAct,
  type Tx,
} from '#libs/platform';
import { NeedBoard } from './need-board.js';
import { contentFaults, notUniversities, submissionFaults } from './need-faults.js';
import { filesOf } from './need-files.js';
import { newNeed, say } from './need-draft.js';
import { Need, NeedAdmitted, NeedHidden } from './need.entity.js';
import { completeness, openQuestions } from './need-questions.js';
import {
  BOARD_STATES,
  DRAFT_STATES,
  FIRM_STEPS,
  needStepsFrom,
  type NeedStep,
  needTransition,
} from './need.states.js';
import type {
  AdmittedDto,
  NeedContentDto,
  NeedDto,
  NeedLineDto,
  NeedListDto,
  NeedQuery,
  NeedStepDto,
  NewNeedDto,
} from './needs.dto.js';
import { refuseDemand } from './demand.errors.js';
import { NEED_ENTERED, NEED_MOVED } from './demand.topics.js';

/** Who has the next turn should act within a week; after that the service centre calls. */
export const SILENCE_DAYS = 7;

type Line = Need & { firm: string; enteredBy: string | null; answers: number; waiting: number };

/** A firm's own needs, or those that a service centre writes for firms. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationsService,
    private readonly board: NeedBoard,
  ) {}

  list(
    actor: PersonActor,
    organisationId: string,
    { limit = 20, cursor, state }: NeedQuery,
  ): Promise<NeedListDto> {
    const before = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx.query<Line>(
        `SELECT ${COLUMNS}, f.name AS firm, e.name AS "enteredBy",
           (SELECT count(*)::int FROM need_answer a WHERE a.need_id = n.id AND a.state <> 'WITHDRAWN') AS answers,
           (SELECT count(*)::int FROM need_answer a WHERE a.need_id = n.id AND a.turn = 'FIRM') AS waiting
         FROM need n JOIN organisation f ON f.id = n.firm_id LEFT JOIN organisation e ON e.id = n.entered_by_id
         WHERE (n.firm_id = $1 OR n.entered_by_id = $1) AND ($2::uuid IS NULL OR n.id < $2)
           AND ($3::text[] IS NULL OR n.state = ANY ($3)) ORDER BY n.id DESC LIMIT $4`,
        [organisationId, before, state ?? null, limit + 1],
      );
      const page = rows.slice(0, limit);
      return {
        items: page.map(toLine),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  one(actor: PersonActor, organisationId: string, id: string): Promise<NeedDto> {
    return this.database.transaction(actor, async (tx) =>
      this.toDto(tx, await ownNeed(tx, organisationId, id)),
    );
  }

  /** A draft; a service centre names the firm, which is told. */
  async write(actor: PersonActor, organisationId: string, wanted: NewNeedDto): Promise<NeedDto> {
    const { firm, source = 'ONLINE', ...content } = wanted;
    return this.database.transaction(actor, async (tx) => {
      const centre = actor.roles.get(organisationId)?.includes('SERVICE_STAFF') ?? false;
      if (centre && !firm) throw invalidRequest([{ field: 'firm', code: 'firm_missing', params: {} }]);
      const firmId =
        centre && firm
          ? (await this.registrations.findOrOpen(tx, { kind: 'ENTERPRISE', ...firm }, 'firm')).id
          : organisationId;
      const need = newNeed(tx, { firmId, enteredById: centre ? organisationId : null, source });
      await this.take(tx, need, content);
      if (centre) await enteredFor(tx, [need]);
      return this.toDto(tx, need);
    });
  }

  /** While it stands on the board, the board follows at once. */
  async change(
    actor: PersonActor,
    organisationId: string,
    id: string,
    seen: string,
    content: NeedContentDto,
  ): Promise<NeedDto> {
    return this.database.transaction(actor, async (tx) => {
      const need = await ownNeed(tx, organisationId, id, true);
      requireSeen(seen, need);
      if (!isEditable(need)) throw refuseDemand.need_step_refused({ state: need.state });
      const before = need.state;
      need.version += 1;
      await this.take(tx, need, content);
      if (BOARD_STATES.includes(need.state)) {
        await this.refuseUnready(tx, need);
        await this.board.publish(tx, need);
        await leaf(tx, 'NEED_CHANGED', need, before);
      }
      return this.toDto(tx, need);
    });
  }

  /** @throws need_step_refused; invalid_request where something is missing for it */
  async step(
    actor: PersonActor,
    organisationId: string,
    id: string,
    { step, reason }: NeedStepDto,
  ): Promise<NeedDto> {
    return this.database.transaction(actor, async (tx) => {
      const need = await ownNeed(tx, organisationId, id, true);
      if (step === 'SUBMIT' || step === 'RENEW') await this.refuseUnready(tx, need);
      await this.move(tx, need, step, reason);
      return this.toDto(tx, need);
    });
  }

  /** The firm is interested in what a university has: it may read what was hidden, and the two are in talks. */
  async admitUniversity(tx: Tx, needId: string, universityId: string): Promise<void> {
    const need = await findNeed(tx, needId, true);
    await admit(tx, need, universityId);
    if (need.state === 'PUBLISHED' || need.state === 'MATCHING') await this.move(tx, need, 'TALK');
  }

  /** One step of the table, whoever takes it: state, dates, board, leaf and news together. */
  async move(tx: Tx, need: Need, step: NeedStep, reason?: string): Promise<void> {
    const row = needTransition(need.state, step);
    if (!row) throw refuseDemand.need_step_refused({ state: need.state });
    if (row.needs === 'reason' && !reason)
      throw invalidRequest([{ field: 'reason', code: 'step_reason_missing', params: {} }]);
    const before = need.state;
    const published = step === 'PUBLISH' || step === 'RENEW';
    Object.assign(need, {
      state: row.to,
      version: need.version + 1,
      dueDay: row.to === 'SUBMITTED' ? addDays(tx.today, SILENCE_DAYS) : null,
      escalatedAt: null,
      ...(step === 'SUBMIT' && { submittedAt: tx.now, returnReason: null }),
      ...(step === 'RETURN' && { returnReason: reason }),
      ...((step === 'CLOSE_UNMET' || step === 'WITHDRAW') && { closeReason: reason ?? null }),
      ...(published && { publishedAt: tx.now, expiresDay: need.deadline ?? addDays(tx.today, BOARD_DAYS) }),
    });
    await tx.repository(Need).save(need);
    if (BOARD_STATES.includes(need.state)) await this.board.publish(tx, need);
    else if (BOARD_STATES.includes(before)) await this.board.remove(tx, need.id);
    await leaf(tx, `NEED_${step}`, need, before);
    await tx.later(NEED_MOVED, need.id);
  }

  private async take(tx: Tx, need: Need, content: NeedContentDto): Promise<void> {
    const { hiddenDetail, admitted } = content;
    const faults = [...contentFaults(content, tx.today), ...(await notUniversities(tx, admitted))];
    if (faults.length > 0) throw invalidRequest(faults);
    say(need, content);
    await tx.repository(Need).save(need);
    await tx.query('DELETE FROM need_hidden WHERE need_id = $1', [need.id]);
    if (hiddenDetail !== null)
      await tx.repository(NeedHidden).insert({
        needId: need.id,
        firmId: need.firmId,
        enteredById: need.enteredById,
        detail: hiddenDetail,
      });
    await tx.query('DELETE FROM need_admitted WHERE need_id = $1 AND NOT organisation_id = ANY ($2)', [
      need.id,
      admitted,
    ]);
    for (const organisationId of admitted) await admit(tx, need, organisationId);
  }

  private async refuseUnready(tx: Tx, need: Need): Promise<void> {
    const admitted = await tx.repository(NeedAdmitted).countBy({ needId: need.id });
    const faults = submissionFaults(need, admitted, tx.today);
    if (faults.length > 0) throw invalidRequest(faults);
  }

  private async toDto(tx: Tx, need: Need): Promise<NeedDto> {
    const [about] = await tx.query<{
      firm: string;
      demonstration: boolean;
      enteredBy: string | null;
      hidden: string | null;
    }>(
      `SELECT f.name AS firm, f.demonstration, e.name AS "enteredBy", h.detail AS hidden FROM organisation f
       LEFT JOIN organisation e ON e.id = $2 LEFT JOIN need_hidden h ON h.need_id = $3 WHERE f.id = $1`,
      [need.firmId, need.enteredById, need.id],
    );
    const admitted = await tx.query<AdmittedDto>(
      `SELECT o.id AS "organisationId", o.name FROM need_admitted a JOIN organisation o ON o.id = a.organisation_id
       WHERE a.need_id = $1 ORDER BY o.name`,
      [need.id],
    );
    if (!about) throw refuse.not_found();
    const { hidden, ...firm } = about;
    const {
      enteredById: _,
      submittedAt: __,
      publishedAt: ___,
      dueDay: ____,
      escalatedAt: _____,
      createdBy: ______,
      ...shown
    } = need;
    const questions = openQuestions(need);
    return {
      ...shown,
      ...firm,
      hiddenDetail: hidden,
      admitted: admitted.map(({ organisationId }) => organisationId),
      admittedUniversities: admitted,
      steps: needStepsFrom(need.state, FIRM_STEPS),
      editable: isEditable(need),
      questions,
      completeness: completeness(questions),
      files: await filesOf(tx, need.id),
      createdAt: need.createdAt.toISOString(),
    };
  }
}

/** So long a need without a deadline stays on the board; then its firm may renew it. */
const BOARD_DAYS = 180;

/** What a list reads of a need. */
export const COLUMNS = `n.id, n.firm_id AS "firmId", n.entered_by_id AS "enteredById", n.state, n.title, n.problem, n.material, n.method,
  n.efficacy, n.product, n.application, n.indicators, n.target, n.keywords, n.modes, n.budget_from_fen AS "budgetFromFen",
  n.budget_to_fen AS "budgetToFen", n.deadline::text, n.confidentiality, n.anonymous, n.public_summary AS "publicSummary", n.industry,
  n.district, n.source, n.expires_day::text AS "expiresDay", n.due_day::text AS "dueDay", n.escalated_at AS "escalatedAt",
  n.submitted_at AS "submittedAt", n.published_at AS "publishedAt", n.version, n.created_at AS "createdAt"`;

function toLine(row: Line): NeedLineDto {
  const { id, title, state, firm, enteredBy, answers, waiting, expiresDay, createdAt } = row;
  const said = completeness(openQuestions(row));
  return {
    id,
    title,
    state,
    firm,
    enteredBy,
    completeness: said,
    answers,
    waiting,
    expiresDay,
    createdAt: createdAt.toISOString(),
  };
}

/** The need of this firm, or one that this service centre wrote; 404 for any other. */
export async function ownNeed(tx: Tx, organisationId: string, id: string, lock = false): Promise<Need> {
  const need = await findNeed(tx, id, lock);
  if (need.firmId !== organisationId && need.enteredById !== organisationId) throw refuse.not_found();
  return need;
}

export async function findNeed(tx: Tx, id: string, lock = false): Promise<Need> {
  const need = await tx.repository(Need).findOne({
    where: { id },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!need) throw refuse.not_found();
  return need;
}

/** Lets a university read what the firm hides from others. */
function admit(tx: Tx, { id, firmId, enteredById }: Need, organisationId: string): Promise<unknown> {
  return tx.query(
    `INSERT INTO need_admitted (need_id, organisation_id, firm_id, entered_by_id, admitted_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (need_id, organisation_id) DO NOTHING`,
    [id, organisationId, firmId, enteredById, tx.now],
  );
}

export function isEditable({ state }: Need): boolean {
  return DRAFT_STATES.includes(state) || BOARD_STATES.includes(state);
}

/** A service centre wrote them for one firm in one go: each is on record, and the firm is told once. */
export async function enteredFor(tx: Tx, needs: readonly Need[]): Promise<void> {
  await auditAll(
    tx,
    needs.map((need) => actOn('NEED_ENTERED_FOR', need, null)),
  );
  if (needs[0]) await tx.later(NEED_ENTERED, needs[0].id);
}

function leaf(tx: Tx, action: string, need: Need, before: string | null): Promise<void> {
  return audit(tx, actOn(action, need, before));
}

function actOn(action: string, need: Need, before: string | null): RightsAct {
  const { id, firmId, state, version } = need;
  return {
    action,
    subjectType: 'need',
    subjectId: id,
    organisationId: firmId,
    ...(before !== null && { before: { state: before } }),
    after: { state, version, enteredById: need.enteredById },
  };
}
