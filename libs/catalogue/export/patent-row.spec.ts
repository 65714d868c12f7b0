import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitParties, splitValues } from '../import/cell-values.js';
import { fieldOfHeader, importFields } from '../import/headers.js';
import { kindOfWord } from '../import/kind-words.js';
import { parseLegalStatus } from '../import/status-words.js';
import { BLANK } from '../import-merge.js';
import type { PatentState } from '../import-store.js';
import { LEGAL_STATUSES } from '../legal-status.js';
import { joinValues } from './join-values.js';
import { HEADERS, KIND_WORDS, patentRow, STATUS_WORDS } from './patent-row.js';

function state(values: Partial<PatentState['values']>): PatentState {
  return {
    id: '',
    authority: 'CN',
    applicationNumber: '202010000001.4',
    patenteesStated: false,
    values: { ...BLANK, kind: 'INVENTION', title: '一种装置', ...values },
    holding: { internalNumber: null, college: null, stated: [] },
    before: null,
    isNew: false,
    changed: false,
    holdingChanged: false,
    rightsChanged: false,
    conflicts: [],
  };
}

function cell(of: PatentState, header: string, limit?: number): string | undefined {
  return patentRow(of, limit).cells[HEADERS.indexOf(header)];
}

describe('a patent as a row', () => {
  it('has a column for each field that import knows, under a header that import knows', () => {
    expect(HEADERS.map(fieldOfHeader).toSorted()).toEqual([...importFields].toSorted());
  });

  it.each(LEGAL_STATUSES.filter((status) => status !== 'UNKNOWN'))(
    'writes %s as a word of its own',
    (status) => {
      expect(parseLegalStatus(STATUS_WORDS[status])).toBe(status);
    },
  );

  it('writes kinds as words of their own', () => {
    for (const kind of ['INVENTION', 'UTILITY_MODEL', 'DESIGN'] as const)
      expect(kindOfWord(KIND_WORDS[kind])).toBe(kind);
  });

  it('leaves a status empty that import would date, and says so', () => {
    const undated = state({ legalStatus: 'GRANTED_IN_FORCE', grantDay: '2022-06-07' });
    expect([cell(undated, '法律状态'), cell(undated, '授权公告日'), patentRow(undated).leftOut]).toEqual([
      '',
      '2022-06-07',
      1,
    ]);
    const dated = state({ ...undated.values, legalStatusDay: '2022-06-07' });
    expect([cell(dated, '法律状态'), patentRow(dated).leftOut]).toEqual(['有权', 0]);
  });

  it('leaves a day of publication empty that import would take for the day of the grant', () => {
    const odd = state({ grantNumber: 'CN111509222B', publicationDay: '2021-01-05' });
    expect([cell(odd, '公开日'), cell(odd, '授权公告号')]).toEqual(['', 'CN111509222B']);
  });

  it('leaves the patentees of an application empty where nobody is named as applicant', () => {
    const odd = state({ legalStatus: 'PENDING', patentees: ['虚构大学'] });
    expect([cell(odd, '专利权人'), cell(odd, '法律状态')]).toEqual(['', '审中']);
  });

  it('leaves a text empty that the format cannot hold', () => {
    const long = state({ firstClaim: '长'.repeat(40) });
    expect([cell(long, '首项权利要求', 39), cell(long, '首项权利要求', 40)?.length]).toEqual(['', 40]);
  });
});

describe('several values in one cell', () => {
  it.each([
    [['甲大学', '乙公司'], '甲大学; 乙公司'],
    [['Cima; Michael', 'Sachs; Emanuel'], 'Cima; Michael | Sachs; Emanuel'],
    [['Cima; Michael'], 'Cima; Michael |'],
    [[], ''],
  ])('%j is %j', (values, text) => {
    expect([joinValues(values), splitParties(text, '申请人')]).toEqual([text, values]);
  });

  it('are the same values when they are split again', () => {
    const name = fc
      .stringMatching(/^[甲乙A][甲B;；、,() ]{0,6}[丙C]$/u)
      .filter((text) => !/\s\s/u.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 5 }), (names) => {
        expect(splitValues(joinValues(names))).toEqual(names);
      }),
    );
  });
});
