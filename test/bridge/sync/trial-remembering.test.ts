import { RejectedError } from '../../../bridge/errors';
import { toBatch } from '../../../bridge/sync/batch';
import { toOperation } from '../../../bridge/sync/diff';
import { deliver } from '../../../bridge/sync/deliver';
import { toIdentity } from '../../../bridge/sync/identity';
import type { Batch } from '../../../bridge/sync/model';
import type { Destination } from '../../../bridge/sync/ports';
import { RememberingDestination } from '../../../bridge/sync/trial/remembering';
import type { RememberedUser } from '../../../bridge/sync/trial/trial-ledger';

const clock = {
  now: () => new Date('2026-11-22T10:00:00.000Z'),
  sleep: () => Promise.resolve(),
  random: () => 0
};

const update = (email: string) =>
  toOperation(
    {
      recordId: email,
      step: 'profile',
      call: { endpoint: 'bulkUpdate' },
      identity: toIdentity('email', email),
      payload: { email, dataFields: { firstName: 'New' } },
      whenUnknown: 'retry'
    },
    ''
  );

test('D-28 of whom Iterable does not tell what they were, nothing is sent; everybody else is remembered and sent', async () => {
  const sent: string[] = [];
  const remembered: RememberedUser[] = [];
  const real = {
    user: ({ value }: { value: string }) =>
      value.startsWith('ada')
        ? Promise.reject(new RejectedError('iterable.http-400', 'No.'))
        : Promise.resolve({ email: value, userId: null, dataFields: { firstName: 'Old' } }),
    send: ({ operations }: Batch) => {
      sent.push(...operations.map(({ recordId }) => recordId));
      const none = { filteredOutFields: [], createdFields: [], disallowedEventNames: [] };
      return Promise.resolve({ failures: [], failCount: 0, ...none });
    }
  };
  const destination = new RememberingDestination(real as unknown as Destination, {
    remember: (users) => Promise.resolve(void remembered.push(...users)),
    settled: () => Promise.resolve(),
    clock,
    known: new Map()
  });
  const batch = toBatch({ endpoint: 'bulkUpdate' }, [update('ben@example.com'), update('ada@example.com')]);
  const { results } = await deliver(batch, {
    destination,
    clock,
    fieldTypes: () => Promise.resolve(new Map()),
    deferrals: () => 0
  });
  expect(sent).toEqual(['ben@example.com']);
  expect(remembered).toMatchObject([
    { key: 'ben@example.com', wasThere: true, written: { values: { firstName: 'New' } } }
  ]);
  expect(results.map(({ status, ...result }) => [status, 'code' in result ? result.code : ''])).toEqual([
    ['delivered', ''],
    ['rejected', 'trial.not-read']
  ]);
});
