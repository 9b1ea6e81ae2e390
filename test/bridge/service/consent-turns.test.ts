import type { ConsentRule, SyncDefinition } from '../../../bridge/config/sync-definition';
import { ConsentTurns } from '../../../bridge/service/consent-turns';
import { manualClock, syncDefinition } from '../../builders';

const minute = 60_000;
const rule: ConsentRule = {
  name: 'Opt_Out',
  object: 'Contact',
  field: 'HasOptedOutOfEmail',
  scope: 'Channel',
  iterableId: 12,
  direction: 'Two_Way'
};

let clock: ReturnType<typeof manualClock>;
let syncs: SyncDefinition[];
/** Until when the opt-outs of the project were looked at. */
let mark: string | null;
let passes: string[];
let failure: Error | null;
let warnings: number;
let turns: ConsentTurns;

const every = (everyMinutes: number): Partial<SyncDefinition> => ({
  schedule: { text: String(everyMinutes), turns: { everyMinutes }, within: [], except: [] }
});
const sync = (given: Parameters<typeof syncDefinition>[0] = {}): SyncDefinition =>
  syncDefinition({ ...given, project: { consentRules: [rule], ...given?.project } });

beforeEach(() => {
  clock = manualClock();
  syncs = [sync()];
  mark = clock.now().toISOString();
  [passes, failure, warnings] = [[], null, 0];
  turns = new ConsentTurns({
    config: () => Promise.resolve({ syncs, problems: [] }),
    ledger: { bookmark: () => Promise.resolve(mark === null ? null : { mark, window: null }) },
    pass: (project) => {
      passes.push(project.name);
      if (failure) return Promise.reject(failure);
      mark = clock.now().toISOString();
      return Promise.resolve([]);
    },
    now: () => clock.now(),
    log: { info: () => undefined, warn: () => void (warnings += 1) }
  });
});

/** The service looks every five seconds for so long; answers how many passes there were. */
async function during(milliseconds: number): Promise<number> {
  const before = passes.length;
  for (let passed = 0; passed < milliseconds; passed += 5000) {
    await turns.look();
    clock.advance(5000);
  }
  return passes.length - before;
}

test('while runs tell opt-outs as often as they should, no turn is needed', async () => {
  for (let run = 0; run < 6; run += 1) {
    mark = clock.now().toISOString();
    expect(await during(10 * minute)).toBe(0);
  }
});

test('DESIGN rule 6: during a run of hours each project has turns at its shortest schedule', async () => {
  syncs = [sync(every(30)), sync({ name: 'Other', ...every(10) })];
  expect(await during(60 * minute + 1)).toBe(5);
});

test('a project whose syncs go by cron expressions has a turn every ten minutes', async () => {
  syncs = [sync({ schedule: { text: '0 6 * * *', turns: { cron: '0 6 * * *' }, within: [], except: [] } })];
  expect(await during(60 * minute + 1)).toBe(5);
});

test.each<[string, SyncDefinition]>([
  ['paused', sync({ status: 'Paused' })],
  ['only capturing', sync({ status: 'Capture' })],
  ['without rules', sync({ project: { consentRules: [] } })],
  [
    'with rules from Iterable alone',
    sync({ project: { consentRules: [{ ...rule, direction: 'To_Salesforce' }] } })
  ]
])('a project that is %s has none', async (_, only) => {
  syncs = [only];
  mark = null;
  expect(await during(60 * minute)).toBe(0);
});

test('a turn that failed is tried again after a minute, with one word in the log', async () => {
  failure = new Error('out of reach');
  expect(await during(15 * minute)).toBe(4);
  expect(warnings).toBe(1);
  failure = null;
  expect(await during(2 * minute)).toBe(1);
});

test('projects do not wait for each other', async () => {
  syncs = [sync(), sync({ name: 'Other', project: { name: 'Second' } })];
  mark = null;
  await during(11 * minute + 1);
  expect(passes).toEqual(['Main', 'Second']);
});
