import type { Params } from '#libs/platform';
import { NO_GRANT, newestStatement, sameName } from './gate.facts.js';
import type { BarCode, BarState, GateBar, GateFacts, GateLegalStatus, GateStatement } from './gate.facts.js';
import { EVALUATION_REPORT_MONTHS, GRACE_MONTHS, OWNERSHIP_SUSPENSION_YEARS } from './licensing.numbers.js';
import type { MessageCode, Reason } from './messages.js';

/** One entry for PATENTEE and each of E1–E9, in that order. */
export type GateResult = GateBar[];

/** IR 86 with G ch.11 §3.1; PATENTEE is IR 85.1: only the patentee of a granted patent declares. */
export const BAR_ARTICLES: Readonly<Record<BarCode, string>> = {
  PATENTEE: 'IR 85.1',
  E1: 'IR 86(1), G ch.11 §3.1(1)',
  E2: 'IR 86(2), 103, 104, G ch.11 §3.1(2)',
  E3: 'IR 86(3), G ch.11 §3.1(3)',
  E4: 'IR 86(4), G ch.11 §3.1(4)',
  E5: 'G ch.11 §3.1(5)',
  E6: 'G ch.11 §3.1(6)',
  E7: 'PL 50.1, G ch.11 §3.1(7)',
  E8: 'G ch.11 §3.1(8)',
  E9: 'IR 86(5), G ch.11 §3.1(9)',
};

/** Unknown is not passed: until somebody states these with a date and a source, nothing is filed. */
export const MUST_BE_KNOWN: readonly BarCode[] = ['PATENTEE', 'E1', 'E3', 'E4', 'E7'];

/** The check of the conditions for an open licence (开放许可条件核查); run again on every change of status. */
export function gate(facts: GateFacts): GateResult {
  return [
    patentee(facts),
    stated(facts, 'E1', say('fact_e1_unknown'), say('cure_e1')),
    suspension(facts),
    annualFee(facts),
    stated(facts, 'E4', say('fact_e4_unknown'), say('cure_e4')),
    ended(facts),
    invalid(facts),
    reportMissing(facts),
    reportNegative(facts),
    reviewersNote(facts),
  ];
}

/** The bars known to be met: they block submission and filing, and pause the passing-on of notices. */
export function metBars(result: GateResult): GateBar[] {
  return result.filter((bar) => bar.state === 'BARRED');
}

/** The questions that must be answered before filing. */
export function openQuestions(result: GateResult): GateBar[] {
  return result.filter((bar) => bar.state === 'UNKNOWN' && MUST_BE_KNOWN.includes(bar.code));
}

export function blocksSubmission(result: GateResult): boolean {
  return metBars(result).length > 0;
}

export function blocksFiling(result: GateResult): boolean {
  return metBars(result).length > 0 || openQuestions(result).length > 0;
}

function patentee(facts: GateFacts): GateBar {
  const { authority, currentPatentees, declarantName: declarant } = facts;
  if (authority !== 'CN')
    return barred('PATENTEE', say('fact_not_chinese', { authority }), say('cure_not_chinese'));
  if (facts.granted === false || NO_GRANT.includes(facts.legalStatus))
    return barred('PATENTEE', say('fact_not_granted'), say('cure_await_grant'));
  const statement = newestStatement(facts, 'PATENTEE');
  if (statement) return fromStatement(statement, say('cure_patentee'));
  if (facts.granted === null) return unknown('PATENTEE', say('fact_grant_unknown'));
  if (currentPatentees.length === 0) return unknown('PATENTEE', say('fact_patentee_unknown'));
  if (currentPatentees.some((name) => sameName(name, declarant)))
    return clear('PATENTEE', say('fact_patentee_same', { declarant }));
  // Not a bar: the record may be older than the transfer, or spell the name differently. Ask.
  return unknown(
    'PATENTEE',
    say('fact_patentee_differs', { declarant, patentees: currentPatentees.join('；') }),
  );
}

function suspension(facts: GateFacts): GateBar {
  const cure = say('cure_e2', { years: OWNERSHIP_SUSPENSION_YEARS });
  if (facts.suspendedSince)
    return barred('E2', say('fact_e2_suspended', { day: facts.suspendedSince }), cure);
  const statement = newestStatement(facts, 'E2');
  return statement ? fromStatement(statement, cure) : clear('E2', say('fact_e2_none_recorded'));
}

function annualFee(facts: GateFacts): GateBar {
  const cure = say('cure_e3', { months: GRACE_MONTHS });
  // In the grace period the fee is late, although the right is still in force; a statement does not undo the record.
  if (facts.legalStatus === 'IN_GRACE') return barred('E3', say('fact_e3_in_grace', statusDay(facts)), cure);
  return stated(facts, 'E3', say('fact_e3_unknown'), cure);
}

const ENDED: Partial<Record<GateLegalStatus, MessageCode>> = {
  LAPSED: 'fact_e5_lapsed',
  EXPIRED: 'fact_e5_expired',
  SURRENDERED: 'fact_e5_surrendered',
};

function ended(facts: GateFacts): GateBar {
  const fact = ENDED[facts.legalStatus];
  return fact ? barred('E5', say(fact, statusDay(facts)), say('cure_no_right')) : byStatus(facts, 'E5');
}

function invalid(facts: GateFacts): GateBar {
  if (facts.legalStatus === 'INVALID')
    return barred('E6', say('fact_e6_invalid', statusDay(facts)), say('cure_no_right'));
  // Partly invalid is no bar: the surviving claims are licensed.
  if (facts.legalStatus === 'PARTLY_INVALID')
    return clear('E6', say('fact_e6_partly_invalid', statusDay(facts)));
  return byStatus(facts, 'E6');
}

/** E5 and E6 follow the recorded status. A statement can add a bar to it, and answers only where nothing is recorded. */
function byStatus(facts: GateFacts, code: 'E5' | 'E6'): GateBar {
  const statement = newestStatement(facts, code);
  if (statement && (statement.barred || facts.legalStatus === 'UNKNOWN'))
    return fromStatement(statement, say('cure_no_right'));
  if (facts.legalStatus !== 'UNKNOWN') return clear(code, say('fact_status_clear', statusDay(facts)));
  return unknown(code, say('fact_status_unknown'), say('cure_record_status'));
}

function reportMissing(facts: GateFacts): GateBar {
  if (facts.kind === 'INVENTION') return clear('E7', say('fact_report_not_needed'));
  const report = facts.evaluationReport;
  if (report) return clear('E7', say('fact_report_recorded', { day: report.day }));
  const fact = say(facts.kind === 'UNKNOWN' ? 'fact_kind_unknown' : 'fact_e7_unknown');
  return stated(facts, 'E7', fact, say('cure_e7', { months: EVALUATION_REPORT_MONTHS }));
}

function reportNegative(facts: GateFacts): GateBar {
  if (facts.kind === 'INVENTION') return clear('E8', say('fact_report_not_needed'));
  const report = facts.evaluationReport;
  if (report?.meetsGrantConditions === false)
    return barred('E8', say('fact_e8_negative', { day: report.day }), say('cure_e8'));
  if (report?.meetsGrantConditions) return clear('E8', say('fact_report_recorded', { day: report.day }));
  return stated(facts, 'E8', say('fact_e8_unknown'), say('cure_e8'));
}

function reviewersNote(facts: GateFacts): GateBar {
  const statement = newestStatement(facts, 'E9');
  if (!statement?.barred) return clear('E9', say('fact_e9_none_noted'));
  const { statedDay: day, source } = statement;
  return bar('E9', 'NOTE', say('fact_e9_noted', { day, source }), say('cure_e9'));
}

/** A bar that no record tells: only what somebody stated counts. */
function stated(facts: GateFacts, code: BarCode, unknownFact: Reason, cure: Reason): GateBar {
  const statement = newestStatement(facts, code);
  return statement ? fromStatement(statement, cure) : unknown(code, unknownFact);
}

function fromStatement({ code, barred: met, statedDay: day, source }: GateStatement, cure: Reason): GateBar {
  return met
    ? barred(code, say('fact_stated_met', { day, source }), cure)
    : clear(code, say('fact_stated_absent', { day, source }));
}

function statusDay(facts: GateFacts): Params {
  return { day: facts.legalStatusDay ?? '—' };
}

function say(code: MessageCode, params: Params = {}): Reason {
  return { code, params };
}

function bar(code: BarCode, state: BarState, fact: Reason, cure: Reason | null): GateBar {
  return { code, state, article: BAR_ARTICLES[code], fact, cure };
}

function clear(code: BarCode, fact: Reason): GateBar {
  return bar(code, 'CLEAR', fact, null);
}

function barred(code: BarCode, fact: Reason, cure: Reason): GateBar {
  return bar(code, 'BARRED', fact, cure);
}

function unknown(code: BarCode, fact: Reason, cure: Reason = say('cure_state_it')): GateBar {
  return bar(code, 'UNKNOWN', fact, cure);
}
