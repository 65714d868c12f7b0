/** One judged candidate of a need: the grade that people gave, 1 (none) to 4 (strong), and the score of a method. */
export interface Judged {
  level: number;
  score: number;
}

const DEPTH = 10;
const GOOD = 3;
const BAD = 1;

function gainOf(level: number): number {
  return 2 ** (level - 1) - 1;
}

/** nDCG@10 with the gain of each place averaged over those with the same score; null where nothing has a gain. */
export function ndcg10(judged: readonly Judged[]): number | null {
  const ideal = discounted([...judged].sort((a, b) => b.level - a.level).map(({ level }) => gainOf(level)));
  return ideal === 0 ? null : discounted(expectedGains(judged)) / ideal;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, DEPTH).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

/** Gains by rank: the order among equal scores is chance, so each of them gets their mean. */
function expectedGains(judged: readonly Judged[]): number[] {
  const ordered = [...judged].sort((a, b) => b.score - a.score);
  const gains: number[] = [];
  for (let from = 0; from < ordered.length;) {
    let to = from;
    while (to < ordered.length && ordered[to]?.score === ordered[from]?.score) to++;
    const tied = ordered.slice(from, to);
    const mean = tied.reduce((sum, { level }) => sum + gainOf(level), 0) / tied.length;
    gains.push(...tied.map(() => mean));
    from = to;
  }
  return gains;
}

/** How often a good candidate (level ≥ 3) stands before a bad one (1), ties half; null without both kinds. */
export function auc(judged: readonly Judged[]): number | null {
  const good = judged.filter(({ level }) => level >= GOOD);
  const bad = judged.filter(({ level }) => level === BAD);
  if (good.length === 0 || bad.length === 0) return null;
  let before = 0;
  for (const one of good)
    for (const other of bad) before += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
  return before / (good.length * bad.length);
}

/** Whether a good candidate is among the first five; ties in the order given. Null where there is none. */
export function goodInFirst5(judged: readonly Judged[]): number | null {
  if (!judged.some(({ level }) => level >= GOOD)) return null;
  const first = [...judged].sort((a, b) => b.score - a.score).slice(0, 5);
  return first.some(({ level }) => level >= GOOD) ? 1 : 0;
}
