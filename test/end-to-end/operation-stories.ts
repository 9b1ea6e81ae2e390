/** What stories of operations do over and over, around a world. */
import type { Run } from '../../bridge/sync/model';
import type { RecordState } from '../../bridge/sync/bookkeeping';
import type { EndpointName } from '../stand-ins/iterable/http/endpoints';
import type { LocalOrg } from '../stand-ins/org/local-org';
import type { FieldSchema, Row } from '../stand-ins/org/model';
import { customObject } from '../stand-ins/org/schema/custom-object';
import { double, lookup, text } from '../stand-ins/org/schema/field-kinds';
import { defineSync, type SyncOptions } from './define-sync';
import { longAgo, type World } from './world';

/** A window ends at a whole second: what was written in this one belongs to the next. */
export const nextSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1100));

/** What the bridge knows of a record in a sync. */
export async function stateOf(world: World, sync: string, id: string): Promise<RecordState | null> {
  const { ledger } = await world.bridge();
  return (await ledger.recordStates(sync, [id]))[0] ?? null;
}

/** A colleague's edit, and the second after it. */
export async function edit(world: World, id: string, values: Row, object = 'Contact'): Promise<void> {
  world.org.store.update(object, id, values, world.org.adminUserId);
  await nextSecond();
}

/** An admin changes the sync: the bridge would hear of it within seconds, here it does at once. */
export async function redefine(world: World, options: SyncOptions): Promise<void> {
  defineSync(world.org, options);
  await (await world.bridge()).config(0);
}

/** Bodies of the calls to an endpoint, in their order. */
export const bodies = (world: World, endpoint: EndpointName): unknown[] =>
  world.iterable.requests.filter((request) => request.endpoint === endpoint).map(({ body }) => body);

/** A second run, with everything read once more: nothing is sent. */
export async function expectNothingNew(world: World, sync: string): Promise<Run> {
  await nextSecond();
  const before = world.iterable.requests.length;
  const again = await world.run(sync, { full: true });
  expect(again).toMatchObject({ state: 'done', error: null, counts: { delivered: 0, deferred: 0 } });
  expect(again.counts.extracted).toBeGreaterThan(0);
  const sent = world.iterable.requests.slice(before).filter(({ method }) => method !== 'GET');
  expect(sent.map(({ path }) => path)).toEqual([]);
  return again;
}

/** Somebody else's call to the project. */
export async function elsewhere(world: World, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${world.iterable.url}/api/${path}`, {
    method: 'POST',
    headers: { 'Api-Key': world.environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
    body: JSON.stringify(body)
  });
  expect(response.status).toBe(200);
  world.iterable.settle();
}

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };

const orderLines: readonly FieldSchema[] = [
  text('Sku__c', 'Sku', 40),
  double('Price__c', 'Price', 18, 2),
  double('Quantity__c', 'Quantity', 18, 2)
];

/** Orders with lines: `Order__c` and its `Lines__r`. */
export function defineOrders(org: LocalOrg): void {
  add(org, 'Order__c', [text('Email__c', 'E-mail', 80), double('Total__c', 'Total', 18, 2)]);
  add(org, 'Line__c', [...orderLines, lookup('Order__c', 'Order', 'Order__c', 'Order__r', 'Lines__r')]);
}

function add(org: LocalOrg, name: string, fields: readonly FieldSchema[]): void {
  const schema = customObject({ name, label: name, keyPrefix: org.catalog.freePrefix('a') });
  org.catalog.put({ ...schema, fields: [...schema.fields, ...fields] });
}

/** An order with its lines; answers the ids of both. */
export function loadOrder(
  org: LocalOrg,
  values: Row,
  lines: readonly Row[]
): { readonly id: string; readonly lines: readonly string[] } {
  const [id = ''] = org.store.load('Order__c', [{ ...values, ...stamps }]);
  const rows = lines.map((line) => ({ ...line, ...stamps, Order__c: id }));
  return { id, lines: org.store.load('Line__c', rows) };
}
