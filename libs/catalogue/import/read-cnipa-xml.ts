import { Readable } from 'node:stream';
import { FileRefused } from './file-refused.js';
import type { Table, TableLimits, TableRow } from './table.js';
import { walkXml, type XmlHandler } from './xml.js';

const CHUNK = 64 * 1024;

/** Where a value stands in a record, and what it is called as a column: the names that CNIPA's own lists use. */
const PLACES: { header: string; path: RegExp; join: string }[] = [
  { header: '申请号', path: /^BibliographicData\/ApplicationReference\/DocumentID\/DocNumber$/u, join: '' },
  { header: '申请日', path: /^BibliographicData\/ApplicationReference\/DocumentID\/Date$/u, join: '' },
  { header: '名称', path: /^BibliographicData\/InventionTitle$/u, join: '' },
  {
    header: '公开（公告）号',
    path: /^BibliographicData\/PublicationReference\/DocumentID\/(?:WIPOST3Code|DocNumber|Kind)$/u,
    join: '',
  },
  {
    header: '公开（公告）日',
    path: /^BibliographicData\/PublicationReference\/DocumentID\/Date$/u,
    join: '',
  },
  {
    header: '申请人',
    path: /\/ApplicantDetails\/Applicant\/AddressBook\/(?:Organization)?Name$/u,
    join: '; ',
  },
  {
    header: '专利权人',
    path: /\/AssigneeDetails\/Assignee\/AddressBook\/(?:Organization)?Name$/u,
    join: '; ',
  },
  { header: '发明人', path: /\/InventorDetails\/Inventor\/AddressBook\/Name$/u, join: '; ' },
  { header: '地址', path: /\/ApplicantDetails\/Applicant\/AddressBook\/Address\/Text$/u, join: '\n' },
  { header: '代理机构', path: /\/AgentDetails\/Agent\/Agency\/AddressBook\/OrganizationName$/u, join: '\n' },
  {
    header: 'IPC分类号',
    path: /\/ClassificationIPCR\/Text$|\/ClassificationIPC\/(?:Main|Further)Classification$/u,
    join: '; ',
  },
  { header: '洛迦诺分类号', path: /\/ClassificationLocarno\/(?:Main|Further)Classification$/u, join: '; ' },
  { header: '摘要', path: /^Abstract\/(?:Paragraphs|.*\/P)$/u, join: '\n' },
  { header: '首项权利要求', path: /^Claims\/Claim\/ClaimText$/u, join: '\n' },
];
const AT = new Map(PLACES.map(({ header }, at) => [header, at]));
/** Where a record says a thing several times over, the first counts. */
const ONCE = new Set(['申请号', '申请日', '名称', '公开（公告）号', '公开（公告）日', '地址', '代理机构']);

/** Publications as CNIPA gives them away: one record in a file, or several below one root. */
export function openCnipaXml(bytes: Buffer, limits: TableLimits): Table {
  return {
    sheetName: null,
    format: 'CNIPA_XML',
    encoding: 'UTF-8',
    rows: { [Symbol.asyncIterator]: () => readRecords(bytes, limits) },
  };
}

async function* readRecords(bytes: Buffer, limits: TableLimits): AsyncGenerator<TableRow> {
  yield { rowNumber: 1, cells: PLACES.map(({ header }) => header) };
  const collector = new RecordCollector(limits);
  const chunks = function* () {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  };
  // Their files name a document type of their own; nothing is fetched, and one that declares entities is refused.
  const reading = { damaged: 'xml_damaged', doctype: 'outside' } as const;
  for await (const _ of walkXml(Readable.from(chunks()), collector, reading)) yield* collector.take();
}

class RecordCollector implements XmlHandler {
  private done: TableRow[] = [];
  private path: string[] = [];
  private inRecord = false;
  private rowNumber = 1;
  private cells: string[] = [];
  private pieces = '';
  private place: number | null = null;
  private standard = false;
  private references = new Map<string, number>();

  constructor(private readonly limits: TableLimits) {}

  take(): TableRow[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (!this.inRecord) {
      if (/^PatentDocument(?:AndRelated)?$/u.test(name)) this.begin();
      return;
    }
    this.path.push(name);
    if (attributes['dataFormat'] === 'standard') this.standard = true;
    if (name === 'Claim' || /Reference$/u.test(name))
      if (!this.standard) this.references.set(name, (this.references.get(name) ?? 0) + 1);
    if (this.place !== null) return;
    const path = this.path.join('/');
    const at = PLACES.findIndex((place) => place.path.test(path));
    if (at < 0 || this.standard || (name === 'ClaimText' && this.references.get('Claim') !== 1)) return;
    this.place = at;
    this.pieces = '';
  }

  text(text: string): void {
    if (this.place === null) return;
    this.pieces += text;
    this.limit(this.pieces);
  }

  close(name: string): void {
    if (!this.inRecord) return;
    if (this.path.length === 0) {
      this.done.push({ rowNumber: this.rowNumber, cells: this.cells });
      this.inRecord = false;
      return;
    }
    const place = this.place === null ? undefined : PLACES[this.place];
    if (place?.path.test(this.path.join('/'))) this.add(place, this.pieces.replace(/\s+/gu, ' ').trim());
    this.path.pop();
    if (/Reference$|Classification$/u.test(name)) this.standard = false;
  }

  private begin(): void {
    this.inRecord = true;
    this.rowNumber += 1;
    if (this.rowNumber > this.limits.maxRows)
      throw new FileRefused('too_many_rows', { limit: this.limits.maxRows });
    this.cells = PLACES.map(() => '');
    this.references = new Map();
  }

  private add({ header, join }: (typeof PLACES)[number], said: string): void {
    const at = AT.get(header) ?? 0;
    const known = this.cells[at] ?? '';
    this.place = null;
    if (said === '') return;
    const again = ONCE.has(header) && known !== '' && !this.partOfNumber();
    if (!again) this.cells[at] = known === '' ? said : `${known}${join}${said}`;
    this.limit(this.cells[at] ?? '');
  }

  /** Office, digits and kind of one publication number stand in three elements. */
  private partOfNumber(): boolean {
    return this.path[1] === 'PublicationReference' && this.references.get('PublicationReference') === 1;
  }

  private limit(text: string): void {
    const { maxCellLength } = this.limits;
    if (text.length > maxCellLength)
      throw new FileRefused('cell_too_long', { row: this.rowNumber, limit: maxCellLength });
  }
}
