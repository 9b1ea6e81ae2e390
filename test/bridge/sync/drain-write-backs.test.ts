import type { Lease, WriteBack } from '../../../bridge/sync/bookkeeping';
import { drainWriteBacks } from '../../../bridge/sync/drain-write-backs';
import type { Outcome, Run } from '../../../bridge/sync/model';
import type { UpdateResult } from '../../../bridge/sync/ports';
import { Turns } from '../../../bridge/sync/turns';
import { statusFieldNames } from '../../../bridge/sync/write-back';
import { contactId, manualClock, temporaryLedger, unfinishedRun, type TemporaryLedger } from '../../builders';
import { scriptedSource, type ScriptedSource } from './scripted-source';

const sync = 'Contact_To_User';
const at = '2026-02-01T10:00:00.000Z';
const run: Run = unfinishedRun({ sync });

let temporary: TemporaryLedger;
let lease: Lease;
beforeEach(async () => {
  temporary = await temporaryLedger();
  lease = await temporary.lease(`sync:${sync}`);
  await temporary.ledger.startRun(lease, run);
});
afterEach(() => temporary.close());

const writeBack = (number: number, given: Partial<WriteBack> = {}): WriteBack => ({
  sync,
  recordId: contactId(number),
  object: 'Contact',
  status: 'Synced',
  message: 'Contacts: in Iterable',
  syncedAt: at,
  ...given
});

async function queue(writeBacks: readonly WriteBack[]): Promise<void> {
  const outcomes = writeBacks.map(({ recordId, object }): Outcome => ({
    recordId,
    object,
    status: 'delivered',
    code: '',
    message: ''
  }));
  const counts = { extracted: outcomes.length, delivered: outcomes.length };
  const calls = { salesforce: 0, iterable: 0 };
  await temporary.ledger.commitPage(lease, {
    runId: run.run,
    sync,
    project: 'Main',
    outcomes,
    writeBacks,
    counts,
    calls,
    at
  });
}

const clock = manualClock();
const drain = (source: ScriptedSource) =>
  drainWriteBacks({
    source,
    ledger: temporary.ledger,
    clock,
    lease,
    runId: run.run,
    sync,
    turns: new Turns(),
    names: statusFieldNames
  });

const stillDue = () => temporary.ledger.writeBacksDue(sync, 1000);
const failed = (code: string, retryable = false): UpdateResult => ({
  ok: false,
  code,
  message: 'why',
  retryable
});

test('salesforce-api 4: 200 records a call, with status, message and time', async () => {
  await queue(Array.from({ length: 450 }, (_, number) => writeBack(number)));
  const source = scriptedSource();
  expect(await drain(source)).toEqual({ written: 450, errors: new Map() });
  expect(source.updates.map(({ object, records }) => [object, records.length])).toEqual([
    ['Contact', 200],
    ['Contact', 200],
    ['Contact', 50]
  ]);
  expect(source.updates[0]?.records[0]).toEqual({
    id: contactId(0),
    fields: {
      Iterable_Status__c: 'Synced',
      Iterable_Message__c: 'Contacts: in Iterable',
      Iterable_Last_Synced__c: at
    }
  });
  expect(await stillDue()).toEqual([]);
});

test('a time that is not new is left alone', async () => {
  await queue([writeBack(1, { syncedAt: null, status: 'Failed' })]);
  const source = scriptedSource();
  await drain(source);
  expect(source.updates[0]?.records[0]?.fields).not.toHaveProperty('Iterable_Last_Synced__c');
});

test('nothing due is no call', async () => {
  const source = scriptedSource();
  expect(await drain(source)).toEqual({ written: 0, errors: new Map() });
  expect(source.calls).toBe(0);
});

test('records of several objects go in calls of their own', async () => {
  await queue([writeBack(1), writeBack(2, { object: 'Lead' }), writeBack(3)]);
  const source = scriptedSource();
  expect((await drain(source)).written).toBe(3);
  expect(source.updates.map(({ object, records }) => [object, records.map(({ id }) => id)])).toEqual([
    ['Contact', [contactId(1), contactId(3)]],
    ['Lead', [contactId(2)]]
  ]);
});

test('salesforce-api 4.1: an error of one record is kept with it and stops nobody', async () => {
  await queue([writeBack(1), writeBack(2), writeBack(3)]);
  const source = scriptedSource({
    update: (records) =>
      records.map(({ id }) =>
        id === contactId(2) ? failed('FIELD_CUSTOM_VALIDATION_EXCEPTION') : { ok: true }
      )
  });
  const { written, errors } = await drain(source);
  expect(written).toBe(2);
  expect([...errors]).toEqual([[contactId(2), 'FIELD_CUSTOM_VALIDATION_EXCEPTION: why']]);
  const [state] = await temporary.ledger.recordStates(sync, [contactId(2)]);
  expect(state).toMatchObject({
    status: 'delivered',
    writeBackError: 'FIELD_CUSTOM_VALIDATION_EXCEPTION: why'
  });
  expect(await stillDue()).toEqual([]);
});

test.each(['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY', 'CANNOT_UPDATE_CONVERTED_LEAD'])(
  'DESIGN 2: %s is no error: there is nothing left to show it on',
  async (code) => {
    await queue([writeBack(1)]);
    const { errors } = await drain(scriptedSource({ update: (records) => records.map(() => failed(code)) }));
    expect(errors.size).toBe(0);
    expect(await stillDue()).toEqual([]);
  }
);

test('a locked row is tried again by itself, with growing waits', async () => {
  await queue([writeBack(1), writeBack(2)]);
  const source = scriptedSource({
    update: (records, attempt) =>
      records.map(({ id }) =>
        id === contactId(1) && attempt < 4 ? failed('UNABLE_TO_LOCK_ROW', true) : { ok: true }
      )
  });
  const before = clock.slept.length;
  expect(await drain(source)).toEqual({ written: 2, errors: new Map() });
  expect(source.updates.map(({ records }) => records.length)).toEqual([2, 1, 1, 1]);
  expect(clock.slept.slice(before)).toEqual([375, 750, 1500]);
});

test('a row that stays locked is an error in the end', async () => {
  await queue([writeBack(1)]);
  const source = scriptedSource({
    update: (records) => records.map(() => failed('UNABLE_TO_LOCK_ROW', true))
  });
  const { written, errors } = await drain(source);
  expect(source.updates).toHaveLength(4);
  expect([written, errors.get(contactId(1))]).toEqual([0, 'UNABLE_TO_LOCK_ROW: why']);
});

test('an error of the call leaves the list for the next run', async () => {
  await queue([writeBack(1)]);
  const source = scriptedSource();
  source.updateRecords = () => Promise.reject(new Error('no answer'));
  await expect(drain(source)).rejects.toThrow('no answer');
  expect(await stillDue()).toHaveLength(1);
});

test('an answer that says nothing of a record is an error of it', async () => {
  await queue([writeBack(1), writeBack(2)]);
  const { written, errors } = await drain(scriptedSource({ update: () => [{ ok: true }] }));
  expect(written).toBe(1);
  expect([...errors.keys()]).toEqual([contactId(2)]);
});
