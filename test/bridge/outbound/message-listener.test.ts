import type { Config } from '../../../bridge/config/load-config';
import type { ConsentRule, SyncDefinition } from '../../../bridge/config/sync-definition';
import { silentLogger } from '../../../bridge/logger';
import { MessageListener } from '../../../bridge/outbound/message-listener';
import { syncDefinition, temporaryLedger, type TemporaryLedger } from '../../builders';
import { envelope, notification, orgId } from './envelope';

/** What follows from a message: hints that are stored, and syncs that are woken. */

let store: TemporaryLedger;
beforeEach(async () => {
  store = await temporaryLedger();
});
afterEach(() => store.close());

const rule = (given: Partial<ConsentRule> = {}): ConsentRule => ({
  name: 'Opt_Out',
  object: 'Contact',
  field: 'HasOptedOutOfEmail',
  scope: 'Channel',
  iterableId: 1,
  direction: 'Two_Way',
  ...given
});

function listening(syncs: readonly SyncDefinition[], served = orgId) {
  const woken: string[] = [];
  const told: string[] = [];
  const lines: unknown[] = [];
  const config: Config = { syncs, problems: [] };
  const listener = new MessageListener({
    organizationId: () => Promise.resolve(served),
    config: () => Promise.resolve(config),
    ledger: store.ledger,
    wake: (names) => Promise.resolve(void woken.push(...names)),
    tellOptOuts: (...names) => Promise.resolve(void told.push(names.join(' of '))),
    now: () => new Date('2026-02-01T10:00:00.000Z'),
    log: { ...silentLogger, info: (...line: unknown[]) => void lines.push(line[0]) }
  });
  return { listener, woken, told, lines };
}

const hinted = async (sync: string) =>
  (await store.ledger.takeHints({ sync, run: '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f', limit: 1000 })).map(
    ({ recordId, lane }) => [recordId, lane]
  );

describe('salesforce-api 7: a message is a hint', () => {
  test('for every active sync that reads the object, and for no other', async () => {
    const syncs = [
      syncDefinition({ name: 'One' }),
      syncDefinition({ name: 'Two', sourceObject: 'contact' }),
      syncDefinition({ name: 'Off', status: 'Paused' }),
      syncDefinition({ name: 'Leads', sourceObject: 'Lead' })
    ];
    const { listener, woken } = listening(syncs);
    await listener.hear(envelope({ notifications: [notification(1), notification(2)] }));
    const both = [
      ['003000000000001AAA', 'live'],
      ['003000000000002AAA', 'live']
    ];
    expect(await hinted('One')).toEqual(both);
    expect(await hinted('Two')).toEqual(both);
    expect(await store.ledger.syncsWithHints()).toEqual(['One', 'Two']);
    expect(woken).toEqual(['One', 'Two']);
    expect([...listener.lastHeard.keys()]).toEqual(['One', 'Two']);
  });

  test('ids of 15 characters name the same records and orgs as those of 18', async () => {
    const { listener } = listening([syncDefinition({ name: 'One' })]);
    const given = notification(1, { record: '<sf:Id>003bn000000001x</sf:Id>' });
    await listener.hear(envelope({ organizationId: orgId.slice(0, 15), notifications: [given] }));
    expect(await hinted('One')).toEqual([['003bn000000001xAAA', 'live']]);
  });

  test('the same message again changes nothing', async () => {
    const { listener } = listening([syncDefinition({ name: 'One' })]);
    await listener.hear(envelope());
    await listener.hear(envelope({ notifications: [notification(2), notification(1)] }));
    expect(await hinted('One')).toEqual([
      ['003000000000001AAA', 'live'],
      ['003000000000002AAA', 'live']
    ]);
  });

  test('what nobody reads, and a record that is gone, are taken and counted', async () => {
    const { listener, lines } = listening([syncDefinition({ name: 'One' })]);
    const notifications = [
      notification(1),
      notification(2, { record: null }),
      notification(3, { object: 'Account' }),
      notification(4, { record: '<sf:Id>no record id</sf:Id>' })
    ];
    await listener.hear(envelope({ notifications }));
    expect(lines).toEqual([{ notifications: 4, hints: 1, fresh: 1, withoutRecord: 1, passedOver: 2 }]);
    expect(await hinted('One')).toHaveLength(1);
  });

  test('of another org it is refused, whatever it names', async () => {
    const { listener, woken } = listening([syncDefinition({ name: 'One' })]);
    await expect(listener.hear(envelope({ organizationId: '00D000000000002EAA' }))).rejects.toMatchObject({
      code: 'message.other-org',
      fix: expect.stringContaining('refreshed sandbox') as string
    });
    expect(await store.ledger.syncsWithHints()).toEqual([]);
    expect(woken).toEqual([]);
  });

  test('it is heard also when nobody can be woken: what is stored is taken up later', async () => {
    const { ledger } = store;
    const listener = new MessageListener({
      organizationId: () => Promise.resolve(orgId),
      config: () => Promise.resolve({ syncs: [syncDefinition({ name: 'One' })], problems: [] }),
      ledger,
      wake: () => Promise.reject(new Error('the queue is gone')),
      tellOptOuts: () => Promise.reject(new Error('the queue is gone')),
      now: () => new Date('2026-02-01T10:00:00.000Z'),
      log: silentLogger
    });
    await listener.hear(envelope());
    expect(await hinted('One')).toHaveLength(1);
  });

  test('it is not heard when it cannot be stored', async () => {
    const { listener } = listening([syncDefinition({ name: 'One' })]);
    jest.spyOn(store.ledger, 'addHints').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(listener.hear(envelope())).rejects.toThrow('the disk is full');
  });
});

describe('salesforce-api 7: an opt-out may have changed', () => {
  const inProject = (name: string, rules: readonly ConsentRule[]) => ({ name, consentRules: rules });

  test('of a record that no sync reads: the opt-outs of each project with a rule on the object are told, once', async () => {
    const { listener, told, woken } = listening([
      syncDefinition({
        name: 'Members',
        sourceObject: 'CampaignMember',
        project: inProject('Main', [rule()])
      }),
      syncDefinition({ name: 'Leads', sourceObject: 'Lead', project: inProject('Main', [rule()]) }),
      syncDefinition({ name: 'Others', sourceObject: 'Lead', project: inProject('Second', [rule()]) }),
      syncDefinition({ name: 'Free', sourceObject: 'Lead', project: inProject('Third', []) })
    ]);
    await listener.hear(envelope());
    expect(told).toEqual(['Members of Main', 'Others of Second']);
    expect(woken).toEqual([]);
  });

  test('of a record that a sync reads: they go out although a long run of it may be under way', async () => {
    const { listener, told, woken } = listening([
      syncDefinition({ name: 'One', project: inProject('Main', [rule({ object: 'contact' })]) })
    ]);
    await listener.hear(envelope());
    expect([told, woken]).toEqual([['One of Main'], ['One']]);
  });

  test('rules on other objects, and those that go to Salesforce only, are none of it', async () => {
    const rules = [rule({ object: 'Lead' }), rule({ direction: 'To_Salesforce' })];
    const { listener, told } = listening([
      syncDefinition({ name: 'One', project: inProject('Main', rules) })
    ]);
    await listener.hear(envelope());
    expect(told).toEqual([]);
  });
});
