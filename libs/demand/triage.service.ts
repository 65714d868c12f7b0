import { Injectable } from '@nestjs/common';
import {
  Database,
  decodeIdCursor,
  encodeCursor,
  invalidRequest,
  type PersonActor,
  refuse,
  type Tx,
} from '#libs/platform';
import { BoardService } from './board.service.js';
import { filesOf } from './need-files.js';
import { Need } from './need.entity.js';
import { completeness, openQuestions } from './need-questions.js';
import { needStepsFrom, TRIAGE_STEPS } from './need.states.js';
import { COLUMNS, findNeed, NeedsService } from './needs.service.js';
import type {
  SilentDto,
  SilentListDto,
  TriageNeedDto,
  TriageQuery,
  TriageQueueDto,
  TriageStepDto,
} from './triage.dto.js';

const SIMILAR = 3;

/** The service centre's staff judge needs before they come onto the board, and call where nobody moves. */
@Injectable()
export class TriageService {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedsService,
    private readonly board: BoardService,
  ) {}

  queue(actor: PersonActor, { limit = 20, cursor }: TriageQuery): Promise<TriageQueueDto> {
    const after = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx.query<Need & { firm: string }>(
        `SELECT ${COLUMNS}, f.name AS firm FROM need n JOIN organisation f ON f.id = n.firm_id
         WHERE n.state IN ('SUBMITTED', 'APPROVED') AND ($1::uuid IS NULL OR n.id > $1) ORDER BY n.id LIMIT $2`,
        [after, limit + 1],
      );
      const page = rows.slice(0, limit);
      return {
        items: page.map((need) => ({
          id: need.id,
          title: need.title,
          firm: need.firm,
          state: need.state,
          completeness: completeness(openQuestions(need)),
          dueDay: need.dueDay,
          submittedAt: (need.submittedAt ?? need.createdAt).toISOString(),
        })),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  async one(actor: PersonActor, id: string): Promise<TriageNeedDto> {
    const { need, firm, files } = await this.database.transaction(actor, async (tx) => {
      const found = await findNeed(tx, id);
      return { need: found, firm: await firmOf(tx, found.firmId), files: await filesOf(tx, id) };
    });
    const questions = openQuestions(need);
    const { title, problem, material, method, efficacy, product, application, indicators, target } = need;
    const { keywords, modes, budgetFromFen, budgetToFen, deadline, confidentiality, anonymous } = need;
    const { publicSummary, industry, district, state, version } = need;
    return {
      ...{
        id,
        title,
        problem,
        material,
        method,
        efficacy,
        product,
        application,
        indicators,
        target,
        keywords,
      },
      ...{ modes, budgetFromFen, budgetToFen, deadline, confidentiality, anonymous, publicSummary, industry },
      ...{ district, state, version, firm, questions, files },
      hiddenDetail: null,
      admitted: [],
      steps: needStepsFrom(state, TRIAGE_STEPS),
      completeness: completeness(questions),
      similar: await this.board.similar(need, SIMILAR),
    };
  }

  /** @throws need_step_refused; invalid_request where a reason or the other need is missing */
  async step(actor: PersonActor, id: string, { step, reason, into }: TriageStepDto): Promise<TriageNeedDto> {
    await this.database.transaction(actor, async (tx) => {
      const need = await findNeed(tx, id, true);
      if (step === 'MERGE') {
        if (!into || into === id)
          throw invalidRequest([{ field: 'into', code: 'merge_into_missing', params: {} }]);
        await findNeed(tx, into);
        need.mergedIntoId = into;
      }
      await this.needs.move(tx, need, step, reason);
    });
    return this.one(actor, id);
  }

  /** What nobody has moved for a week. */
  silent(actor: PersonActor): Promise<SilentListDto> {
    return this.database.transaction(actor, async (tx) => ({
      items: await tx.query<SilentDto>(
        `SELECT * FROM (
           SELECT 'NEED' AS kind, n.id, n.title, f.name AS whose, n.due_day::text AS "dueDay"
           FROM need n JOIN organisation f ON f.id = n.firm_id WHERE n.escalated_at IS NOT NULL AND n.due_day IS NOT NULL
           UNION ALL
           SELECT 'ANSWER', a.id, n.title, o.name, a.due_day::text FROM need_answer a JOIN need n ON n.id = a.need_id
           JOIN organisation o ON o.id = CASE a.turn WHEN 'FIRM' THEN a.firm_id ELSE a.university_id END
           WHERE a.escalated_at IS NOT NULL AND a.due_day IS NOT NULL) silent ORDER BY "dueDay" LIMIT 100`,
      ),
    }));
  }
}

async function firmOf(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.query<{ name: string }>('SELECT name FROM organisation WHERE id = $1', [id]);
  if (!row) throw refuse.not_found();
  return row.name;
}
