import { FileRefused } from './file-refused.js';

const CHUNK = 4 * 1024 * 1024;

/**
 * The shared strings of a workbook: five million texts as JavaScript strings would cost far more than their
 * characters, so they lie packed outside of the heap and become strings when a cell asks.
 */
export class TextStore {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK;
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
    const length = Buffer.byteLength(text);
    this.bytes += length;
    if (this.bytes > this.maxBytes) {
      throw new FileRefused('file_unpacks_too_large', { limit: Math.round(this.maxBytes / 1_000_000) });
    }
    if (this.used + length > CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, length)));
      this.used = 0;
    }
    const place = this.chunks.length - 1;
    if (this.count === this.starts.length) this.grow();
    this.chunks[place]?.write(text, this.used);
    this.starts[this.count] = this.used;
    this.lengths[this.count] = length;
    this.places[this.count] = place;
    // A text longer than a chunk fills its own; the next one then starts another.
    this.used += length;
    this.count += 1;
  }

  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const start = this.starts[index] ?? 0;
    return this.chunks[this.places[index] ?? 0]?.toString('utf8', start, start + (this.lengths[index] ?? 0));
  }

  private grow(): void {
    const larger = this.count * 2;
    const copy = <T extends Uint16Array | Uint32Array>(to: T, from: T): T => (to.set(from), to);
    this.starts = copy(new Uint32Array(larger), this.starts);
    this.lengths = copy(new Uint32Array(larger), this.lengths);
    this.places = copy(new Uint16Array(larger), this.places);
  }
}
