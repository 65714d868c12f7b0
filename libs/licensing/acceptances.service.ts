import { Injectable } from '@nestjs/common';
import { expiryDay } from '#libs/catalogue';
import {
  type ActRequest,
  addDays,
  audit,
  invalidRequest,
  isId,
  type LegalDay,
  LegalActs,
  newId,
  refuse,
  type Tx,
  violates,
} from '#libs/platform';
import { DeclarationsRepository } from './declarations.repository.js';
import { type DeclarationState, isOpenForNotices } from './declaration.states.js';
import { effectOf, type NoticeFlag, noticeVerdict, recordalDueDay } from './effective-day.js';
import { dueAtFormationFen } from './fees.js';
import type { AcceptanceDto, AcceptedDto } from './licence.dto.js';
import { refuseLicensing } from './licensing.errors.js';
import { newProofCode } from './proof-code.js';
import { sentence } from './reasons.js';
import { type Terms, termsDifference } from './terms.js';

/** What a notice meets: the declaration, its patent and the licensee, read in one statement. */
interface Standing {
  id: string;
  patentId: string;
  licensorId: string;
  state: DeclarationState;
  terms: Terms;
  termsHash: string;
  termEnd: LegalDay;
  announcedDay: LegalDay;
  closedDay: LegalDay | null;
  kind: 'INVENTION' | 'UTILITY_MODEL' | 'DESIGN' | 'UNKNOWN';
  filingDay: LegalDay | null;
  legalStatus: string;
  pausedReason: string | null;
  licenseeCountry: string;
}

/** No right to license is left (E5, E6). */
const RIGHT_ENDED = ['LAPSED', 'EXPIRED', 'SURRENDERED', 'INVALID'];

export interface Notice {
  licenseeId: string;
  crossBorder: boolean;
  channel: 'KAIXU' | 'LETTER' | 'EMAIL';
  noticeDay: LegalDay;
  fileId: string | null;
  flags: NoticeFlag[];
  origin?: string | undefined;
}

const ORIGIN = /^(meeting|match):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 发出愿意实施该专利的书面通知: the licensee's act that, with the payment, obtains the licence (PL 51.1). No approval step. */
@Injectable()
export class AcceptancesService {
  constructor(
    private readonly acts: LegalActs,
    private readonly repository: DeclarationsRepository,
  ) {}

  accept(
    act: ActRequest,
    declarationId: string,
    { organisationId, termsHash, origin }: AcceptanceDto,
  ): Promise<string> {
    if (origin !== undefined && !ORIGIN.test(origin))
      throw invalidRequest([{ field: 'origin', code: 'origin_format', params: { value: origin } }]);
    return this.acts.run(act, {
      stepUp: true,
      load: (tx) => this.standing(tx, declarationId, organisationId),
      perform: async (tx, standing): Promise<AcceptedDto> => {
        this.requireOpen(tx, standing);
        if (standing.licensorId === organisationId) throw refuseLicensing.own_offer();
        if (standing.termsHash !== termsHash) throw await this.termsChanged(tx, standing, termsHash);
        return this.take(tx, standing, {
          licenseeId: organisationId,
          crossBorder: standing.licenseeCountry !== 'CN',
          channel: 'KAIXU',
          noticeDay: tx.today,
          fileId: null,
          flags: [],
          origin,
        });
      },
    });
  }

  /** The declaration as a notice meets it, under the lock that a closing takes alone. */
  async standing(tx: Tx, declarationId: string, licenseeId: string | null): Promise<Standing> {
    if (!isId(declarationId)) throw refuse.not_found();
    await this.repository.lockForNotice(tx, declarationId);
    const [standing] = await tx.prepared<Standing>(
      `SELECT d.id, d.patent_id AS "patentId", d.licensor_id AS "licensorId", d.state, d.terms, d.terms_hash AS "termsHash",
         d.term_end::text AS "termEnd", d.announced_day::text AS "announcedDay", d.closed_day::text AS "closedDay",
         p.kind, p.filing_day::text AS "filingDay", p.legal_status AS "legalStatus", o.paused_reason AS "pausedReason",
         l.country AS "licenseeCountry"
       FROM declaration d JOIN patent p ON p.id = d.patent_id LEFT JOIN offer_summary o ON o.declaration_id = d.id
         LEFT JOIN organisation l ON l.id = $2
       WHERE d.id = $1 AND d.announced_day IS NOT NULL`,
      [declarationId, licenseeId],
    );
    if (!standing) throw refuse.not_found();
    return standing;
  }

  /** Writes the licence: NOTIFIED, or EFFECTIVE where nothing is due (our reading of an open question, and marked so). */
  async take(tx: Tx, standing: Standing, notice: Notice): Promise<AcceptedDto> {
    const { feeMethod, feeParameters, firstPaymentDays } = standing.terms;
    const dueFen = dueAtFormationFen(feeMethod, feeParameters);
    const effect = effectOf({ noticeDay: notice.noticeDay, dueFen, payments: [], effective: null });
    const licence = {
      id: newId(tx.now.getTime()),
      state: effect.day ? ('EFFECTIVE' as const) : ('NOTIFIED' as const),
      termsHash: standing.termsHash,
      noticeDay: notice.noticeDay,
      licenseeId: notice.licenseeId,
      dueFen,
      effectiveDay: effect.day,
    };
    try {
      await this.insert(tx, standing, notice, licence, firstPaymentDays, effect);
    } catch (error) {
      if (violates(error, 'licence_live')) throw refuseLicensing.licence_exists();
      throw error;
    }
    await audit(tx, {
      action: 'NOTICE_SENT',
      subjectType: 'licence',
      subjectId: licence.id,
      organisationId: notice.licenseeId,
      after: { ...licence, declarationId: standing.id, channel: notice.channel, flags: notice.flags },
    });
    await tx.later(effect.day ? 'licence.effective' : 'licence.notified', licence.id);
    return { licenceId: licence.id, state: licence.state };
  }

  private async insert(
    tx: Tx,
    standing: Standing,
    notice: Notice,
    licence: { id: string; state: string; dueFen: number },
    firstPaymentDays: number | undefined,
    effect: ReturnType<typeof effectOf>,
  ): Promise<void> {
    await tx.prepared(
      `INSERT INTO licence (id, declaration_id, patent_id, licensor_id, licensee_id, state, channel, notice_day, notice_received_at,
         notice_file_id, notice_by, terms, terms_hash, due_fen, due_day, effective_day, effective_recorded_at, effective_basis,
         term_end, recordal_due_day, cross_border, flags, proof_code, origin, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $9)`,
      [
        licence.id,
        standing.id,
        standing.patentId,
        standing.licensorId,
        notice.licenseeId,
        licence.state,
        notice.channel,
        notice.noticeDay,
        tx.now,
        notice.fileId,
        tx.actor.kind === 'PERSON' ? tx.actor.personId : null,
        JSON.stringify(standing.terms),
        standing.termsHash,
        licence.dueFen,
        firstPaymentDays === undefined || licence.dueFen === 0
          ? null
          : addDays(notice.noticeDay, firstPaymentDays),
        effect.day,
        effect.day ? tx.now : null,
        effect.basis,
        standing.terms.termEnd,
        effect.day ? recordalDueDay(effect.day).day : null,
        notice.crossBorder,
        notice.flags,
        effect.day ? newProofCode() : null,
        notice.origin ?? null,
      ],
    );
  }

  /** Judged here and now by the Clock, not by a sweep: state, term, protection, bars. */
  private requireOpen(tx: Tx, standing: Standing): void {
    const language = tx.actor.language;
    if (!isOpenForNotices(standing.state))
      throw refuseLicensing.declaration_closed({
        reason: sentence({ code: 'declaration_not_open', params: { state: standing.state } }, language),
      });
    const expiry = standing.filingDay ? expiryDay(standing.kind, standing.filingDay) : null;
    const verdict = noticeVerdict({
      noticeDay: tx.today,
      announcedDay: standing.announcedDay,
      termEnd: standing.termEnd,
      closedDay: null,
      expiryDay: expiry,
    });
    if (!verdict.taken && verdict.reason)
      throw refuseLicensing.declaration_closed({ reason: sentence(verdict.reason, language) });
    if (RIGHT_ENDED.includes(standing.legalStatus))
      throw refuseLicensing.declaration_closed({
        reason: sentence({ code: 'right_ended', params: { status: standing.legalStatus } }, language),
      });
    // In the grace period the annual fee is late (IR 86(3)); the record counts here, before its job has run.
    const bars = standing.pausedReason ?? (standing.legalStatus === 'IN_GRACE' ? 'E3' : null);
    if (bars) throw refuseLicensing.notices_paused({ bars });
  }

  /** The present terms beside those that were shown, key by key, so that a person sees the difference. */
  private async termsChanged(tx: Tx, standing: Standing, shownHash: string) {
    const [shown] = await tx.query<{ terms: Terms }>(
      'SELECT terms FROM terms_version WHERE declaration_id = $1 AND terms_hash = $2',
      [standing.id, shownHash],
    );
    const difference = shown ? termsDifference(shown.terms, standing.terms) : null;
    return refuseLicensing.terms_changed(
      {},
      { details: { termsHash: standing.termsHash, terms: standing.terms, difference } },
    );
  }
}
