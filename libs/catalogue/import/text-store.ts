import { FileRefused } from './file-refused.js';

const CHUNK = 4 * 1024 * 1024;
/** Marks the place of a text that is kept as UTF-16: Chinese takes a third less so. Chunks are far fewer. */
const WIDE = 0x8000;

/**
 * The shared strings of a workbook: five million texts as JavaScript strings would cost far more than their
 * characters, so they lie packed outside of the heap and become strings when a cell asks.
 */
export class TextStore {
  private readonly chunks: Buffer[] = [];
  private used = 0;
  private starts = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);
  private places = new Uint16Array(1024);
  private count = 0;
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get size(): number {
    return this.count;
  }

  add(text: string): void {
    const narrow = Buffer.byteLength(text);
    const wide = text.length * 2 < narrow;
    const length = wide ? text.length * 2 : narrow;
    this.bytes += length;
    if (this.bytes > this.maxBytes) {
      throw new FileRefused('file_unpacks_too_large', { limit: Math.round(this.maxBytes / 1_000_000) });
    }
    if (this.chunks.length === 0 || this.used + length > CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, length)));
      this.used = 0;
    }
    const place = this.chunks.length - 1;
    if (this.count === this.starts.length) this.grow();
    this.chunks[place]?.write(text, this.used, wide ? 'utf16le' : 'utf8');
    this.starts[this.count] = this.used;
    this.lengths[this.count] = length;
    this.places[this.count] = wide ? place | WIDE : place;
    // A text longer than a chunk fills its own; the next one then starts another.
    this.used += length;
    this.count += 1;
  }

  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const start = this.starts[index] ?? 0;
    const place = this.places[index] ?? 0;
    const encoding = (place & WIDE) === 0 ? 'utf8' : 'utf16le';
    return this.chunks[place & ~WIDE]?.toString(encoding, start, start + (this.lengths[index] ?? 0));
  }

  private grow(): void {
    const larger = this.count * 2;
    const copy = <T extends Uint16Array | Uint32Array>(to: T, from: T): T => (to.set(from), to);
    this.starts = copy(new Uint32Array(larger), this.starts);
    this.lengths = copy(new Uint32Array(larger), this.lengths);
    this.places = copy(new Uint16Array(larger), this.places);
  }
}
