import { heldText } from '../../../bridge/sync/leaving/leaving-ledger';
import { heldRemovals, isWave, RemovalBrake } from '../../../bridge/sync/removal-brake';
import { operation } from '../../builders';

describe('DESIGN rule 8: a removal wave waits for a person', () => {
  test.each([
    ['fewer than 25 are never one', 24, 24, 10, false],
    ['25 of 200 are above ten percent', 25, 200, 10, true],
    ['25 of 250 are not', 25, 250, 10, false],
    ['500 of a great many are not', 500, 100_000, 10, false],
    ['501 always are', 501, 100_000, 10, true],
    ['a sync that may lose everything still stops above 500', 501, 501, 100, true]
  ])('%s', (_what, removals, present, percent, wave) => {
    expect(isWave(removals, present, percent)).toBe(wave);
  });

  const now = new Date('2026-02-01T10:00:00.000Z');
  const removal = { ...operation(1), removal: true as const };

  test('removals wait until all of the run are counted, everything else goes', () => {
    const brake = new RemovalBrake();
    expect(brake.verdict(removal, null, now)).toMatchObject({ status: 'deferred', code: 'removal-pending' });
    expect(brake.verdict(operation(1), null, now)).toBeNull();
    brake.release();
    expect(brake.verdict(removal, null, now)).toBeNull();
  });

  test('what was held once waits for its decision, whatever later runs count', () => {
    const brake = new RemovalBrake();
    const known = { code: 'removal-held', ...heldText('deleted in Salesforce', 'run-1') };
    const held = {
      status: 'deferred',
      code: 'removal-held',
      message: 'Held for approval: deleted in Salesforce.',
      fix: 'Approve or discard the removals of run run-1.'
    };
    expect(brake.verdict(removal, known, now)).toMatchObject(held);
    expect(brake.verdict(removal, known, now)?.retryAt).toBeUndefined();
    brake.release();
    expect(brake.verdict(removal, known, now)).toMatchObject(held);
    brake.approve([removal.recordId]);
    expect(brake.verdict(removal, known, now)).toBeNull();
  });

  test('a person is told how many there are and why, the most frequent reasons first', () => {
    const removals = ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'b', 'f'].map((reason, index) => ({
      recordId: String(index),
      reason
    }));
    expect(heldRemovals(removals, 40)).toEqual({
      removals: 9,
      present: 40,
      reasons: [
        { reason: 'b', count: 3 },
        { reason: 'f', count: 2 },
        { reason: 'a', count: 1 },
        { reason: 'c', count: 1 },
        { reason: 'd', count: 1 }
      ],
      decision: null,
      decidedBy: null,
      decidedAt: null
    });
  });
});
