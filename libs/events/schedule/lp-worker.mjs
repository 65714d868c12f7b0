/** Runs HiGHS in a thread of its own, because it cannot be interrupted otherwise. Gets {text, options}, posts its result. */
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';

const highs = await loadHighs();
const { Status, ObjectiveValue, Columns, Rows } = highs.solve(workerData.text, workerData.options);
const chosen = Object.entries(Columns)
  .filter(([, { Primal }]) => Primal > 0.5)
  .map(([name]) => name);
const duals = Object.values(Rows).map(({ Dual }) => Dual ?? 0);
parentPort.postMessage({ status: Status, value: ObjectiveValue, chosen, duals });
