import { Running } from './processes.js';

/** Runs a command of the built product and reads the one object that it prints. */
export async function command(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ code: number | string; answer: Record<string, unknown> }> {
  const run = new Running(process.execPath, ['dist/apps/cli/main.js', ...args, '--json'], env);
  const code = await run.ended;
  const at = run.output.indexOf('{');
  if (at < 0) throw new Error(`${args.join(' ')} ended with ${code}: ${run.output}`);
  return { code, answer: JSON.parse(run.output.slice(at)) };
}
