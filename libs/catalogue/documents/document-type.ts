import { FileRefused } from '../import/file-refused.js';
import { defaultLimits } from '../import/table.js';
import { ZipParts } from '../import/zip-parts.js';

export interface DocumentType {
  mediaType: string;
  /** What the name of a download ends with. */
  extension: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** The part that tells what a zip is. */
const ZIPPED: Record<string, DocumentType> = {
  'word/document.xml': { mediaType: `${OFFICE}.wordprocessingml.document`, extension: 'docx' },
  'xl/workbook.xml': { mediaType: `${OFFICE}.spreadsheetml.sheet`, extension: 'xlsx' },
  'ppt/presentation.xml': { mediaType: `${OFFICE}.presentationml.presentation`, extension: 'pptx' },
  'ofd.xml': { mediaType: 'application/ofd', extension: 'ofd' },
};
const MACROS = /vbaproject\.bin$/;
const starts = (bytes: Buffer, magic: string, at = 0): boolean =>
  bytes.subarray(at, at + magic.length).toString('latin1') === magic;

/** JPEG, PNG or WebP by its first bytes, whatever its name says. */
export function figureTypeOf(bytes: Buffer): DocumentType | undefined {
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return { mediaType: 'image/png', extension: 'png' };
  if (starts(bytes, '\xff\xd8\xff')) return { mediaType: 'image/jpeg', extension: 'jpg' };
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8))
    return { mediaType: 'image/webp', extension: 'webp' };
  return undefined;
}

/** PDF, Word, Excel, PowerPoint (of today, without macros) or OFD by content; `MACROS`: one that carries a program. */
export async function paperTypeOf(bytes: Buffer): Promise<DocumentType | 'MACROS' | undefined> {
  if (starts(bytes, '%PDF-')) return { mediaType: 'application/pdf', extension: 'pdf' };
  if (!starts(bytes, 'PK\x03\x04')) return undefined;
  try {
    // Only the directory is read: nothing unpacks.
    const names = (await ZipParts.open(bytes, defaultLimits)).names();
    if (names.some((name) => MACROS.test(name))) return 'MACROS';
    const told = names.find((name) => Object.hasOwn(ZIPPED, name));
    return told === undefined ? undefined : ZIPPED[told];
  } catch (error) {
    if (error instanceof FileRefused) return undefined;
    throw error;
  }
}

/** A picture or a paper that may be given to others, by its content; undefined: neither, or one that carries a program. */
export async function checkedType(bytes: Buffer): Promise<DocumentType | undefined> {
  const found = figureTypeOf(bytes) ?? (await paperTypeOf(bytes));
  return found === 'MACROS' ? undefined : found;
}

const LONGEST_NAME = 150;

/** The name that a download gets: no path, no control characters, ending as the content wants it. */
export function downloadName(name: string, { extension }: DocumentType): string {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim();
  const endings = extension === 'jpg' ? ['jpg', 'jpeg'] : [extension];
  const ends = endings.some((ending) => bare.toLowerCase().endsWith(`.${ending}`));
  const stem = ends ? bare.slice(0, bare.lastIndexOf('.')) : bare;
  return `${[...stem].slice(0, LONGEST_NAME).join('') || 'document'}.${extension}`;
}
