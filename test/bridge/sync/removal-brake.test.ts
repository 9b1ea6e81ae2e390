import { isWave, RemovalBrake } from '../../../bridge/sync/removal-brake';
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
    expect(brake.verdict(removal, now)).toMatchObject({ status: 'deferred', code: 'removal-pending' });
    expect(brake.verdict(operation(1), now)).toBeNull();
  });

  test('released, they go; held, they say how many there are and what to do', () => {
    const brake = new RemovalBrake();
    brake.release();
    expect(brake.verdict(removal, now)).toBeNull();
    brake.hold(30);
    expect(brake.verdict(removal, now)).toMatchObject({
      status: 'deferred',
      code: 'removal-held',
      message: 'Held for approval: the run would have removed 30 people.'
    });
  });
});
