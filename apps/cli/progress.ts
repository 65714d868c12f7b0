import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error, where a person is watching; nothing otherwise. */
export async function withProgress<T>(
  what: string,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const format = `${what} {bar} {value}/{total}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  try {
    return await work((done, total) => {
      // Only now: before the first word of progress nobody knows how much there is.
      if (!bar.isActive) bar.start(total, done);
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
