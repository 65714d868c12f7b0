import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Model, NONE } from './model.js';
import type { PriceList } from './prices.js';

const WORKER = fileURLToPath(new URL('./lp-worker.mjs', import.meta.url));
/** Up to so many pairs × slots the whole problem is solved exactly. */
const EXACT = 500;

export interface Relaxed {
  prices: PriceList;
  /** Only of a case small enough to be solved exactly: its best value and a plan of it. */
  exact?: { value: number; slotOf: Int32Array };
}

/** The schedule as a linear program, solved by HiGHS in a thread; `stop` ends it whatever it is doing. */
export class LinearProgram {
  private readonly rows = new Map<
    string,
    { columns: string[]; most: number; price?: [keyof PriceList, number] }
  >();
  private readonly objective: string[] = [];
  private readonly locked: string[] = [];
  private worker?: Worker;
  private stopped = false;

  constructor(private readonly model: Model) {
    const { pairs, demand, supply, slots, tables, max, weight, lockSlot } = model;
    for (let pair = 0; pair < pairs; pair++) {
      const lock = lockSlot[pair]!;
      for (const slot of lock === NONE ? model.slotsOf[pair]! : [lock]) {
        const column = `x${pair}_${slot}`;
        this.objective.push(`${weight[pair]} ${column}`);
        if (lock !== NONE) this.locked.push(`${column} >= 1`);
        this.use(`r${pair}`, column, 1);
        this.use(`t${slot}`, column, tables, ['ofTable', slot]);
        for (const person of [demand[pair]!, supply[pair]!]) {
          this.use(`p${person}_${slot}`, column, 1, ['ofPlace', person * slots + slot]);
          this.use(`m${person}`, column, max[person]!, ['ofPerson', person]);
        }
      }
    }
  }

  get small(): boolean {
    return this.objective.length <= EXACT;
  }

  /** Undefined where there is nothing to solve, where it was stopped, or where the solver fails. */
  async solve(): Promise<Relaxed | undefined> {
    // A row that all its columns together cannot break says nothing.
    const rows = [...this.rows.values()].filter(({ columns, most }) => columns.length > most);
    if (this.objective.length === 0) return undefined;
    const constraints = rows.map(({ columns, most }, at) => ` c${at}: ${columns.join('\n + ')} <= ${most}`);
    const text = [
      `Maximize\n obj: ${this.objective.join('\n + ')}`,
      `Subject To\n${constraints.join('\n') || ` c: ${this.columns()[0]} <= 1`}`,
      `Bounds\n${this.columns()
        .map((column) => ` ${column} <= 1`)
        .join('\n')}\n${this.locked.join('\n')}`,
      ...(this.small ? [`General\n ${this.columns().join('\n ')}`] : []),
      'End\n',
    ].join('\n');
    const answer = this.small ? await this.run(text, {}) : await this.runFast(text);
    if (!answer) return undefined;
    const prices: PriceList = { ofPlace: [], ofTable: [], ofPerson: [] };
    rows.forEach(({ price }, at) => price && (prices[price[0]][price[1]] = Math.abs(answer.duals[at] ?? 0)));
    return this.small && answer.status === 'Optimal'
      ? { prices, exact: { value: answer.value, slotOf: this.slotsOf(answer.chosen) } }
      : { prices };
  }

  stop(): void {
    this.stopped = true;
    void this.worker?.terminate();
  }

  private use(row: string, column: string, most: number, price?: [keyof PriceList, number]): void {
    const known = this.rows.get(row);
    if (known) known.columns.push(column);
    else this.rows.set(row, { columns: [column], most, ...(price && { price }) });
  }

  private columns(): string[] {
    return this.objective.map((term) => term.slice(term.indexOf(' ') + 1));
  }

  private slotsOf(chosen: string[]): Int32Array {
    const slotOf = new Int32Array(this.model.pairs).fill(NONE);
    for (const name of chosen) {
      const [pair = '', slot = ''] = name.slice(1).split('_');
      slotOf[Number(pair)] = Number(slot);
    }
    return slotOf;
  }

  /** Interior points without crossover are several times as fast, and any prices give a valid bound; at times they stall. */
  private async runFast(text: string): Promise<Answer | undefined> {
    const answer = await this.run(text, { solver: 'ipm', run_crossover: 'off' });
    return answer && answer.status !== 'Optimal'
      ? this.run(text, { solver: 'ipm', run_crossover: 'on' })
      : answer;
  }

  private run(text: string, options: object): Promise<Answer | undefined> {
    if (this.stopped) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.worker = new Worker(WORKER, {
        workerData: { text, options: { ...options, output_flag: false } },
        stdout: true,
        stderr: true,
      });
      this.worker.once('message', (answer: Answer) => resolve(answer));
      this.worker.once('error', () => resolve(undefined));
      this.worker.once('exit', () => resolve(undefined));
    });
  }
}

interface Answer {
  status: string;
  value: number;
  chosen: string[];
  duals: number[];
}
