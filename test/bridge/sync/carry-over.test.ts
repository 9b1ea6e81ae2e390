import { ConfigError } from '../../../bridge/errors';
import { carryOver } from '../../../bridge/sync/carry-over';
import type { DeliveryContext } from '../../../bridge/sync/delivery';
import { toOperation } from '../../../bridge/sync/diff';
import { toIdentity } from '../../../bridge/sync/identity';
import type { Batch } from '../../../bridge/sync/model';
import type { IterableUser } from '../../../bridge/sync/ports';
import { contactId, manualClock } from '../../builders';
import { answered } from './scripted-destination';

const merge = toOperation(
  {
    recordId: contactId(1),
    step: '@merge',
    call: { endpoint: 'mergeUsers' },
    identity: toIdentity('email', 'stays@example.com'),
    payload: { sourceEmail: 'leaves@example.com', destinationEmail: 'stays@example.com' },
    whenUnknown: 'skip'
  },
  'v1'
);

/** Two users, and what is written before they are merged. */
function between(leaving: object | null, staying: object | null, refuses: Error | null = null) {
  const sent: Batch[] = [];
  const userOf = (dataFields: object | null): IterableUser | null =>
    dataFields && { email: null, userId: null, dataFields: { ...dataFields } };
  const destination: DeliveryContext['destination'] = {
    user: ({ value }) => Promise.resolve(userOf(value.startsWith('leaves') ? leaving : staying)),
    send: (batch) => {
      sent.push(batch);
      return refuses ? Promise.reject(refuses) : Promise.resolve(answered({}));
    },
    sendOne: () => Promise.resolve('done')
  };
  const context: DeliveryContext = {
    destination,
    clock: manualClock(),
    fieldTypes: () => Promise.resolve(new Map()),
    deferrals: () => 0
  };
  return { sent, context };
}

const written = (sent: readonly Batch[]): unknown[] =>
  sent.map(({ call, operations }) => [call, operations[0]?.payload]);

describe('DESIGN rule 6, iterable-api 6.4: what a merge could lose is written to the user that stays', () => {
  test('opt-outs of both, and lists that it is not on', async () => {
    const { sent, context } = between(
      { unsubscribedChannelIds: [1, 2], unsubscribedMessageTypeIds: [9], emailListIds: [7, 8] },
      { unsubscribedChannelIds: [2, 3], emailListIds: [8] }
    );
    await carryOver(merge, context);
    expect(written(sent)).toEqual([
      [
        { endpoint: 'bulkUpdateSubscriptions' },
        { email: 'stays@example.com', unsubscribedChannelIds: [2, 3, 1], unsubscribedMessageTypeIds: [9] }
      ],
      [{ endpoint: 'subscribe', listId: 7 }, { email: 'stays@example.com' }]
    ]);
  });

  test.each([
    ['who has nothing more', { emailListIds: [8] }, { emailListIds: [8] }],
    ['who is not there', null, {}],
    ['who becomes a user that is not there yet', { emailListIds: [7] }, null]
  ])('nothing of somebody %s', async (_who, leaving, staying) => {
    const { sent, context } = between(leaving, staying);
    await carryOver(merge, context);
    expect(sent).toEqual([]);
  });

  test('an opted-out person is put on no list by it', async () => {
    const { sent, context } = between({ emailListIds: [7] }, {});
    await carryOver({ ...merge, optedOut: true }, context);
    expect(sent).toEqual([]);
  });

  test('a list that is gone keeps nobody from being merged', async () => {
    const { sent, context } = between(
      { emailListIds: [7] },
      {},
      new ConfigError('iterable.unknown-list', 'gone')
    );
    await carryOver(merge, context);
    expect(sent).toHaveLength(1);
  });

  test('an opt-out that is not taken does', async () => {
    const refused = new ConfigError('iterable.unexpected', 'refused');
    const { context } = between({ unsubscribedChannelIds: [1] }, {}, refused);
    await expect(carryOver(merge, context)).rejects.toBe(refused);
  });
});
