import type { IterableClient } from '../../bridge/iterable/iterable-client';
import { toBatch } from '../../bridge/sync/batch';
import type { BulkCall, Payload, SingleCall } from '../../bridge/sync/model';
import { toIdentity } from '../../bridge/sync/identity';
import type { EndpointName } from '../stand-ins/iterable/http/endpoints';
import type { ProjectOptions } from '../stand-ins/iterable/options';
import { itemOf, operationOf, sendAs } from './iterable-client-bench';

/** A project in which every call of `everyCall` finds what it is about. */
export const everything: Partial<ProjectOptions> = {
  type: 'Email',
  lists: [{ id: 7, name: 'static' }],
  catalogs: [{ name: 'goods' }]
};

type Send = (client: IterableClient) => Promise<unknown>;

const email = 'person1@example.com';
const user = { email };
const item = { id: 'p1', name: 'Pen', price: 9.5, quantity: 1 };

const bulk =
  (call: BulkCall, payload: Payload): Send =>
  (client) =>
    sendAs(client, call, [payload]);

const items =
  (call: BulkCall): Send =>
  (client) =>
    client.send(toBatch(call, [itemOf(call, 'P-1', { name: 'Pen' })]));

const single =
  (endpoint: SingleCall['endpoint'], payload: Payload, identity = toIdentity('email', email)): Send =>
  (client) =>
    client.sendOne(operationOf({ endpoint }, payload, identity));

/** One call of each kind that the client can make, with all that it can say, and where it arrives. */
export const everyCall: readonly (readonly [EndpointName, Send])[] = [
  ['users.bulkUpdate', bulk({ endpoint: 'bulkUpdate' }, { ...user, dataFields: { firstName: 'A' } })],
  [
    'lists.subscribe',
    bulk({ endpoint: 'subscribe', listId: 7 }, { ...user, dataFields: { firstName: 'A' } })
  ],
  [
    'lists.unsubscribe',
    bulk({ endpoint: 'unsubscribe', listId: 7, channelUnsubscribe: false, campaignId: 12 }, user)
  ],
  [
    'events.trackBulk',
    bulk(
      { endpoint: 'trackBulk' },
      {
        ...user,
        eventName: 'task',
        id: '00T1',
        createdAt: 1_700_000_000,
        campaignId: 12,
        createNewFields: true
      }
    )
  ],
  [
    'users.bulkUpdateSubscriptions',
    bulk({ endpoint: 'bulkUpdateSubscriptions' }, { ...user, unsubscribedChannelIds: [1] })
  ],
  ['catalogs.bulkUpsertItems', items({ endpoint: 'putItems', catalog: 'goods', replaceFieldsOnly: true })],
  ['catalogs.bulkDeleteItems', items({ endpoint: 'deleteItems', catalog: 'goods' })],
  ['commerce.trackPurchase', single('trackPurchase', { user, items: [item], total: 9.5, id: '006A' })],
  ['commerce.updateCart', single('updateCart', { user, items: [item] })],
  ['users.updateEmail', single('updateEmail', { currentEmail: email, newEmail: 'new@example.com' })],
  [
    'users.merge',
    single('mergeUsers', {
      sourceEmail: email,
      destinationEmail: 'b@example.com',
      arrayMerge: [{ field: 'tags' }]
    })
  ],
  ['users.deleteByEmail', single('deleteUser', {})],
  ['users.deleteByUserId', single('deleteUser', {}, toIdentity('userId', '003A'))],
  ['users.forget', single('forgetUser', user)],
  ['users.unforget', single('unforgetUser', user)],
  ['users.getByEmail', (client) => client.user(toIdentity('email', email))],
  ['users.getByUserId', (client) => client.user(toIdentity('userId', '003A'))],
  ['users.getFields', (client) => client.fields()],
  ['lists.list', (client) => client.lists()],
  ['lists.create', (client) => client.createList('New')],
  ['lists.delete', (client) => client.deleteList(7)],
  ['catalogs.list', (client) => client.catalogs()],
  ['catalogs.create', (client) => client.createCatalog('new')],
  ['catalogs.getFieldMappings', (client) => client.catalogFields('goods')],
  [
    'catalogs.putFieldMappings',
    (client) =>
      client.defineCatalogFields(
        'goods',
        new Map([
          ['price', 'double'],
          ['size.width', 'long']
        ])
      )
  ],
  ['channels.list', (client) => client.channels()],
  ['messageTypes.list', (client) => client.messageTypes()]
];
