import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from './file-refused.js';
import type { TableLimits } from './table.js';

/** The parts of a zip by name, opened with limits on what they unpack to. */
export class ZipParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
    private readonly limits: TableLimits,
  ) {}

  static async open(bytes: Buffer, limits: TableLimits): Promise<ZipParts> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
        error ? reject(error) : resolve(opened),
      );
    }).catch(() => {
      // The directory of a zip lies at its end: without it the file was cut.
      throw new FileRefused('file_truncated');
    });
    return new ZipParts(zip, await readDirectory(zip), limits);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** Streams one part; null where it is absent. The declared size is checked first, the true one by yauzl. */
  async stream(name: string): Promise<Readable | null> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.isEncrypted()) throw new FileRefused('file_encrypted');
    this.checkSize(entry);
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) =>
        error ? reject(new FileRefused('file_truncated')) : resolve(stream),
      );
    });
  }

  private checkSize(entry: Entry): void {
    const { maxUnpackedBytes, maxRatio, ratioFloorBytes } = this.limits;
    const size = entry.uncompressedSize;
    if (size > maxUnpackedBytes)
      throw new FileRefused('file_unpacks_too_large', { limit: megabytes(maxUnpackedBytes) });
    if (size > ratioFloorBytes && size > entry.compressedSize * maxRatio) {
      throw new FileRefused('file_unpacks_too_large', { limit: megabytes(ratioFloorBytes) });
    }
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\//u, '').toLowerCase(), entry);
      // A workbook has dozens of parts; a directory of millions is an attack.
      if (entries.size > 10_000) reject(new FileRefused('zip_is_no_workbook'));
      else zip.readEntry();
    });
    zip.once('end', resolve);
    zip.once('error', () => reject(new FileRefused('file_truncated')));
    zip.readEntry();
  });
  return entries;
}
