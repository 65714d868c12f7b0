import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rowConverter } from './convert-row.js';
import { FileRefused, openTable, type Table } from './open-table.js';
import { recognise } from './recognise.js';

const HEADER = ['申请号', '标题', '申请日'];
const ROW = ['201710601862.3', '一种阀门', '2017-07-21'];
const EXPECTED = { applicationNumber: '201710601862.3', title: '一种阀门', filingDay: '2017-07-21' };

const readFile = (bytes: Buffer): Promise<Table> => openTable(bytes, 'patents');

async function drafts(table: Table) {
  const recognition = await recognise(table);
  const convert = rowConverter(recognition);
  const found = [];
  for await (const row of table.rows)
    if (row.rowNumber > recognition.headerRow) found.push({ row: row.rowNumber, ...convert(row) });
  return found;
}

async function refusal(bytes: Buffer): Promise<string> {
  try {
    await drafts(await readFile(bytes));
    return 'not refused';
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
}

describe('UTF-16 text', () => {
  const text = `${HEADER.join(',')}\r\n${ROW.join(',')}\r\n`;
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  it.each([
    ['UTF-16LE', 'with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
    ['UTF-16BE', 'with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ['UTF-16LE', 'without', little],
    ['UTF-16BE', 'without', big],
  ])('reads %s %s', async (encoding, _, bytes) => {
    const read = await readFile(bytes);
    expect(read.encoding).toBe(encoding);
    expect((await drafts(read))[0]?.draft).toMatchObject(EXPECTED);
  });
});

const publication = (number: string, title: string) => `<b:PatentDocumentAndRelated><b:BibliographicData>
  <b:PublicationReference dataFormat="original"><a:DocumentID><a:WIPOST3Code>CN</a:WIPOST3Code><a:DocNumber>110083831</a:DocNumber><a:Kind>A</a:Kind><a:Date>20190802</a:Date></a:DocumentID></b:PublicationReference>
  <b:PublicationReference dataFormat="standard"><a:DocumentID><a:WIPOST3Code>CN</a:WIPOST3Code><a:DocNumber>1</a:DocNumber></a:DocumentID></b:PublicationReference>
  <b:ApplicationReference dataFormat="original"><a:DocumentID><a:DocNumber>${number}</a:DocNumber><a:Date>20170721</a:Date></a:DocumentID></b:ApplicationReference>
  <b:InventionTitle>${title}</b:InventionTitle>
  <b:Parties><b:InventorDetails><b:Inventor><a:AddressBook><a:Name>甲</a:Name></a:AddressBook></b:Inventor><b:Inventor><a:AddressBook><a:Name>乙</a:Name></a:AddressBook></b:Inventor></b:InventorDetails></b:Parties></b:BibliographicData>
  <b:Claims><b:Claim><b:ClaimText>1.一种阀门。</b:ClaimText></b:Claim><b:Claim><b:ClaimText>2.另一种。</b:ClaimText></b:Claim></b:Claims></b:PatentDocumentAndRelated>`;
const xml = (body: string, declared = '') =>
  Buffer.from(`<?xml version="1.0" encoding="utf-8"?>${declared}${body}`);
const OUTSIDE = '<!DOCTYPE b:PatentDocumentAndRelated SYSTEM "/DTDS/entities.dtd"[]>';

describe('publications of CNIPA', () => {
  it('reads one record, and several below a root', async () => {
    const one = publication('201710601862.3', '一种阀门');
    const [first] = await drafts(await readFile(xml(one, OUTSIDE)));
    expect(first?.draft).toMatchObject({
      ...EXPECTED,
      publicationNumber: 'CN110083831A',
      publicationDay: '2019-08-02',
      inventors: ['甲', '乙'],
      firstClaim: '1.一种阀门。',
    });
    const both = `<b:PatentDocuments>${one}${one}</b:PatentDocuments>`;
    expect(await drafts(await readFile(xml(both)))).toHaveLength(2);
  });

  it('never expands an entity', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    expect(await refusal(xml(publication('1', '&b;'), laughs))).toBe('xml_has_entities');
    expect(await refusal(xml(publication('1', '&b;'), OUTSIDE))).toBe('xml_damaged');
    expect(await refusal(xml(publication('1', '阀门').slice(0, 400)))).toBe('xml_damaged');
  });
});

const fixtures = new URL('../../../../shared/data/fixtures/', import.meta.url);

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(fixtures) ? describe : describe.skip)('real files (needs ../shared/data)', () => {
  const real = (file: string) => readFile(readFileSync(new URL(file, fixtures)));

  it.each([
    ['CN101985000000312CN00000851003120AFULZH19870204CN00Z.XML', /^85100312\.\d$/u, ['B03C3/09', 'F28F1/38']],
    ['CN102009000190429CN00001020256780AFULZH20110420CN00R.XML', /^200910190429\.0$/u, ['H04L27/26']],
    ['CN102019000302430CN00001100838310AFULZH20190802CN00G.XML', /^201910302430\.1$/u, ['G06F17/27']],
  ])('reads the publication %s', async (file, number, ipc) => {
    const [first] = await drafts(await real(`cnipa_xml/${file}`));
    expect(first?.draft.applicationNumber).toMatch(number);
    expect(first?.draft.abstract?.length).toBeGreaterThan(50);
    expect(first?.draft.applicants?.length).toBe(1);
    expect(first?.draft).toMatchObject({ ipc: expect.arrayContaining(ipc) });
  });
});
