import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { FileRefused } from './file-refused.js';

export interface XmlHandler {
  /** `name` without prefix: some writers say `x:row` where others say `row`. */
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlReading {
  /** What is said of a text that is no XML. */
  damaged: 'workbook_damaged' | 'xml_damaged';
  /** `outside`: one that only names another file is passed over; nothing is ever fetched or expanded. */
  doctype: 'refused' | 'outside';
}

const WORKBOOK: XmlReading = { damaged: 'workbook_damaged', doctype: 'refused' };

/** Feeds an XML part to a handler, chunk by chunk; yields after each, so that what it collected can go on. */
export async function* walkXml(
  stream: Readable,
  handler: XmlHandler,
  { damaged, doctype }: XmlReading = WORKBOOK,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', (declared) => {
    // It is how entities are smuggled in; no spreadsheet program writes one.
    if (doctype === 'refused') throw new FileRefused('workbook_has_doctype');
    if (/<!|%/u.test(declared)) throw new FileRefused('xml_has_entities');
  });
  parser.on('opentag', (tag) => handler.open(local(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handler.close?.(local(tag.name)));
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused(damaged);
  } finally {
    stream.destroy();
  }
}

export async function readXml(stream: Readable | null, handler: XmlHandler): Promise<void> {
  if (stream === null) return;
  for await (const _ of walkXml(stream, handler)) void _;
}
