import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '../../../bridge/ledger/sqlite/connection';
import { firstSchema } from '../../../bridge/ledger/sqlite/schema';
import { openSqliteLedger } from '../../../bridge/ledger/sqlite-ledger';
import { aPage, aRun, at, claim, delivered, id, sync, take } from '../../contracts/ledger-bench';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  makeFirst();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const email = 'jane@example.com';

/**
 * A ledger of the first version: record 1 was delivered, record 2 was not, record 3 is a duplicate of 1, and the lead
 * owns an address under which it was never delivered.
 */
function makeFirst(): void {
  const db = new Connection(join(folder, 'ledger.db'));
  db.script('CREATE TABLE migrations (number INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)');
  db.script(firstSchema);
  db.script(`
    INSERT INTO migrations VALUES (1, '${at}');
    INSERT INTO runs (run, sync, cause, state, counts, salesforce_calls, iterable_calls, started_at, definition, notices)
      VALUES ('run-1', '${sync}', 'command', 'running', '{"extracted":3,"delivered":1}', 1, 2, '${at}', 'v1', '[]');
    INSERT INTO bookmarks VALUES ('${sync}', '${at}', NULL);
    INSERT INTO outcomes (run_seq, record_id, object, status, code, message, at)
      VALUES (1, '${id(1)}', 'Contact', 'delivered', '', '', '${at}');
    INSERT INTO dead_letters VALUES ('${sync}', '${id(2)}', 'Contact', 'run-1', 'iterable.type-mismatch', 'No number.',
      'age', NULL, '{}', 'v1', 1, '${at}');
    INSERT INTO write_backs (sync, record_id, object, status, message)
      VALUES ('${sync}', '${id(1)}', 'Contact', 'Synced', '');
    INSERT INTO jobs (key, payload, state, run_at_ms) VALUES ('a job', '{}', 'waiting', 0);
    INSERT INTO identities VALUES ('Main', '${email}', '${sync}', '${id(1)}');
    INSERT INTO identities VALUES ('Main', 'lead@example.com', 'Lead_To_User', '00Q000000000000AAA');
  `);
  const insert = `INSERT INTO records (sync, record_id, object, status, code, message, identity_key,
    delivered_fingerprint, delivered_identity, delivered_at, rejected_fingerprint, attempts, updated_at)
    VALUES (?, ?, 'Contact', ?, '', '', ?, ?, ?, ?, ?, 0, ?)`;
  db.run(insert, sync, id(1), 'delivered', email, 'print-1', email, at, null, at);
  db.run(insert, sync, id(2), 'rejected', 'joe@example.com', null, null, null, 'print-bad', at);
  db.run(insert, sync, id(3), 'skipped', email, null, null, null, null, at);
  db.close();
}

test('a ledger of the first version keeps what it knows of runs and records', async () => {
  const ledger = await openSqliteLedger(folder);
  expect(await ledger.run('run-1')).toMatchObject({
    state: 'running',
    counts: { extracted: 3, delivered: 1 }
  });
  expect(await ledger.bookmark(sync)).toEqual({ mark: at, window: null });
  expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toHaveLength(1);
  expect(await ledger.deadLetters({ limit: 10 })).toHaveLength(1);
  expect(await ledger.writeBacksDue(sync, 10)).toHaveLength(1);
  expect((await ledger.jobs.counts()).waiting).toBe(1);
  const states = await ledger.recordStates(sync, [id(1), id(2)]);
  expect(states).toMatchObject([
    { status: 'delivered', deliveredFingerprint: 'print-1', deliveredAt: at, steps: {} },
    { status: 'rejected', rejectedFingerprint: 'print-bad', steps: {} }
  ]);
  await ledger.close();
});

test('its identities have no rank, and the object of their record where that is known', async () => {
  const ledger = await openSqliteLedger(folder);
  const jane = claim(email, 1);
  expect(await ledger.identityOwners(email)).toEqual([{ project: 'Main', ...jane }]);
  expect(await ledger.identityOwners('lead@example.com')).toMatchObject([{ object: '', rank: null }]);
  const ranked = claim(email, 3, { rank: 1 });
  expect(await ledger.claimIdentities('Main', [ranked])).toEqual([{ owner: ranked, displaced: jane }]);
  await ledger.close();
});

test('whom it delivered is a known user, whom it did not deliver is none', async () => {
  const ledger = await openSqliteLedger(folder);
  const times = await ledger.userTimes('Main', [email, 'joe@example.com', 'lead@example.com']);
  expect([...times]).toEqual([[email, { firstDeliveredAt: at, lastDeliveredAt: at }]]);
  await ledger.close();
});

test('its run goes on, and the ledger opens again as one of this version', async () => {
  const first = await openSqliteLedger(folder);
  const steps = { Contact_To_User_step: { fingerprint: 'print-2', at } };
  const page = aPage([delivered(id(1), 'print-2', { steps })], { counts: { delivered: 1 } });
  await first.commitPage(await take(first), page);
  await first.close();
  const second = await openSqliteLedger(folder);
  expect((await second.run('run-1'))?.counts.delivered).toBe(2);
  expect((await second.recordStates(sync, [id(1)]))[0]?.steps).toEqual(steps);
  const other = await take(second, 'sync:Newsletter');
  await second.startRun(other, aRun('run-2', { sync: 'Newsletter' }));
  await second.close();
});

test('D-29 its outcomes are counted by the hour, and who needs attention is known', async () => {
  const ledger = await openSqliteLedger(folder);
  expect(await ledger.outcomesByHour('2026-11-01T00:00:00.000Z')).toEqual([
    { sync, hour: '2026-11-21T10:00:00.000Z', delivered: 1, skipped: 0, rejected: 0 }
  ]);
  expect(await ledger.standings([sync])).toMatchObject([
    { needsAttention: 1, waiting: 0, lastRun: { run: 'run-1' }, lastTurnAt: at, mark: at }
  ]);
  expect(await ledger.runsToTell(10)).toEqual([]);
  await ledger.close();
});
