import { serve } from '../../bridge/main';
import { readSettings } from '../../bridge/settings';
import { wire, type Bridge } from '../../bridge/wire';
import {
  channelsLeftBy,
  createConsentWorld,
  defineWithRule,
  edit,
  marketing,
  nextSecond
} from './consent-world';
import { eventually } from './eventually';
import { readContactsSlowly } from './slow-reading';
import { loadContacts, manyContacts, type World } from './world';

/** A run of hours keeps nobody's opt-out waiting (DESIGN rule 6). */

const minute = 60_000;
let world: World;
let bridge: Bridge;
/** How far the bridge's clock is ahead. */
let ahead = 0;
const stop = new AbortController();
let end: Promise<void> = Promise.resolve();
afterEach(async () => {
  stop.abort();
  await end;
  await bridge.close();
  await world.close();
});

/** The service in this process, by a clock that can be put forward. */
async function start(): Promise<void> {
  const { clock: real } = await world.bridge();
  const clock = { ...real, now: () => new Date(Date.now() + ahead) };
  bridge = await wire(readSettings(world.environment), 'test', clock);
  await new Promise<string>((announce, reject) => {
    end = serve(bridge, { stop: stop.signal, announce, pace: { tickMs: 50, definitionSeconds: 60 } });
    end.catch(reject);
  });
}

test('DESIGN rule 6: who opts out during a backfill leaves while it runs, without a run having to start', async () => {
  world = await createConsentWorld({ iterable: { rates: { scale: 1 } } });
  const sync = defineWithRule(world, {
    values: { Batch_Size__c: 100, Write_Back__c: 'None' },
    project: { Bulk_Calls_Per_Second__c: 2 }
  });
  const [id = ''] = loadContacts(world.org, manyContacts(4000));
  readContactsSlowly(world, 200);
  await start();
  await eventually('the person in Iterable', () => world.project.user('person0@example.com'));
  edit(world, id, { HasOptedOutOfEmail: true });
  await nextSecond();
  const subscriptions = () => world.iterable.calls('users.bulkUpdateSubscriptions');
  expect(subscriptions()).toBe(0);
  ahead = 12 * minute;
  await eventually('the opt-out', () => channelsLeftBy(world, 'person0@example.com')?.includes(marketing));
  const [run] = await bridge.ledger.runs({ sync, limit: 1 });
  expect(run).toMatchObject({ state: 'running', trigger: 'schedule' });
  expect(run?.counts.extracted).toBeLessThan(4000);
  expect(world.iterable.calls('users.bulkUpdate')).toBeLessThan(40);
});
