import type { Command } from 'commander';
import { CannotRun, Database } from '#libs/platform';
import { DEMO_PASSWORD, demoSignIns } from '../demo/demo-sign-ins.js';
import { isDemoLoaded, loadDemo } from '../demo/load-demo.js';
import { withProgress } from '../progress.js';
import { answer, withServices } from '../running.js';

const OUTCOMES = {
  LOADED: '演示数据已装入 · The demonstration is loaded',
  COMPLETED: '上次中断的装入已补完 · The loading that was cut short is complete',
  ALREADY_LOADED: '演示数据早已装入，未作改动 · The demonstration was loaded before; nothing was changed',
};

export function demo(program: Command): void {
  const group = program.command('demo').description('演示数据 · The demonstration data');
  group
    .command('load')
    .description('装入空数据库，只装一次 · Load it into an empty database, once')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
所有演示账号使用同一公开密码 · All demonstration sign-ins share one public password: ${DEMO_PASSWORD}

Examples:
  npm run -s kaixu -- demo load
  DATABASE_URL=postgres://… npm run -s kaixu -- demo load --json`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const outcome = await withServices((app) =>
        withProgress('演示 · demo', (onProgress) => loadDemo(app, onProgress)),
      );
      answer(json, { outcome }, [OUTCOMES[outcome], '登录名 · sign-ins: npm run -s kaixu -- demo sign-ins']);
    });
  group
    .command('sign-ins')
    .description('演示登录名与密码 · The demonstration’s sign-in names and password')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run -s kaixu -- demo sign-ins\n  npm run -s kaixu -- demo sign-ins --json',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const found = await withServices(async (app) => {
        const database = app.get(Database);
        return (await isDemoLoaded(database)) ? demoSignIns(database) : undefined;
      });
      if (!found)
        throw new CannotRun('此数据库没有装入演示数据。 · No demonstration was loaded into this database.');
      const width = Math.max(...found.signIns.map(({ name }) => name.length));
      const lines = found.signIns.map(
        ({ name, role, organisation }) => `${name.padEnd(width)}  ${role.padEnd(20)}  ${organisation}`,
      );
      answer(json, found, [`密码 · password: ${DEMO_PASSWORD}`, ...lines]);
    });
}
