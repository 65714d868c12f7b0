import { describe, expect, it } from '@jest/globals';
import type { DeskPlan } from '../../../api/meetings';
import { freePlaces } from './plan-places';

/** Four slots in two sessions, two tables; 乙 is there in the first session only. */
function planWith(meetings: [demandId: string, supplyId: string, slot: number, place: number][]): DeskPlan {
  const person = (id: string, sessions: number[] | null = null) => ({
    ...{ id, name: id, unit: id, partyId: null, sessions, minMeetings: 0, maxMeetings: null },
    ...{ side: 'DEMAND' as const, checkedIn: false },
  });
  return {
    ...{ pairs: [], figures: null, run: null, publishedAt: null, version: 1 },
    settings: { sessions: [], slotMinutes: 20, pauseMinutes: 0, tables: 2, wishesCloseAt: '' },
    slots: [0, 1, 2, 3].map((slot) => ({ slot, session: slot < 2 ? 0 : 1, startsAt: '', endsAt: '' })),
    people: [person('甲'), person('乙', [0]), person('子'), person('丑')],
    meetings: meetings.map(([demandId, supplyId, slot, place]) => ({
      ...{ id: `${slot} ${place}`, demandId, supplyId, slot, place },
      ...{ locked: false, matchId: null, demandOutcome: null, supplyOutcome: null },
    })),
  };
}

describe('free places for a pair', () => {
  it('are the first free table of each slot in which both can', () => {
    const plan = planWith([['乙', '丑', 0, 0]]);
    expect(freePlaces(plan, { demandId: '甲', supplyId: '子' })).toEqual([
      { slot: 0, place: 1 },
      { slot: 1, place: 0 },
      { slot: 2, place: 0 },
      { slot: 3, place: 0 },
    ]);
  });

  it('are none where one of the two meets somebody else, is away, or every table is taken', () => {
    const plan = planWith([
      ['甲', '丑', 0, 0],
      ['甲', '丑', 1, 1],
      ['丙', '寅', 1, 0],
    ]);
    expect(freePlaces(plan, { demandId: '甲', supplyId: '子' }).map(({ slot }) => slot)).toEqual([2, 3]);
    expect(freePlaces(plan, { demandId: '乙', supplyId: '子' })).toEqual([{ slot: 0, place: 1 }]);
  });
});
