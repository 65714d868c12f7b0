import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { benchAccept } from './accept.js';
import { benchCheckIn } from './check-in.js';
import { benchImport } from './import.js';
import { benchMatching } from './matching.js';
import { tell } from './measure.js';
import { benchSchedule } from './schedule.js';
import { benchSearch } from './search.js';

const USAGE = `npm run -s bench -- accept|search|import|matching|schedule|check-in [--rounds n] [--size n] [--cpu-prof folder]
search: [page|engine|size|writes …], absent all; --size n measures that size too
matching: [engine|jobs], absent all; --size n patents instead
One JSON line a goal on stdout: {goal, unit, ours, anchor, ratio, spread, n}; ratio is ours ÷ anchor.
DATABASE_URL: a server to make a database on; absent: an embedded PostgreSQL, thrown away afterwards.`;

export interface BenchOptions {
  /** Absent: as many as the bench thinks right. */
  rounds?: number | undefined;
  /** Patents, where a bench has sizes of its own. */
  size?: number | undefined;
  /** Parts of the bench; absent: all. */
  parts: string[];
  /** For the API's process: --cpu-prof and its folder. */
  nodeOptions: string[];
}

const BENCHES: Record<string, (options: BenchOptions) => Promise<void>> = {
  accept: benchAccept,
  search: benchSearch,
  import: benchImport,
  matching: benchMatching,
  schedule: benchSchedule,
  'check-in': benchCheckIn,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, size: { type: 'string' }, 'cpu-prof': { type: 'string' } },
});
const bench = BENCHES[positionals[0] ?? ''];
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
const size = values.size === undefined ? undefined : Number(values.size);
const folder = values['cpu-prof'];
if (!bench || [rounds, size].some((figure) => figure !== undefined && !(figure >= 1))) {
  tell(USAGE);
  process.exitCode = 2;
} else {
  await bench({
    rounds,
    size,
    parts: positionals.slice(1),
    nodeOptions: folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [],
  });
}
