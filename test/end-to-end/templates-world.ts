/** Worlds in which an admin took templates of definitions: deployed as they are, then switched on. */
import { join, resolve } from 'node:path';
import { loadMetadata } from '../stand-ins/org/load/load-metadata';
import type { Row } from '../stand-ins/org/model';
import { createWorld, longAgo, type World, type WorldOptions } from './world';

const templates = resolve(__dirname, '../../templates');

/** Folders that others need, and which do nothing by themselves. */
const foundations: readonly string[] = ['project', 'opportunity-buyer'];

/** Fields of profiles that the templates write. */
const profile = {
  firstName: 'string',
  lastName: 'string',
  jobTitle: 'string',
  city: 'string',
  country: 'string',
  birthdate: 'date',
  customerSince: 'date',
  phoneNumber: 'string',
  company: 'object',
  'company.name': 'string',
  'company.industry': 'string',
  contactId: 'string',
  accountId: 'string',
  leadId: 'string',
  leadStatus: 'string',
  leadSource: 'string',
  leadRating: 'string',
  leadConverted: 'boolean',
  lifecycleStage: 'string',
  accounts: 'object',
  'accounts.id': 'string',
  'accounts.name': 'string',
  'accounts.industry': 'string',
  'accounts.roles': 'string',
  'accounts.direct': 'boolean',
  'accounts.since': 'date',
  opportunities: 'object',
  'opportunities.id': 'string',
  'opportunities.name': 'string',
  'opportunities.stage': 'string',
  'opportunities.amount': 'double',
  'opportunities.closeDate': 'date',
  'opportunities.role': 'string',
  'opportunities.primary': 'boolean'
} as const;

/** A world with the package, and the templates of these names on top of it. */
export async function worldWith(names: readonly string[], options: WorldOptions = {}): Promise<World> {
  const world = await createWorld({ ...options, project: { fields: profile, ...options.project } });
  for (const name of [...foundations, ...names]) {
    const { refused } = loadMetadata(world.org, join(templates, name));
    if (refused[0]) throw new Error(`${name}: ${refused[0].what}: ${refused[0].reason}`);
  }
  return world;
}

/** Sets fields of a row, as an admin does under Manage Records. */
export function edit({ org }: World, type: string, name: string, values: Row): void {
  const object = `Iterable_${type}__mdt`;
  const [row] = org.store.having(object, 'DeveloperName', name);
  if (!row) throw new Error(`no ${object} ${name}`);
  org.store.load(object, [{ ...row, ...values, SystemModstamp: org.store.stamp() }]);
}

export const switchOn = (world: World, ...syncs: readonly string[]): void =>
  syncs.forEach((sync) => edit(world, 'Sync', sync, { Status__c: 'Active' }));

/** Records as given, stamped long ago; answers their ids. */
export const loadAll = ({ org }: World, object: string, rows: readonly Row[]): string[] =>
  org.store.load(
    object,
    rows.map((row) => ({
      SystemModstamp: longAgo,
      CreatedDate: longAgo,
      LastModifiedDate: longAgo,
      ...row
    }))
  );

/** The same for one record. */
export const loadOne = (world: World, object: string, row: Row): string =>
  loadAll(world, object, [row])[0] ?? '';

/** A window ends at a whole second: what was written in this one belongs to the next. */
export const nextSecond = (): Promise<unknown> => new Promise((done) => setTimeout(done, 1100));
