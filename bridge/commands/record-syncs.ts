import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { fieldOf } from '../sync/source-schema';
import type { Bridge } from '../wire';

/** A sync, and the record that it would send. */
export interface Covering {
  readonly sync: SyncDefinition;
  readonly recordId: string;
}

/** First characters of the ids of standard objects, which are the same in every org. */
const standardPrefixes: Readonly<Record<string, string>> = {
  account: '001',
  contact: '003',
  lead: '00Q',
  campaignmember: '00v',
  campaign: '701'
};
const accountPrefix = '001';

/**
 * The syncs that read records of such ids, and the object of the first of the ids. Whose object is hidden may read
 * records of any custom object: it counts only where no other sync reads the record.
 */
export async function covering(
  { org }: Pick<Bridge, 'org'>,
  ids: readonly string[],
  { syncs }: Config
): Promise<{ readonly syncs: Covering[]; readonly objectName: string | null }> {
  const found: Covering[] = [];
  const hidden: Covering[] = [];
  let objectName: string | null = null;
  for (const sync of syncs) {
    const prefix = await prefixOf(org, sync);
    const recordId = prefix === null ? ids.find(isOfOtherObject) : ids.find((id) => id.startsWith(prefix));
    if (recordId === undefined) continue;
    (prefix === null ? hidden : found).push({ sync, recordId });
    if (recordId === ids[0] && prefix !== null) objectName ??= sync.sourceObject;
  }
  return { syncs: found.length > 0 ? found : hidden, objectName };
}

const isOfOtherObject = (id: string): boolean =>
  !Object.values(standardPrefixes).some((prefix) => id.startsWith(prefix));

/** Null for a custom object that is hidden: that it is, is what has to be said. */
async function prefixOf(org: Bridge['org'], { sourceObject }: SyncDefinition): Promise<string | null> {
  try {
    return (await org.client().describe(sourceObject)).keyPrefix;
  } catch (error) {
    if (error instanceof ConfigError) return standardPrefixes[sourceObject.toLowerCase()] ?? null;
    throw error;
  }
}

/**
 * The record, and for a person account its contact: one person, read by syncs of either object. One query, for accounts
 * of an org with person accounts alone.
 */
export async function idsOfPerson(
  { org }: Pick<Bridge, 'org'>,
  recordId: string,
  { syncs }: Config
): Promise<readonly string[]> {
  const readsContacts = syncs.some(({ sourceObject }) => sourceObject.toLowerCase() === 'contact');
  if (!recordId.startsWith(accountPrefix) || !readsContacts) return [recordId];
  const client = org.client();
  const schema = await client.describe('Account');
  if (!fieldOf(schema, 'PersonContactId')) return [recordId];
  const soql = `SELECT PersonContactId FROM Account WHERE Id = '${recordId}'`;
  const [row] = await client.query(soql, { includeDeleted: false });
  return typeof row?.PersonContactId === 'string' ? [recordId, row.PersonContactId] : [recordId];
}
