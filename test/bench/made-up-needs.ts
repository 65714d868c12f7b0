import type { NeedText } from '#libs/matchmaking';

/** Texts of needs are as long as abstracts and share their words; the titles are the first words of other patents. */
export function needsFrom(patents: string[], count: number): NeedText[] {
  const step = Math.floor(patents.length / count);
  return Array.from({ length: count }, (_, at) => ({
    title: (patents[at * step] ?? '').split('\n')[0] ?? '',
    text: (patents[(at * step + 7) % patents.length] ?? '').slice(0, 300),
  }));
}
