import { describe, expect, it } from '@jest/globals';
import { clockFor } from './times';

describe('the times of an event', () => {
  const morning = '2026-12-01T01:20:00Z';

  it('are hours while it lasts a day of Shanghai, also where that is two days elsewhere', () => {
    const clock = clockFor(['2026-11-30T23:00:00Z', '2026-12-01T09:00:00Z']);
    expect(clock(morning)).toBe('09:20');
  });

  it('name their day where it lasts several', () => {
    const clock = clockFor([morning, '2026-12-02T09:00:00Z']);
    expect([clock(morning), clock('2026-12-02T01:20:00Z')]).toEqual(['12-01 09:20', '12-02 09:20']);
  });
});
