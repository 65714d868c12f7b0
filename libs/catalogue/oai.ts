import { escapeXml } from '#libs/platform';

/** What an OAI-PMH 2.0 answer is made of; every text is escaped here. */
export const OAI_ERRORS = [
  'badVerb',
  'badArgument',
  'badResumptionToken',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
  'noSetHierarchy',
] as const;
export type OaiErrorCode = (typeof OAI_ERRORS)[number];

/** A refusal of the protocol: told inside an answer of status 200. */
export class OaiError extends Error {
  constructor(
    readonly code: OaiErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export interface OaiRecord {
  identifier: string;
  datestamp: string;
  set: string;
  /** Dublin Core, name by name; a name may repeat. */
  dc: [name: string, value: string][];
}

const OAI = 'http://www.openarchives.org/OAI/2.0/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';

const ARGUMENTS: Record<string, { required: string[]; optional: string[] }> = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: ['resumptionToken'] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set', 'resumptionToken'] },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
};

export type OaiArguments = Record<string, string>;

/** The verb and its arguments, each once and none that the verb has not; a token stands alone. */
export function readArguments(query: Record<string, unknown>): OaiArguments {
  const { verb } = query;
  const known = typeof verb === 'string' ? ARGUMENTS[verb] : undefined;
  if (!known) throw new OaiError('badVerb', 'The verb is missing, repeated or not one of OAI-PMH 2.0.');
  const { verb: _, ...given } = query;
  for (const [name, value] of Object.entries(given))
    if (typeof value !== 'string' || ![...known.required, ...known.optional].includes(name))
      throw new OaiError(
        'badArgument',
        `The argument ${name} is not one of ${String(verb)}, or is repeated.`,
      );
  const alone = 'resumptionToken' in given;
  if (alone && Object.keys(given).length > 1)
    throw new OaiError('badArgument', 'A resumptionToken stands alone beside the verb.');
  for (const name of alone ? [] : known.required)
    if (!(name in given)) throw new OaiError('badArgument', `The argument ${name} is missing.`);
  if ('metadataPrefix' in given && given['metadataPrefix'] !== 'oai_dc')
    throw new OaiError('cannotDisseminateFormat', 'The only format is oai_dc.');
  return query as OaiArguments;
}

const STAMP = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;

/** `from` and `until` as instants, both of one granularity; the end of a day belongs to it. */
export function readSpan({ from, until }: OaiArguments): { from: Date | null; until: Date | null } {
  for (const stamp of [from, until])
    if (stamp !== undefined && (!STAMP.test(stamp) || Number.isNaN(Date.parse(stamp))))
      throw new OaiError('badArgument', `Not a date of this repository: ${stamp}`);
  if (from !== undefined && until !== undefined && (from.length !== until.length || from > until))
    throw new OaiError('badArgument', 'from and until differ in granularity, or from is later.');
  const end = until?.length === 10 ? `${until}T23:59:59.999Z` : until && until.replace('Z', '.999Z');
  return { from: from ? new Date(from) : null, until: end ? new Date(end) : null };
}

export function oaiDocument(baseUrl: string, at: Date, request: OaiArguments | null, body: string): string {
  const attributes = Object.entries(request ?? {})
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="${OAI}" xmlns:xsi="${XSI}" xsi:schemaLocation="${OAI} ${OAI}OAI-PMH.xsd">
<responseDate>${stampOf(at)}</responseDate>
<request${attributes}>${escapeXml(baseUrl)}</request>
${body}
</OAI-PMH>
`;
}

export function oaiError({ code, message }: OaiError): string {
  return `<error code="${code}">${escapeXml(message)}</error>`;
}

export function element(name: string, value: string): string {
  return `<${name}>${escapeXml(value)}</${name}>`;
}

export function header({ identifier, datestamp, set }: OaiRecord): string {
  return `<header>${element('identifier', identifier)}${element('datestamp', datestamp)}${element('setSpec', set)}</header>`;
}

export function record(one: OaiRecord): string {
  const fields = one.dc.map(([name, value]) => element(`dc:${name}`, value)).join('');
  return `<record>${header(one)}<metadata><oai_dc:dc xmlns:oai_dc="${DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="${XSI}" xsi:schemaLocation="${DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">${fields}</oai_dc:dc></metadata></record>`;
}

/** Seconds, which is the granularity of this repository. */
export function stampOf(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
