import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fieldOfHeader, foldHeader, headerRank, type ImportField } from './headers.js';

describe('headers', () => {
  it.each<[string, ImportField]>([
    ['公开（公告）号', 'publicationNumber'],
    ['公开(公告)号 ', 'publicationNumber'],
    ['[标]当前申请(专利权)人', 'patentees'],
    ['申请（专利权）人', 'applicants'],
    ['标题 (中文)', 'title'],
    ['标题 (英文)', 'titleEn'],
    ['*申请号：', 'applicationNumber'],
    ['专利名称（必填）', 'title'],
    ['专利号', 'applicationNumber'],
    ['공개번호/공표/재공표 ', 'publicationNumber'],
    ['APPLICATION  NUMBER', 'applicationNumber'],
    ['filing/creation date', 'filingDay'],
    ['主权项', 'firstClaim'],
    ['洛迦诺分类号', 'locarno'],
  ])('%j is %s', (header, field) => {
    expect(fieldOfHeader(header)).toBe(field);
  });

  it.each([
    '第一申请人',
    '首次公开日',
    'IPC主分类号(大组)释义',
    '当前申请(专利权)人地市',
    '申请人数量',
    '优先权日',
    '代理人',
    'Priority Numbers',
    '',
  ])('%j only looks like a field', (header) => {
    expect(fieldOfHeader(header)).toBeNull();
  });

  it('puts the better of two columns first, and one that a person chose before all', () => {
    expect(headerRank('申请号', 'applicationNumber')).toBeLessThan(headerRank('专利号', 'applicationNumber'));
    expect(headerRank('当前法律状态', 'legalStatus')).toBeLessThan(headerRank('法律状态', 'legalStatus'));
    expect(headerRank('代理机构', 'agency')).toBeLessThan(headerRank('[标]代理机构', 'agency'));
    expect(headerRank('我的列', 'title')).toBeLessThan(headerRank('标题', 'title'));
    expect(foldHeader(' [标] Title（中文） ')).toBe('title(中文)');
  });
});

// How many columns of each real export are understood; the fields are those that every import needs.
const expected: Record<string, ImportField[]> = {
  patsnap_zhihuiya_csv_30col: [
    'publicationNumber',
    'title',
    'abstract',
    'patentees',
    'applicants',
    'filingDay',
    'ipcMain',
    'kind',
    'legalStatus',
    'authority',
    'grantDay',
  ],
  patsnap_zhihuiya_xlsx_university_app_44col: [
    'title',
    'applicationNumber',
    'filingDay',
    'grantDay',
    'kind',
    'legalStatus',
    'college',
    'patentees',
    'applicants',
    'inventors',
    'ipc',
    'agency',
    'publicationDay',
    'ipcMain',
  ],
  patsnap_other_seen: ['authority', 'legalStatus', 'address', 'locarno', 'agency', 'titleEn', 'abstractEn'],
  incopat: [
    'title',
    'applicants',
    'publicationNumber',
    'abstract',
    'publicationDay',
    'applicationNumber',
    'filingDay',
    'kind',
    'authority',
    'ipcMain',
    'ipc',
    'patentees',
    'agency',
    'grantDay',
    'firstClaim',
    'locarno',
    'address',
    'inventors',
    'legalStatus',
  ],
  cnipr_25col: [
    'applicationNumber',
    'publicationNumber',
    'publicationDay',
    'filingDay',
    'title',
    'ipcMain',
    'ipc',
    'applicants',
    'inventors',
    'address',
    'agency',
    'abstract',
    'firstClaim',
  ],
  cnipr_trs_45col: [
    'applicationNumber',
    'filingDay',
    'publicationNumber',
    'publicationDay',
    'kind',
    'title',
    'abstract',
    'ipc',
    'ipcMain',
    'applicants',
    'inventors',
    'agency',
    'address',
    'firstClaim',
    'legalStatus',
    'authority',
  ],
  cnipr_web_24col: [
    'applicationNumber',
    'title',
    'ipcMain',
    'ipc',
    'applicants',
    'inventors',
    'publicationDay',
    'publicationNumber',
    'agency',
    'filingDay',
    'address',
    'abstract',
    'firstClaim',
    'legalStatus',
    'kind',
  ],
  cnipr_new_csv_seen_in_tests: [
    'publicationNumber',
    'title',
    'applicants',
    'publicationDay',
    'ipcMain',
    'abstract',
  ],
  lens_patents_31col: [
    'authority',
    'kind',
    'publicationNumber',
    'publicationDay',
    'applicationNumber',
    'filingDay',
    'title',
    'applicants',
    'inventors',
    'patentees',
    'ipc',
  ],
  google_patents_gp_search: [
    'publicationNumber',
    'title',
    'applicants',
    'inventors',
    'filingDay',
    'publicationDay',
    'grantDay',
  ],
  wips_43col: [
    'authority',
    'kind',
    'applicationNumber',
    'filingDay',
    'title',
    'abstract',
    'firstClaim',
    'publicationNumber',
    'publicationDay',
    'grantNumber',
    'grantDay',
    'ipcMain',
    'ipc',
    'applicants',
    'inventors',
  ],
  cnki_scraper_10col: ['title', 'inventors', 'applicants', 'abstract', 'firstClaim'],
};

const sets = new URL('../../../../shared/data/fixtures/export_headers.json', import.meta.url);

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(sets) ? describe : describe.skip)('header sets of real exports (needs ../shared/data)', () => {
  it.each(Object.entries(expected))('%s', (name, fields) => {
    const all = JSON.parse(readFileSync(sets, 'utf8')) as Record<string, { headers: string[] }>;
    const found = all[name]?.headers.map(fieldOfHeader).filter((field) => field !== null);
    expect(new Set(found)).toEqual(new Set(fields));
  });
});
