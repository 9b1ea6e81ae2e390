import type { Ledger } from '../../bridge/ledger/ledger';
import type { Outcome } from '../../bridge/sync/model';
import {
  aPage,
  aRun,
  at,
  deferred,
  delivered,
  id,
  rejected,
  started,
  sync,
  unchanged,
  type LedgerBench
} from './ledger-bench';

const later = '2026-11-21T11:00:00.000Z';
const muchLater = '2027-03-01T00:00:00.000Z';

const idsOf = async (ledger: Ledger, query: Partial<Parameters<Ledger['deadLetters']>[0]> = {}) =>
  (await ledger.deadLetters({ limit: 10, ...query })).map(({ recordId }) => recordId);

/** Dead letters by cause, replay, a new definition, expiry. */
export const replayContract = (bench: LedgerBench): void => {
  const stateOf = async (ledger: Ledger, n: number) => (await ledger.recordStates(sync, [id(n)]))[0];
  const unmapped = (n: number, more: Partial<Outcome> = {}): Outcome =>
    rejected(id(n), undefined, {
      code: 'mapping.required',
      field: 'LastName',
      payload: undefined,
      fingerprint: undefined,
      ...more
    });

  test('dead letters are found by cause, field, sync (capitals do not count) and id', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1)), unmapped(2), unmapped(3, { field: 'Email' })]));
    expect(await idsOf(ledger, { code: 'mapping.required' })).toEqual([id(2), id(3)]);
    expect(await idsOf(ledger, { code: 'mapping.required', field: 'Email' })).toEqual([id(3)]);
    expect(await idsOf(ledger, { code: 'mapping.required', field: null })).toEqual([]);
    await ledger.commitPage(lease, aPage([unmapped(4, { field: undefined })]));
    expect(await idsOf(ledger, { code: 'mapping.required', field: null })).toEqual([id(4)]);
    expect(await idsOf(ledger, { sync: sync.toUpperCase(), code: 'iterable.type-mismatch' })).toEqual([
      id(1)
    ]);
    expect(await idsOf(ledger, { sync: 'Lead_To_User' })).toEqual([]);
    expect(await idsOf(ledger, { ids: [`${sync}:${id(3)}`, `Lead_To_User:${id(1)}`] })).toEqual([id(3)]);
    expect(await idsOf(ledger, { ids: [] })).toEqual([]);
  });

  test('they are counted by sync, cause and field, most first', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1)), unmapped(2)]));
    await ledger.commitPage(lease, aPage([unmapped(3)], { at: later }));
    expect(await ledger.deadLetterCauses({})).toEqual([
      { sync, code: 'mapping.required', field: 'LastName', count: 2, oldest: at, newest: later },
      { sync, code: 'iterable.type-mismatch', field: 'age', count: 1, oldest: at, newest: at }
    ]);
    expect(await ledger.deadLetterCauses({ code: 'iterable.type-mismatch' })).toHaveLength(1);
  });

  test('what is to be sent again is due at once, and its refused payload is forgotten', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1)), rejected(id(2)), unmapped(3)]));
    expect(await ledger.sendAgain(sync, [id(1), id(3), id(99)], later)).toBe(2);
    expect(await ledger.dueRecords(sync, later, 10)).toEqual([id(1), id(3)]);
    expect(await stateOf(ledger, 1)).toMatchObject({ status: 'rejected', rejectedFingerprint: null });
    expect(await stateOf(ledger, 2)).toMatchObject({ rejectedFingerprint: 'print-bad', retryAt: null });
    await ledger.commitPage(lease, aPage([delivered(id(1)), unmapped(3)], { at: later }));
    expect(await ledger.dueRecords(sync, later, 10)).toEqual([]);
    expect(await idsOf(ledger)).toEqual([id(2), id(3)]);
  });

  test('a record that waits for a try is not put off by being asked for', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([deferred(id(1), at), deferred(id(2), muchLater)]));
    await ledger.sendAgain(sync, [id(1), id(2)], later);
    expect(await ledger.dueRecords(sync, at, 10)).toEqual([id(1)]);
    expect(await ledger.dueRecords(sync, later, 10)).toEqual([id(1), id(2)]);
  });

  test('what waits for the decision of a person goes on waiting, and says no time', async () => {
    const { ledger, lease } = await started(bench);
    const held = { ...deferred(id(1), later), code: 'removal-held', retryAt: undefined };
    await ledger.commitPage(lease, aPage([held]));
    await ledger.sendAgain(sync, [id(1)], later);
    expect(await ledger.dueRecords(sync, muchLater, 10)).toEqual([]);
    expect(await ledger.deferredRecords({ limit: 10 })).toMatchObject([
      { code: 'removal-held', retryAt: null }
    ]);
  });

  test('what another definition was refused for is due, once', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1)), unmapped(2), delivered(id(3))]));
    expect(await ledger.sendRejectedAgain(sync, 'version-1', later)).toBe(0);
    expect(await ledger.sendRejectedAgain('Lead_To_User', 'version-2', later)).toBe(0);
    expect(await ledger.sendRejectedAgain(sync, 'version-2', later)).toBe(2);
    expect(await ledger.dueRecords(sync, later, 10)).toEqual([id(1), id(2)]);
    await ledger.startRun(lease, aRun('run-2', { definition: 'version-2' }));
    await ledger.commitPage(lease, aPage([rejected(id(1)), unmapped(2)], { runId: 'run-2' }));
    expect(await ledger.sendRejectedAgain(sync, 'version-2', later)).toBe(0);
  });

  test('a record of which nothing was to be sent under the new definition is not looked at again and again', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1))]));
    await ledger.startRun(lease, aRun('run-2', { definition: 'version-2' }));
    expect(await ledger.sendRejectedAgain(sync, 'version-2', later)).toBe(1);
    await ledger.commitPage(lease, aPage([unchanged(id(1))], { runId: 'run-2' }));
    expect(await ledger.sendRejectedAgain(sync, 'version-2', later)).toBe(0);
    expect(await idsOf(ledger)).toEqual([id(1)]);
  });

  test('what was not tried, being the very thing that was refused, leaves its dead letter as it is', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1))]));
    await ledger.startRun(lease, aRun('run-2', { definition: 'version-2' }));
    const again = [rejected(id(1), 'print-bad', { untried: true }), rejected(id(2), 'x', { untried: true })];
    await ledger.commitPage(lease, aPage(again, { runId: 'run-2', at: later }));
    expect(await ledger.deadLetters({ limit: 10 })).toMatchObject([
      { recordId: id(1), run: 'run-1', definition: 'version-1', attempts: 1, at },
      { recordId: id(2), run: 'run-2', attempts: 1, at: later }
    ]);
  });

  test('long after its last try a dead letter loses payload and reason; the record stays rejected and says so', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1)), unmapped(2)]));
    await ledger.commitPage(lease, aPage([unmapped(2)], { at: muchLater }));
    await ledger.purge('2027-01-01T00:00:00.000Z');
    expect(await idsOf(ledger)).toEqual([id(2)]);
    expect(await ledger.deadLetterCauses({})).toHaveLength(1);
    expect(await stateOf(ledger, 1)).toMatchObject({
      status: 'rejected',
      code: 'iterable.type-mismatch',
      field: 'age',
      message: expect.stringContaining('not tried again for so long') as string,
      rejectedFingerprint: 'print-bad'
    });
    const [expired, ...others] = await ledger.deadLetters({ limit: 10, expired: true });
    expect(others).toEqual([]);
    expect(expired).toMatchObject({ recordId: id(1), code: 'iterable.type-mismatch', payload: null, at });
    expect(expired?.expiredAt).not.toBeNull();
  });

  test('one that expired is tried under a new definition, and is a dead letter like any other again', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1))]));
    await ledger.purge(muchLater);
    expect(await ledger.sendRejectedAgain(sync, 'version-2', later)).toBe(1);
    await ledger.commitPage(lease, aPage([rejected(id(1))], { at: later }));
    expect(await ledger.deadLetters({ limit: 10 })).toMatchObject([
      {
        recordId: id(1),
        attempts: 2,
        expiredAt: null,
        message: 'age is a number in Iterable, here it is text.'
      }
    ]);
  });

  test('deferred records are listed with the time of their next try, page by page', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(
      lease,
      aPage([deferred(id(2), later), rejected(id(3)), deferred(id(1), muchLater)])
    );
    expect(await ledger.deferredRecords({ limit: 10 })).toEqual([
      expect.objectContaining({ id: `${sync}:${id(1)}`, recordId: id(1), retryAt: muchLater, attempts: 1 }),
      expect.objectContaining({ id: `${sync}:${id(2)}`, code: 'iterable.busy', retryAt: later })
    ]);
    const list = async (query: Parameters<Ledger['deferredRecords']>[0]) =>
      (await ledger.deferredRecords(query)).map(({ recordId }) => recordId);
    expect(await list({ limit: 1 })).toEqual([id(1)]);
    expect(await list({ limit: 1, after: `${sync}:${id(1)}` })).toEqual([id(2)]);
    expect(await list({ limit: 9, sync: 'contact_to_user', code: 'iterable.busy' })).toHaveLength(2);
    expect(await list({ limit: 9, code: 'settling' })).toEqual([]);
  });
};
