import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BAR_CODES, LEGAL_STATUSES, grantedBy } from './gate.facts.js';
import type { BarCode, GateFacts, GateStatement } from './gate.facts.js';
import {
  BAR_ARTICLES,
  MUST_BE_KNOWN,
  blocksFiling,
  blocksSubmission,
  gate,
  metBars,
  openQuestions,
} from './gate.js';
import type { GateResult } from './gate.js';
import { MESSAGES } from './messages.js';

const says = (code: BarCode, barred: boolean, statedDay = '2026-11-02'): GateStatement => ({
  code,
  barred,
  statedDay,
  source: 'register copy',
});

const ANSWERS = [says('E1', false), says('E3', false), says('E4', false)];

/** An invention in force, of the declarant, with every question answered. */
const READY: GateFacts = {
  authority: 'CN',
  kind: 'INVENTION',
  legalStatus: 'GRANTED_IN_FORCE',
  legalStatusDay: '2026-11-01',
  granted: true,
  currentPatentees: ['示例大学'],
  declarantName: '示例大学',
  suspendedSince: null,
  evaluationReport: null,
  statements: ANSWERS,
};

const of = (result: GateResult, code: BarCode) => result.find((bar) => bar.code === code)!;
const met = (facts: Partial<GateFacts>) => metBars(gate({ ...READY, ...facts })).map((bar) => bar.code);
const open = (facts: Partial<GateFacts>) =>
  openQuestions(gate({ ...READY, ...facts })).map((bar) => bar.code);

describe('the gate', () => {
  it('lets through an invention in force whose questions are answered', () => {
    const result = gate(READY);
    expect(result.map((bar) => bar.code)).toEqual(BAR_CODES);
    expect(result.every((bar) => bar.state === 'CLEAR' && bar.cure === null)).toBe(true);
    expect([blocksSubmission(result), blocksFiling(result)]).toEqual([false, false]);
  });

  it('lets open questions through to review, not to the office', () => {
    const result = gate({ ...READY, statements: [] });
    expect(openQuestions(result).map((bar) => bar.code)).toEqual(['E1', 'E3', 'E4']);
    expect([blocksSubmission(result), blocksFiling(result)]).toEqual([false, true]);
  });

  it('finds each bar in the legal status where the status tells', () => {
    expect(met({ legalStatus: 'IN_GRACE' })).toEqual(['E3']);
    for (const legalStatus of ['LAPSED', 'EXPIRED', 'SURRENDERED'] as const)
      expect(met({ legalStatus })).toEqual(['E5']);
    expect(met({ legalStatus: 'INVALID' })).toEqual(['E6']);
    expect(met({ suspendedSince: '2026-10-01' })).toEqual(['E2']);
    expect(met({ legalStatus: 'PARTLY_INVALID' })).toEqual([]);
  });

  it('does not let a statement undo a bar of the record', () => {
    expect(met({ legalStatus: 'IN_GRACE', statements: [says('E3', false)] })).toEqual(['E3']);
    expect(met({ legalStatus: 'LAPSED', statements: [says('E5', false)] })).toEqual(['E5']);
    expect(met({ suspendedSince: '2026-10-01', statements: [says('E2', false)] })).toEqual(['E2']);
    expect(met({ granted: false, statements: [says('PATENTEE', false)] })).toEqual(['PATENTEE']);
  });

  it('takes the newest statement, and none without a source', () => {
    const later = says('E1', true, '2026-11-03');
    expect(met({ statements: [later, ...ANSWERS] })).toEqual(['E1']);
    expect(met({ statements: [later, ...ANSWERS, says('E1', false, '2026-11-03')] })).toEqual([]);
    expect(open({ statements: [{ ...says('E1', false), source: ' ' }, ...ANSWERS.slice(1)] })).toEqual([
      'E1',
    ]);
  });

  it('wants an evaluation report of utility models and designs only', () => {
    for (const kind of ['UTILITY_MODEL', 'DESIGN'] as const) {
      expect(open({ kind })).toEqual(['E7']);
      expect(met({ kind, statements: [...ANSWERS, says('E7', true)] })).toEqual(['E7']);
      const report = { day: '2026-09-01', meetsGrantConditions: true };
      expect(blocksFiling(gate({ ...READY, kind, evaluationReport: report }))).toBe(false);
      expect(met({ kind, evaluationReport: { ...report, meetsGrantConditions: false } })).toEqual(['E8']);
    }
    expect(met({ statements: [...ANSWERS, says('E7', true), says('E8', true)] })).toEqual([]);
  });

  it('asks when the declarant differs from the patentee, and bars what is no granted Chinese patent', () => {
    expect(open({ currentPatentees: ['另一大学'] })).toEqual(['PATENTEE']);
    expect(open({ currentPatentees: [] })).toEqual(['PATENTEE']);
    expect(open({ currentPatentees: ['另一大学', '示例 大学'] })).toEqual([]);
    expect(
      open({ currentPatentees: ['另一大学'], statements: [...ANSWERS, says('PATENTEE', false)] }),
    ).toEqual([]);
    expect(met({ authority: 'US' })).toEqual(['PATENTEE']);
    expect(met({ granted: false, legalStatus: 'UNKNOWN' })).toEqual(['PATENTEE']);
    for (const legalStatus of ['PENDING', 'REFUSED', 'WITHDRAWN'] as const)
      expect(met({ granted: null, legalStatus })).toEqual(['PATENTEE']);
  });

  it('reads the grant from the record, and does not guess it', () => {
    const record = { grantDay: null, grantNumber: null };
    expect(grantedBy({ ...record, legalStatus: 'PENDING' })).toBe(false);
    expect(grantedBy({ ...record, legalStatus: 'LAPSED' })).toBe(true);
    expect(grantedBy({ ...record, legalStatus: 'UNKNOWN' })).toBeNull();
    expect(grantedBy({ ...record, legalStatus: 'UNKNOWN', grantNumber: 'CN100000000B' })).toBe(true);
  });

  it('shows a reviewer’s note and never blocks by it', () => {
    const result = gate({ ...READY, statements: [...ANSWERS, says('E9', true)] });
    expect(of(result, 'E9').state).toBe('NOTE');
    expect(blocksFiling(result)).toBe(false);
  });

  it('whatever the facts: a met bar blocks both, an unknown fact only filing, and each says why and what helps', () => {
    const statement = fc.record({
      code: fc.constantFrom(...BAR_CODES),
      barred: fc.boolean(),
      statedDay: fc.constantFrom('2026-10-01', '2026-11-01', 'no day'),
      source: fc.constantFrom('register copy', ''),
    });
    const facts: fc.Arbitrary<GateFacts> = fc.record({
      authority: fc.constantFrom('CN', 'CN', 'CN', 'EP'),
      kind: fc.constantFrom('INVENTION', 'UTILITY_MODEL', 'DESIGN', 'UNKNOWN'),
      legalStatus: fc.constantFrom(...LEGAL_STATUSES),
      legalStatusDay: fc.constantFrom(null, '2026-11-01'),
      granted: fc.constantFrom(true, true, false, null),
      currentPatentees: fc.constantFrom([], ['甲'], ['甲', '乙']),
      declarantName: fc.constantFrom('甲', '丙'),
      suspendedSince: fc.constantFrom(null, null, '2026-10-01'),
      evaluationReport: fc.constantFrom(null, { day: '2026-09-01', meetsGrantConditions: false }),
      statements: fc.array(statement, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const result = gate(given);
        expect(of(result, 'E9').state).not.toBe('BARRED');
        expect(blocksSubmission(result)).toBe(result.some((bar) => bar.state === 'BARRED'));
        const asked = result.some((bar) => bar.state === 'UNKNOWN' && MUST_BE_KNOWN.includes(bar.code));
        expect(blocksFiling(result)).toBe(blocksSubmission(result) || asked);
        for (const bar of result) {
          expect(bar.article).toBe(BAR_ARTICLES[bar.code]);
          expect(bar.cure === null).toBe(bar.state === 'CLEAR');
          for (const sentence of [bar.fact, ...(bar.cure ? [bar.cure] : [])])
            for (const [, place] of MESSAGES[sentence.code].zh.matchAll(/\{(\w+)\}/g))
              expect(Object.keys(sentence.params)).toContain(place);
        }
      }),
      { numRuns: 500 },
    );
  });
});
