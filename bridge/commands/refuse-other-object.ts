import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { Bridge } from '../wire';

/** Key prefixes of standard objects are the same in every org. */
const standardObjects: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '005': 'User',
  '006': 'Opportunity',
  '00Q': 'Lead',
  '00v': 'CampaignMember',
  '500': 'Case',
  '701': 'Campaign'
};

/** ConfigError for an id of another object than the sync reads; one whose object is hidden is looked for. */
export async function refuseOtherObject(
  bridge: Pick<Bridge, 'org'>,
  { name, sourceObject }: Pick<SyncDefinition, 'name' | 'sourceObject'>,
  recordId: string
): Promise<void> {
  const keyPrefix = await prefixOf(bridge, sourceObject);
  if (keyPrefix === null || recordId.startsWith(keyPrefix)) return;
  const object = standardObjects[recordId.slice(0, 3)];
  const other = object ? `a record of ${object}` : 'of another object';
  throw new ConfigError(
    'http.other-object',
    `${recordId} is ${other}; ${name} reads records of ${sourceObject}, whose ids begin with ${keyPrefix}.`,
    { fix: `Give the id of a record of ${sourceObject}, or name a sync that reads its object.` }
  );
}

/** Null where a describe is refused: the gate of the run says why. */
async function prefixOf(bridge: Pick<Bridge, 'org'>, object: string): Promise<string | null> {
  try {
    return (await bridge.org.client().describe(object)).keyPrefix;
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
