import type { Config } from '../config/load-config';
import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { recordId as salesforceId } from '../run-job';
import type { LastCall } from '../sync/explain/standing-findings';
import type { SyncExplanation } from '../sync/explain/explain-model';
import { explainSync, type ExplainParts } from '../sync/explain/explain-sync';
import type { Bridge } from '../wire';
import { previewParts } from './preview';

/** Why a record, or everybody with an address, is or is not in Iterable. */
export interface ExplainAnswer {
  /** What the text was taken for. */
  readonly as: 'record' | 'identity';
  readonly records: readonly RecordExplanation[];
  /** Definitions that cannot be read: their syncs run for nobody. */
  readonly problems: readonly ConfigProblem[];
}

export interface RecordExplanation {
  readonly recordId: string;
  readonly syncs: readonly SyncExplanation[];
  /** Syncs that the record is none of, and why. */
  readonly others: readonly { readonly sync: string; readonly reason: string }[];
}

/** Definitions are at most so old, in seconds. */
const definitionSeconds = 30;
/** Records of one identity that are explained. */
const mostRecords = 20;

/** By Salesforce Id (15 or 18 characters), e-mail or Iterable user id. Writes nothing anywhere. */
export async function explainCommand(bridge: Bridge, text: string): Promise<ExplainAnswer> {
  const sought = text.trim();
  const id = salesforceId.safeParse(sought).data ?? null;
  const config = await bridge.config(definitionSeconds);
  const ids = id === null ? await recordsOf(sought, bridge) : [id];
  const records: RecordExplanation[] = [];
  for (const each of ids.slice(0, mostRecords)) records.push(await explainRecord(bridge, config, each));
  const problems = config.problems.filter(({ sync }) => sync !== null);
  return { as: id === null ? 'identity' : 'record', records, problems };
}

/** Addresses are the same in any case. */
const recordsOf = (text: string, { ledger }: Pick<Bridge, 'ledger'>): Promise<string[]> =>
  ledger.recordsOfIdentity(text.includes('@') ? text.toLowerCase() : text);

async function explainRecord(bridge: Bridge, config: Config, recordId: string): Promise<RecordExplanation> {
  const syncs: SyncExplanation[] = [];
  const others: { sync: string; reason: string }[] = [];
  for (const definition of config.syncs) {
    const reason = await reasonAgainst(bridge, definition, recordId);
    if (reason !== null) others.push({ sync: definition.name, reason });
    else syncs.push(...(await explainSync(definition, [recordId], await explainParts(bridge, definition))));
  }
  return { recordId, syncs, others };
}

/** An id says by its first characters which object it is of; an object that is hidden is a link of the chain. */
async function reasonAgainst(
  bridge: Bridge,
  { sourceObject }: SyncDefinition,
  recordId: string
): Promise<string | null> {
  try {
    const { keyPrefix } = await bridge.org.client().describe(sourceObject);
    if (keyPrefix === null || recordId.startsWith(keyPrefix)) return null;
    return `It reads records of ${sourceObject}, whose ids begin with ${keyPrefix}.`;
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

export async function explainParts(bridge: Bridge, definition: SyncDefinition): Promise<ExplainParts> {
  const { ledger } = bridge;
  const lastCall = async (recordId: string): Promise<LastCall | null> => {
    const { calls } = await ledger.calls({
      about: [recordId],
      sync: definition.name,
      side: 'iterable',
      limit: 1
    });
    const [last] = calls;
    return last ? { at: last.at, call: `${last.method} ${last.path}`, status: last.status } : null;
  };
  return { ...(await previewParts(bridge, definition)), ledger, lastCall };
}
