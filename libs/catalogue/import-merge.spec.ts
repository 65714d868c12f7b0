import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PatentDraft } from './import/convert-row.js';
import { BLANK, mergeDraft, sameValues, valuesOf } from './import-merge.js';

const EMPTY: PatentDraft = {
  ...BLANK,
  authority: 'CN',
  applicationNumber: '202019900001.0',
  title: null,
  legalStatus: null,
  applicants: null,
  patentees: null,
  inventors: null,
  ipc: null,
  internalNumber: null,
  college: null,
  isTranslated: false,
  missingForCreation: [],
};
const draft = (said: Partial<PatentDraft>): PatentDraft => ({ ...EMPTY, ...said });
const RULES = { patenteesStated: false, onlyBlanks: false };

describe('merging a row into a known patent', () => {
  const known = valuesOf(
    draft({ title: '旧', abstract: '摘要', patentees: ['甲大学'], legalStatus: 'GRANTED_IN_FORCE' }),
  );

  it('takes what the row says and keeps what it does not say', () => {
    expect(mergeDraft(known, draft({ title: '新' }), RULES)).toMatchObject({
      title: '新',
      abstract: '摘要',
      patentees: ['甲大学'],
    });
  });

  it('leaves patentees alone that a person has stated', () => {
    const said = draft({ patentees: ['乙大学'] });
    expect(mergeDraft(known, said, RULES).patentees).toEqual(['乙大学']);
    expect(mergeDraft(known, said, { ...RULES, patenteesStated: true }).patentees).toEqual(['甲大学']);
  });

  it('lets the second row of a file only fill blanks', () => {
    const said = draft({ title: '新', agency: '某代理所', legalStatus: 'LAPSED' });
    const merged = mergeDraft(known, said, { ...RULES, onlyBlanks: true });
    expect(merged).toMatchObject({ title: '旧', agency: '某代理所', legalStatus: 'GRANTED_IN_FORCE' });
  });

  it('replaces no Chinese words by a translation', () => {
    const english = draft({ title: 'Valve', titleEn: 'Valve', abstract: 'A valve.', isTranslated: true });
    expect(mergeDraft(known, english, RULES)).toMatchObject({
      title: '旧',
      titleEn: 'Valve',
      abstract: '摘要',
    });
    expect(mergeDraft(valuesOf(english), draft({ title: '阀' }), RULES)).toMatchObject({
      title: '阀',
      titleEn: 'Valve',
    });
  });

  it('changes nothing when the same row comes again', () => {
    const text = fc.option(fc.constantFrom('一', '二', '三'));
    const day = fc.option(fc.constantFrom('2019-01-01', '2022-02-02'));
    const status = fc.option(
      fc.constantFrom('UNKNOWN', 'PENDING', 'GRANTED_IN_FORCE', 'IN_GRACE', 'LAPSED', 'INVALID'),
    );
    const rows = fc.record({
      title: text,
      abstract: text,
      grantDay: day,
      publicationDay: day,
      legalStatus: status,
    });
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const once = mergeDraft(valuesOf(draft(first)), draft(second), RULES);
        return sameValues(once, mergeDraft(once, draft(second), RULES));
      }),
    );
  });
});
