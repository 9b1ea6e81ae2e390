import { TransientError } from '../../../../bridge/errors';
import { contactId } from '../../../builders';
import { unavailable } from '../scripted-destination';
import { consentWorld, emailOf, type ConsentWorld } from './consent-parts';

let world: ConsentWorld;
beforeEach(async () => {
  world = await consentWorld();
});
afterEach(() => world.close());

const name = 'consent:Main:Contact';
const optedOut = { HasOptedOutOfEmail: true };
const stateOf = async (number: number) => (await world.ledger.recordStates(name, [contactId(number)]))[0];
const minute = 60_000;

/** The contact is edited at this moment. */
function edit(number: number, fields: Record<string, unknown>): void {
  world.contact(number, { ...fields, SystemModstamp: world.clock.now().toISOString() });
}

describe('DESIGN rule 5: users settle first', () => {
  test('one who was sent a moment ago is waited for before it is read', async () => {
    world.contact(1, optedOut);
    await world.delivered(1, 20);
    await world.pass();
    expect(world.clock.slept).toEqual([40_000]);
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
  });

  test('what was told counts as a delivery, so that what follows waits for it', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    await world.pass();
    const times = await world.ledger.userTimes('Main', [emailOf(1)]);
    expect(times.get(emailOf(1))?.lastDeliveredAt).toBe(world.clock.now().toISOString());
  });
});

describe('trouble', () => {
  const down = (count: number): TransientError[] => Array.from({ length: count }, () => unavailable());

  beforeEach(async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
  });

  test.each(['reads', 'writes'] as const)('what may pass is waited for: %s', async (kind) => {
    world.iterable.faults[kind].push(...down(2));
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    expect(world.clock.slept.length).toBe(2);
  });

  test.each(['reads', 'writes'] as const)(
    'Iterable out of reach (%s): nothing else may be sent, and the next pass tries again',
    async (kind) => {
      world.iterable.faults[kind].push(...down(5));
      await expect(world.pass()).rejects.toMatchObject({
        name: 'TransientError',
        code: 'consent.unreachable'
      });
      expect(await stateOf(1)).toMatchObject({ status: 'deferred', attempts: 1 });
      expect((await world.runs())[0]).toMatchObject({
        state: 'failed',
        error: { code: 'consent.unreachable' }
      });
      await world.pass();
      expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
      expect(await stateOf(1)).toMatchObject({ status: 'delivered', retryAt: null });
    }
  );

  test('one person whom Iterable fails at for good holds up nobody else for ever', async () => {
    world.contact(2, optedOut);
    await world.delivered(2);
    world.iterable.users.delete(emailOf(2));
    const failing = { ...world.iterable };
    world.parts.destination.user = (identity) =>
      identity.key === emailOf(1) ? Promise.reject(unavailable()) : failing.user(identity);
    for (let pass = 0; pass < 6; pass += 1) {
      await expect(world.pass()).rejects.toMatchObject({ code: 'consent.unreachable' });
    }
    await expect(world.pass()).resolves.toEqual([]);
    expect(await stateOf(1)).toMatchObject({ status: 'deferred' });
  });

  test('a call whose answer was lost counts as told when it has arrived', async () => {
    world.iterable.faults.writes.push(...down(5));
    await expect(world.pass()).rejects.toBeInstanceOf(TransientError);
    world.iterable.users.set(emailOf(1), {
      email: emailOf(1),
      userId: null,
      dataFields: { unsubscribedChannelIds: [12] }
    });
    await world.pass();
    expect(world.iterable.sent).toEqual([]);
    expect(await stateOf(1)).toMatchObject({ status: 'delivered' });
  });

  test('a row that Iterable refuses is a dead letter, and is not sent in the same words again', async () => {
    world.iterable.answer = {
      failCount: 1,
      failures: [{ by: 'email', key: emailOf(1), cause: 'invalid-email' }]
    };
    await world.pass();
    expect(await stateOf(1)).toMatchObject({ status: 'rejected' });
    expect(await world.ledger.deadLetters({ sync: name, limit: 5 })).toHaveLength(1);
    world.clock.advance(minute);
    edit(1, optedOut);
    await world.pass();
    expect(world.iterable.sent).toHaveLength(1);
  });

  test('an opt-out that is taken back, or whose record is deleted, before Iterable heard of it is closed', async () => {
    world.contact(2, optedOut);
    await world.delivered(2);
    world.iterable.faults.writes.push(...down(5));
    await expect(world.pass()).rejects.toBeInstanceOf(TransientError);
    edit(1, { HasOptedOutOfEmail: false });
    world.source.rows = world.source.rows.filter(({ Id }) => Id !== contactId(2));
    await world.pass();
    expect(world.iterable.sent).toEqual([]);
    expect(await stateOf(1)).toMatchObject({ status: 'skipped', code: 'opt-out-withdrawn', retryAt: null });
    expect(await stateOf(2)).toMatchObject({ status: 'skipped', code: 'deleted', retryAt: null });
  });
});
