import { FileRefused } from './file-refused.js';

export type ContentKind = 'ZIP' | 'XLS' | 'CNIPA_XML' | 'TEXT';

/** Decides by content, never by the file's name: exports called .xls are often xlsx, csv or HTML. */
export function sniff(bytes: Buffer): ContentKind {
  if (bytes.length === 0) throw new FileRefused('file_empty');
  const head = bytes.subarray(0, 1024);
  const starts = (...magic: number[]): boolean => magic.every((byte, at) => head[at] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'ZIP';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return compoundFile(bytes);
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new FileRefused('file_is_pdf');
  if (isImage(head, starts)) throw new FileRefused('file_is_image');
  if (starts(0x52, 0x61, 0x72, 0x21) || starts(0x37, 0x7a, 0xbc, 0xaf) || starts(0x1f, 0x8b)) {
    throw new FileRefused('file_is_archive');
  }
  // Excel's oldest formats have no container.
  if (starts(0x09, 0x08) || starts(0x09, 0x04) || starts(0x09, 0x02)) return 'XLS';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'TEXT';
  if (head.includes(0)) {
    if (unmarkedUtf16(bytes) !== null) return 'TEXT';
    throw new FileRefused('file_unknown');
  }
  return markupOf(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/u, ''));
}

function isImage(head: Buffer, starts: (...magic: number[]) => boolean): boolean {
  return (
    starts(0x89, 0x50, 0x4e, 0x47) ||
    starts(0xff, 0xd8, 0xff) ||
    starts(0x47, 0x49, 0x46, 0x38) ||
    starts(0x49, 0x49, 0x2a, 0x00) ||
    starts(0x4d, 0x4d, 0x00, 0x2a) ||
    head.subarray(8, 12).toString('latin1') === 'WEBP'
  );
}

/** An OLE container: a protected xlsx, an old workbook, or another office document. */
function compoundFile(bytes: Buffer): 'XLS' {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) throw new FileRefused('file_encrypted');
  if (holds('Workbook') || holds('Book')) return 'XLS';
  throw new FileRefused('file_unknown');
}

function markupOf(head: string): ContentKind {
  const start = head.trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<div)/u.test(start)) throw new FileRefused('file_is_html');
  if (/<(?:\w+:)?patentdocument/u.test(start) && start.startsWith('<')) return 'CNIPA_XML';
  if (/^<\?xml/u.test(start)) throw new FileRefused(start.includes('<html') ? 'file_is_html' : 'file_is_xml');
  return 'TEXT';
}

/**
 * UTF-16 that forgot its mark: read the right way round it has separators and line ends and no control characters; the
 * wrong way round these are letters of far away.
 */
export function unmarkedUtf16(bytes: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  if (bytes.length % 2 === 1) return null;
  const fits = (encoding: string): boolean => {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, 4096));
    return /[,;|\t]/u.test(text) && /[\r\n]/u.test(text) && !/[\0-\x08\x0e-\x1f]|\ufffd(?!$)/u.test(text);
  };
  return (['UTF-16LE', 'UTF-16BE'] as const).find(fits) ?? null;
}
