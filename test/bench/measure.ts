/** One line of the answer. `ratio` is the median of the rounds' ours ÷ anchor, `spread` their least and greatest. */
export interface Line {
  goal: string;
  unit: string;
  ours: number;
  anchor: number;
  ratio: number;
  spread: [number, number];
  /** Measurements on each side. */
  n: number;
}

export interface Trial {
  goal: string;
  unit: string;
  rounds: number;
  warmUp?: number;
  /** Each gives back its figure for one round. */
  anchor(round: number): Promise<number>;
  ours(round: number): Promise<number>;
  /** Measurements of one side in one round. */
  each: number;
}

/** Rounds that are not counted: compilers, caches and plans settle in them. */
export const WARM_UP = 6;

/** A B A B …: whatever else the machine does falls on both sides alike. */
export async function interleave({
  goal,
  unit,
  rounds,
  warmUp = WARM_UP,
  anchor,
  ours,
  each,
}: Trial): Promise<Line> {
  const pairs: { anchor: number; ours: number }[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const pair = { anchor: await anchor(round), ours: await ours(round) };
    const counts = round >= warmUp;
    if (counts) pairs.push(pair);
    const name = counts ? `round ${round - warmUp + 1}/${rounds}` : 'warming up';
    tell(`${goal}: ${name}: anchor ${rounded(pair.anchor)}, ours ${rounded(pair.ours)} ${unit}`);
  }
  const ratios = pairs.map((pair) => pair.ours / pair.anchor);
  return {
    goal,
    unit,
    ours: rounded(median(pairs.map((pair) => pair.ours))),
    anchor: rounded(median(pairs.map((pair) => pair.anchor))),
    ratio: rounded(median(ratios)),
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    n: rounds * each,
  };
}

/** Standard output belongs to the lines; everything else is said here. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** A figure that is held to a limit instead of to another side. */
export function held(goal: string, unit: string, ours: number, limit: number, n: number): Line {
  const ratio = rounded(ours / limit);
  return { goal, unit, ours: rounded(ours), anchor: limit, ratio, spread: [ratio, ratio], n };
}

/** The value below which so great a share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function print(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle - 1)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** `count` pieces of work by so many workers at a time; gives back how many were done in a second. */
export async function rateOf(
  workers: number,
  count: number,
  work: (worker: number) => Promise<void>,
): Promise<number> {
  let left = count;
  const seconds = await secondsOf(() =>
    Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        while (left-- > 0) await work(worker);
      }),
    ),
  );
  return count / seconds;
}

export function rounded(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}
