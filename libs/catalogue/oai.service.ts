import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, Env, formatYuan, isId } from '#libs/platform';
import {
  element,
  header,
  type OaiArguments,
  OaiError,
  oaiDocument,
  oaiError,
  type OaiRecord,
  readArguments,
  readSpan,
  record,
  stampOf,
} from './oai.js';

const PAGE = 100;
const PREFIX = 'oai:kaixu:';
/** What a token can hold: the database counts finer than a Date. */
const STAMP = "date_trunc('milliseconds', o.updated_at)";

interface OfferedRow {
  id: string;
  title: string;
  titleEn: string | null;
  abstract: string | null;
  inventors: string[];
  ipc: string[];
  applicationNumber: string;
  filingDay: string | null;
  licensorId: string;
  licensor: string;
  declarationNumber: string;
  yearOneFen: number | null;
  termEnd: string;
  updatedAt: Date;
}

/** The offered patents to harvesters: OAI-PMH 2.0, one set for each university. A closed offer is simply gone. */
@Injectable()
export class OaiService {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  /** One answer for every request; a refusal of the protocol is one, too. */
  async answer(query: Record<string, unknown>): Promise<string> {
    const [base, now] = [new URL('/oai', this.env.PUBLIC_URL).href, this.database.now()];
    try {
      const asked = readArguments(query);
      return oaiDocument(base, now, asked, await this.bodyOf(asked, base));
    } catch (error) {
      if (!(error instanceof OaiError)) throw error;
      // Attributes of a request that was not understood may not be repeated.
      return oaiDocument(base, now, null, oaiError(error));
    }
  }

  private bodyOf(asked: OaiArguments, base: string): Promise<string> | string {
    switch (asked['verb']) {
      case 'Identify':
        return this.identify(base);
      case 'ListMetadataFormats':
        return this.formats(asked);
      case 'ListSets':
        return this.sets(asked);
      case 'GetRecord':
        return this.one(asked);
      default:
        return this.list(asked, asked['verb'] === 'ListRecords');
    }
  }

  private async identify(base: string): Promise<string> {
    const [row] = await this.database.query<{ first: Date | null }>(
      'SELECT min(updated_at) AS first FROM offer_summary',
    );
    const fields = [
      ['repositoryName', '开许 Kaixu'],
      ['baseURL', base],
      ['protocolVersion', '2.0'],
      ['adminEmail', `oai@${new URL(base).hostname}`],
      ['earliestDatestamp', stampOf(row?.first ?? this.database.now())],
      ['deletedRecord', 'no'],
      ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
    ] as const;
    return `<Identify>${fields.map(([name, value]) => element(name, value)).join('')}</Identify>`;
  }

  private async formats({ identifier }: OaiArguments): Promise<string> {
    if (identifier !== undefined) await this.find(identifier);
    const fields = [
      element('metadataPrefix', 'oai_dc'),
      element('schema', 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'),
      element('metadataNamespace', 'http://www.openarchives.org/OAI/2.0/oai_dc/'),
    ];
    return `<ListMetadataFormats><metadataFormat>${fields.join('')}</metadataFormat></ListMetadataFormats>`;
  }

  private async sets({ resumptionToken }: OaiArguments): Promise<string> {
    if (resumptionToken !== undefined)
      throw new OaiError('badResumptionToken', 'The list of sets has one page.');
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT DISTINCT u.id, u.name FROM offer_summary o JOIN organisation u ON u.id = o.licensor_id ORDER BY u.id',
    );
    const sets = rows.map(
      ({ id, name }) => `<set>${element('setSpec', id)}${element('setName', name)}</set>`,
    );
    if (sets.length === 0) throw new OaiError('noSetHierarchy', 'Nothing is offered yet.');
    return `<ListSets>${sets.join('')}</ListSets>`;
  }

  private async one({ identifier = '' }: OaiArguments): Promise<string> {
    return `<GetRecord>${record(await this.find(identifier))}</GetRecord>`;
  }

  private async find(identifier: string): Promise<OaiRecord> {
    const id = identifier.startsWith(PREFIX) ? identifier.slice(PREFIX.length) : '';
    const [row] = isId(id) ? await this.rows('o.patent_id = $1', [id]) : [];
    if (!row) throw new OaiError('idDoesNotExist', `No offered patent has this identifier: ${identifier}`);
    return this.recordOf(row);
  }

  private async list(asked: OaiArguments, whole: boolean): Promise<string> {
    const wanted = asked['resumptionToken'] === undefined ? asked : readToken(asked['resumptionToken']);
    const { from, until } = readSpan(wanted);
    const set = wanted['set'] ?? null;
    if (set !== null && !isId(set)) throw new OaiError('noRecordsMatch', 'There is no such set.');
    const rows = await this.rows(
      `($1::timestamptz IS NULL OR o.updated_at >= $1) AND ($2::timestamptz IS NULL OR o.updated_at <= $2)
         AND ($3::uuid IS NULL OR o.licensor_id = $3) AND ($4::timestamptz IS NULL OR (${STAMP}, o.patent_id) > ($4, $5::uuid))`,
      [from, until, set, wanted['after'] ?? null, wanted['afterId'] ?? null],
    );
    if (rows.length === 0) throw new OaiError('noRecordsMatch', 'No offered patent fits.');
    const page = rows.slice(0, PAGE);
    const records = await Promise.all(page.map((row) => this.recordOf(row)));
    const last = page.at(-1);
    const token =
      rows.length > PAGE && last
        ? element('resumptionToken', tokenOf(wanted, last))
        : asked['resumptionToken'] === undefined
          ? ''
          : '<resumptionToken/>';
    const name = whole ? 'ListRecords' : 'ListIdentifiers';
    return `<${name}>${records.map(whole ? record : header).join('')}${token}</${name}>`;
  }

  private rows(where: string, params: unknown[]): Promise<OfferedRow[]> {
    return this.database.query<OfferedRow>(
      `SELECT p.id, p.title, p.title_en AS "titleEn", p.abstract, p.inventors, p.ipc, p.application_number AS "applicationNumber",
         p.filing_day::text AS "filingDay", o.licensor_id AS "licensorId", u.name AS licensor,
         o.declaration_number AS "declarationNumber", o.year_one_fen AS "yearOneFen", o.term_end::text AS "termEnd",
         ${STAMP} AS "updatedAt"
       FROM offer_summary o JOIN patent p ON p.id = o.patent_id JOIN organisation u ON u.id = o.licensor_id
       WHERE ${where} ORDER BY ${STAMP}, o.patent_id LIMIT ${PAGE + 1}`,
      params,
    );
  }

  private recordOf(row: OfferedRow): OaiRecord {
    const price = row.yearOneFen === null ? '按销售提成' : `首年费用 ${formatYuan(row.yearOneFen)}`;
    const dc: OaiRecord['dc'] = [
      ['title', row.title],
      ...(row.titleEn ? [['title', row.titleEn] as [string, string]] : []),
      ...row.inventors.map((name): [string, string] => ['creator', name]),
      ['publisher', row.licensor],
      ...row.ipc.map((code): [string, string] => ['subject', `IPC ${code}`]),
      ...(row.abstract ? [['description', row.abstract] as [string, string]] : []),
      ...(row.filingDay ? [['date', row.filingDay] as [string, string]] : []),
      ['type', 'Patent'],
      ['identifier', new URL(`/patents/${row.id}`, this.env.PUBLIC_URL).href],
      ['identifier', row.applicationNumber],
      ['rights', `专利开放许可声明 ${row.declarationNumber}；${price}；许可期限至 ${row.termEnd}`],
    ];
    return { identifier: `${PREFIX}${row.id}`, datestamp: stampOf(row.updatedAt), set: row.licensorId, dc };
  }
}

/** Opaque to the harvester: where the list stands and what it was asked for. */
function tokenOf({ from, until, set }: OaiArguments, last: OfferedRow): string {
  return encodeCursor([from ?? null, until ?? null, set ?? null, last.updatedAt.toISOString(), last.id]);
}

function readToken(token: string): OaiArguments {
  let values: (string | number | null)[];
  try {
    values = decodeCursor(token, 5);
  } catch {
    throw new OaiError('badResumptionToken', 'The token is not one of this repository.');
  }
  const [from, until, set, after, afterId] = values;
  if (typeof after !== 'string' || Number.isNaN(Date.parse(after)) || !isId(afterId))
    throw new OaiError('badResumptionToken', 'The token is not one of this repository.');
  const given = { from, until, set, after, afterId };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => typeof value === 'string'),
  ) as OaiArguments;
}
