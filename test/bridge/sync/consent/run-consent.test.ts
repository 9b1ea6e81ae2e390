import { contactId } from '../../../builders';
import { consentRule, consentWorld, emailOf, type ConsentWorld } from './consent-parts';

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

describe('Tx-05 Hx-01 an opt-out goes to Iterable', () => {
  test('a known person who opts out is unsubscribed, and everything else of the person stays', async () => {
    world.contact(1);
    await world.delivered(1);
    world.iterable.users.set(emailOf(1), {
      email: emailOf(1),
      userId: null,
      dataFields: { firstName: 'Ada', unsubscribedChannelIds: [7], emailListIds: [4] }
    });
    await world.pass();
    expect(world.iterable.sent).toEqual([]);
    world.clock.advance(minute);
    edit(1, optedOut);
    await world.pass();
    expect(world.iterable.sent).toEqual([
      [{ email: emailOf(1), unsubscribedChannelIds: [7, 12], validateChannelAlignment: false }]
    ]);
    expect(world.iterable.users.get(emailOf(1))?.dataFields).toMatchObject({
      firstName: 'Ada',
      emailListIds: [4]
    });
    const [run] = await world.runs();
    expect(run).toMatchObject({ sync: name, trigger: 'schedule', state: 'done', error: null });
    expect(run?.counts).toMatchObject({ extracted: 1, delivered: 1 });
    expect(await stateOf(1)).toMatchObject({ status: 'delivered', identityKey: emailOf(1) });
  });

  test('it is told once: the minutes that are read again bring nothing, and leave no run', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    await world.pass();
    const [calls, runs] = [world.iterable.asked.length, (await world.runs()).length];
    for (let pass = 0; pass < 3; pass += 1) {
      world.clock.advance(minute);
      await world.pass();
    }
    expect(world.iterable.sent).toHaveLength(1);
    expect(world.iterable.asked).toHaveLength(calls);
    expect(await world.runs()).toHaveLength(runs);
  });

  test('the bookmark moves on without a run', async () => {
    await world.pass();
    const before = await world.ledger.bookmark(name);
    world.clock.advance(60 * minute);
    await world.pass();
    expect(Date.parse((await world.ledger.bookmark(name))?.mark ?? '')).toBe(
      Date.parse(before?.mark ?? '') + 60 * minute
    );
    expect(world.source.queries.at(-1)?.soql).toContain('SystemModstamp >= 2026-02-01T09:50:01Z');
    expect(await world.runs()).toHaveLength(1);
  });

  test('the second that is still running is read too', async () => {
    await world.delivered(1);
    await world.pass();
    world.clock.advance(minute + 400);
    edit(1, optedOut);
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
  });

  test('the first reading asks for people who are opted out, not for the whole table', async () => {
    await world.pass();
    expect(world.source.queries[0]?.soql).toBe(
      'SELECT Id, SystemModstamp, HasOptedOutOfEmail, Email FROM Contact WHERE (HasOptedOutOfEmail = true) AND ' +
        'SystemModstamp < 2026-02-01T10:00:01Z ORDER BY SystemModstamp ASC, Id ASC LIMIT 2000'
    );
    expect(world.source.queries[1]?.soql).toContain('WHERE SystemModstamp >= 2026-02-01T09:50:01Z AND');
  });

  test('other rules begin anew: who opted out long ago is told what is new', async () => {
    world.contact(1, optedOut, 600);
    await world.delivered(1);
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    const more = [consentRule(), consentRule({ name: 'Partners', iterableId: 13 })];
    world.project = { ...world.project, consentRules: more };
    world.clock.advance(10 * minute);
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12, 13]);
    world.project = { ...world.project, consentRules: [consentRule()] };
    await world.pass();
    expect(world.iterable.sent).toHaveLength(2);
  });

  test('a rule about a message type', async () => {
    world.project = {
      ...world.project,
      consentRules: [consentRule({ scope: 'Message_Type', iterableId: 31 })]
    };
    world.contact(1, optedOut);
    await world.delivered(1);
    await world.pass();
    expect(world.iterable.users.get(emailOf(1))?.dataFields.unsubscribedMessageTypeIds).toEqual([31]);
  });

  test.each(['To_Salesforce', null] as const)('nothing is asked for with rules %s', async (direction) => {
    world.project = { ...world.project, consentRules: direction ? [consentRule({ direction })] : [] };
    expect(await world.pass()).toEqual([]);
    expect(world.source.queries).toEqual([]);
    expect(world.iterable.calls).toBe(0);
  });
});

describe('nobody is created (DESIGN rule 6)', () => {
  test('a person whom nobody ever sent is not even asked for', async () => {
    world.contact(1, optedOut);
    await world.pass();
    edit(1, optedOut);
    await world.pass();
    expect(world.iterable).toMatchObject({ asked: [], sent: [] });
    expect(await stateOf(1)).toBeNull();
    expect((await world.runs())[0]?.counts).toMatchObject({ extracted: 0 });
  });

  test('a person whom Iterable no longer has is skipped', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    world.iterable.users.clear();
    await world.pass();
    expect(world.iterable.sent).toEqual([]);
    expect(await stateOf(1)).toMatchObject({ status: 'skipped', code: 'not-in-iterable', retryAt: null });
    const runs = (await world.runs()).length;
    world.clock.advance(minute);
    await world.pass();
    expect(await world.runs()).toHaveLength(runs);
  });

  test('a person who is just being sent for the first time is told of as soon as Iterable shows them', async () => {
    world.contact(1, optedOut);
    await world.claimed(1);
    await world.pass();
    expect(await stateOf(1)).toMatchObject({ status: 'deferred', code: 'consent.not-there-yet' });
    await world.delivered(1, 0);
    world.clock.advance(2 * minute);
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    expect(await stateOf(1)).toMatchObject({ status: 'delivered', retryAt: null });
  });

  test('one who never shows is given up after an hour, and asked for with growing pauses', async () => {
    world.contact(1, optedOut, 30);
    await world.claimed(1);
    for (let pass = 0; pass < 90; pass += 1) {
      await world.pass();
      world.clock.advance(minute);
    }
    expect(await stateOf(1)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
    expect(world.iterable.asked.length).toBeLessThan(10);
  });
});

describe('who is already unsubscribed', () => {
  test('in Iterable: unchanged, nothing is sent', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    world.iterable.users.set(emailOf(1), {
      email: emailOf(1),
      userId: null,
      dataFields: { unsubscribedChannelIds: [12] }
    });
    await world.pass();
    expect(world.iterable.sent).toEqual([]);
    expect(new Set(world.iterable.asked)).toEqual(new Set([emailOf(1)]));
    expect(await world.ledger.outcomesOfRecord(contactId(1), 5)).toMatchObject([
      { status: 'delivered', run: expect.stringContaining('delivery') }
    ]);
  });
});

describe('consent is only loosened on purpose', () => {
  test('an opt-out that is taken back in Salesforce is not sent: said once, with what to do', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    await world.pass();
    world.clock.advance(minute);
    edit(1, { HasOptedOutOfEmail: false });
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    const state = await stateOf(1);
    expect(state).toMatchObject({ status: 'skipped', code: 'consent-not-loosened' });
    expect(state?.fix).toContain('Update_Subscriptions');
    const runs = (await world.runs()).length;
    world.clock.advance(minute);
    await world.pass();
    expect(await world.runs()).toHaveLength(runs);
  });

  test('who subscribes again in Iterable stays so, whatever else changes in Salesforce', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    await world.pass();
    world.iterable.users.set(emailOf(1), { email: emailOf(1), userId: null, dataFields: {} });
    world.clock.advance(minute);
    edit(1, { ...optedOut, FirstName: 'Augusta' });
    await world.pass();
    expect(world.iterable.sent).toHaveLength(1);
  });

  test('opting out again is told again', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    await world.pass();
    edit(1, { HasOptedOutOfEmail: false });
    await world.pass();
    world.iterable.users.set(emailOf(1), { email: emailOf(1), userId: null, dataFields: {} });
    world.clock.advance(minute);
    edit(1, optedOut);
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    expect(await stateOf(1)).toMatchObject({ status: 'delivered', code: '' });
  });
});

describe('duplicates', () => {
  test('the opt-out of a record with the same address counts for the person', async () => {
    world.contact(1);
    await world.delivered(1);
    world.contact(2, { ...optedOut, Email: 'Person1@Example.com' });
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    expect(await stateOf(2)).toMatchObject({ status: 'delivered', identityKey: emailOf(1) });
  });

  test('several records of one person are one row, and each has its outcome', async () => {
    world.contact(1, optedOut);
    await world.delivered(1);
    for (const twin of [2, 3]) world.contact(twin, { ...optedOut, Email: emailOf(1) });
    await world.pass();
    expect(world.iterable.sent).toHaveLength(1);
    expect(world.iterable.sent[0]).toHaveLength(1);
    expect((await world.runs())[0]?.counts).toMatchObject({ extracted: 3, delivered: 3 });
  });

  test('an owner in another project is not meant', async () => {
    await world.ledger.claimIdentities('Other', [
      { key: emailOf(2), sync: 'S', recordId: contactId(9), object: 'Contact', rank: null }
    ]);
    world.contact(2, optedOut);
    await world.pass();
    expect(world.iterable.asked).toEqual([]);
  });
});

describe('iterable-api 3: each kind of project', () => {
  const of = (type: 'UserId' | 'Hybrid') => {
    world.project = { ...world.project, type };
    world.parts.activeSyncs.forEach((sync) =>
      Object.assign(sync, { identity: { kind: 'userId', source: null } })
    );
  };

  test.each(['UserId', 'Hybrid'] as const)('in a %s project people are named by user id', async (type) => {
    of(type);
    world.contact(1, optedOut);
    await world.delivered(1, 3600, contactId(1));
    await world.pass();
    expect(world.iterable.sent).toEqual([
      [{ userId: contactId(1), unsubscribedChannelIds: [12], validateChannelAlignment: false }]
    ]);
  });

  test('a hybrid project has one user with an address: it is found by it, whoever sent it', async () => {
    of('Hybrid');
    world.contact(1);
    await world.delivered(1, 3600, contactId(1));
    await world.pass();
    world.clock.advance(minute);
    world.contact(2, { ...optedOut, Email: emailOf(1), SystemModstamp: world.clock.now().toISOString() });
    await world.pass();
    expect(world.channelsLeftBy(contactId(1))).toEqual([12]);
    expect(world.iterable.users.size).toBe(1);
  });
});
