import { describe, expect, it } from '@jest/globals';
import { inRecordalWindow, missingFiles, RECORDAL_FILES } from './recordal.js';

const NONE = { files: [], byAgent: false, nothingDue: false };

describe('the files of a recordal', () => {
  it('are ① to ④ and ⑥, with ⑤ where an agent files and without ③ where nothing was due', () => {
    expect(missingFiles(NONE)).toEqual(['APPLICATION', 'NOTICE', 'PAYMENT_PROOF', 'IDENTITY', 'HANDLER']);
    expect(missingFiles({ ...NONE, byAgent: true })).toEqual(RECORDAL_FILES.slice(0, -1));
    expect(missingFiles({ ...NONE, nothingDue: true })).not.toContain('PAYMENT_PROOF');
  });

  it('are complete once each went along, and one that is missing is named', () => {
    const all = RECORDAL_FILES.slice(0, -1);
    expect(missingFiles({ ...NONE, files: all, byAgent: true })).toEqual([]);
    for (const file of all)
      expect(missingFiles({ ...NONE, files: all.filter((one) => one !== file), byAgent: true })).toEqual([
        file,
      ]);
  });
});

describe('the window of a recordal', () => {
  it('holds its first and its last day', () => {
    const within = (day: string) => inRecordalWindow(day, '2026-06-01', '2026-09-01');
    expect(['2026-05-31', '2026-06-01', '2026-09-01', '2026-09-02'].map(within)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
