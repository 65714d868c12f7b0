import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkSchedule, readInstance } from '#libs/events';
import { EVENT_SHAPES, madeUpEvent } from '../bench/made-up-events.js';
import { command } from '../support/command.js';

describe('kaixu schedule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaixu-schedule-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fileOf = (name: string, json: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json));
    return file;
  };

  it('plans an event’s day and says how good the plan is, without a database', async () => {
    const day = madeUpEvent(EVENT_SHAPES[0]!, 1);
    const words = ['schedule', fileOf('day.json', day), '--seconds', '60', '--steps', '50000'];
    const { code, answer } = await command({}, ...words);
    expect(code).toBe(0);
    const { meetings, value, bound } = answer as { [name: string]: number } & { meetings: [] };
    expect(checkSchedule(readInstance(day), meetings)).toMatchObject({ violations: [], value });
    expect(answer).toMatchObject({ violations: 0, steps: 50_000, ratio: value! / bound! });
    expect(answer['ratio']).toBeGreaterThan(0.98);
    expect(answer['ratio']).toBeLessThanOrEqual(1);
  });

  it('refuses what it cannot read, by field, value and rule', async () => {
    const day = { slots: 2, tables: 1, people: [{ id: 'A', side: 'buyer' }], requests: [] };
    expect(await command({}, 'schedule', fileOf('side.json', day))).toEqual({
      code: 2,
      answer: {
        error: {
          code: 'schedule_field',
          message:
            'people[0].side 的值 "buyer" 不符合要求：应为 demand 或 supply。 · people[0].side has the value "buyer", which does not fit: it must be demand or supply.',
        },
      },
    });
    const { code, answer } = await command({}, 'schedule', fileOf('words.json', 'no JSON'));
    expect({ code, answer }).toMatchObject({ code: 2, answer: { error: { code: 'cannot_run' } } });
  });
});
