import { describe, expect, it } from '@jest/globals';
import { type ProofContent, proofPdf } from './proof-of-licence.js';

const CONTENT: ProofContent = {
  proof: {
    code: 'KX-7Q2M-XK4D-9RTB',
    state: 'EFFECTIVE',
    // The last character is in no common font: it is shown by its code point, never dropped.
    title: '一种测试装置𠮷',
    applicationNumber: '202019900001.1',
    declarationNumber: '测试2026-000001',
    licensor: '测试大学',
    licensee: '测试公司',
    effectiveDay: '2026-09-18',
    effectiveBasis: 'PAYMENT',
    termEnd: '2035-12-31',
    termsHash: 'a'.repeat(64),
    demonstration: true,
    unconfirmedPayment: false,
    disputed: false,
    recordalNumber: null,
    recordedDay: null,
  },
  terms: {
    schema: 'kaixu.terms/1',
    declarationNumber: '测试2026-000001',
    applicationNumber: '202019900001.1',
    patentees: ['测试大学'],
    feeMethod: 'LUMP_SUM',
    feeParameters: { lumpSumFen: 3_000_000 },
    termEnd: '2035-12-31',
    contact: { name: '中心' },
  },
  noticeDay: '2026-09-10',
  recordedAt: new Date('2026-09-18T02:00:00Z'),
  verifyUrl: 'http://127.0.0.1:3000/verify/KX-7Q2M-XK4D-9RTB',
};

describe('a proof of licence', () => {
  it('is the same bytes for the same record, and other bytes for another', async () => {
    const [first, again] = [await proofPdf(CONTENT), await proofPdf(CONTENT)];
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.equals(again)).toBe(true);
    const other = await proofPdf({ ...CONTENT, proof: { ...CONTENT.proof, licensee: '另一公司' } });
    expect(other.equals(first)).toBe(false);
  });
});
