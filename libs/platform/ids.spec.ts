import { describe, expect, it } from '@jest/globals';
import { isId, newId } from './ids.js';

describe('an id', () => {
  it('is a UUIDv7 that begins with its time, and no two are alike', () => {
    const at = Date.UTC(2026, 10, 23);
    const ids = Array.from({ length: 2000 }, () => newId(at));
    expect(ids.every((id) => isId(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(2000);
    expect(parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
    expect(newId(at + 1) > ids[0]!).toBe(true);
  });
});
