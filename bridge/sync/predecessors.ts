import type { SyncDefinition } from '../config/sync-definition';
import type { RecordState, UserTimes } from './bookkeeping';
import { identityOfKey, knownAs, peopleSyncs } from './known-as';
import type { Identity, SourceRecord } from './model';
import { isItemKey } from './operations/catalog-items';
import type { RunLedger, Source } from './ports';
import { isSettling } from './settling';

/** A user that is the record's under another name: of the lead that it was, of the record that was merged into it. */
export interface Predecessor {
  readonly identity: Identity;
  readonly times: UserTimes;
}

export interface Heir {
  readonly record: SourceRecord;
  readonly known: RecordState | null;
  readonly identity: Identity | null;
}

export interface PredecessorParts {
  readonly definition: SyncDefinition;
  readonly source: Pick<Source, 'query'>;
  readonly ledger: Pick<RunLedger, 'identitiesOf' | 'transferIdentities' | 'userTimes' | 'recordStates'>;
  readonly activeSyncs: readonly SyncDefinition[];
}

/**
 * Before a record is sent for the first time: the user that Iterable already has of that person, by record id. It becomes
 * the record's own before anything else is said about it (seed 003: a lead graduates).
 */
export async function predecessorsOf(
  records: readonly Heir[],
  parts: PredecessorParts
): Promise<ReadonlyMap<string, Predecessor>> {
  const newcomers = records.filter(
    ({ known, identity }) => identity !== null && (!known?.deliveredIdentity || isSettling(known))
  );
  const found = new Map<string, Predecessor>();
  if (newcomers.length === 0) return found;
  await inheritFromLeads(newcomers, parts);
  const { definition, ledger } = parts;
  const ids = newcomers.map(({ record }) => record.id);
  const owned = await ledger.identitiesOf(definition.project.name, ids);
  for (const { record, known, identity } of newcomers) {
    const keys = (owned.get(record.id) ?? []).map(({ key }) => key);
    const others = keys.filter((key) => !isItemKey(key) && !isOwn(key, identity, known));
    const predecessor = others.length > 0 ? await delivered(record.id, others, parts) : null;
    if (predecessor) found.set(record.id, predecessor);
  }
  return found;
}

const isOwn = (key: string, identity: Identity | null, known: RecordState | null): boolean =>
  key === identity?.key || key === known?.deliveredIdentity || key === known?.identityKey;

/** What the record owns, Iterable took, and no sync sent of this very record. */
async function delivered(
  recordId: string,
  keys: readonly string[],
  { definition, ledger, activeSyncs }: PredecessorParts
): Promise<Predecessor | null> {
  const users = await ledger.userTimes(definition.project.name, keys);
  const syncs = activeSyncs.filter(({ project }) => project.name === definition.project.name);
  const own = await knownAs([recordId], syncs, ledger);
  for (const [key, times] of users)
    if (own.get(recordId)?.key !== key) return { identity: identityOfKey(key, definition.project), times };
  return null;
}

const contactsAtOnce = 200;

/** What leads own that became these contacts passes over to them, whichever sync is the first to run. */
async function inheritFromLeads(newcomers: readonly Heir[], parts: PredecessorParts): Promise<void> {
  const { definition, source, ledger, activeSyncs } = parts;
  const link = linkOf(definition.sourceObject);
  if (!link || peopleSyncs('Lead', definition, activeSyncs).length === 0) return;
  const ids = newcomers.map(({ record }) => record.id);
  for (let start = 0; start < ids.length; start += contactsAtOnce) {
    const list = ids.slice(start, start + contactsAtOnce).map((id) => `'${id}'`);
    const soql = `SELECT Id, ${link} FROM Lead WHERE IsConverted = true AND ${link} IN (${list.join(',')})`;
    const leads = await source.query(soql, { includeDeleted: false });
    const owned = await ledger.identitiesOf(
      definition.project.name,
      leads.map(({ Id }) => String(Id))
    );
    for (const lead of leads.filter(({ Id }) => owned.has(String(Id))))
      await ledger.transferIdentities(definition.project.name, String(lead.Id), {
        sync: definition.name,
        recordId: String(lead[link]),
        object: definition.sourceObject
      });
  }
}

/** The person whom a lead became: a contact, or a person account. */
function linkOf(object: string): 'ConvertedContactId' | 'ConvertedAccountId' | null {
  if (object.toLowerCase() === 'contact') return 'ConvertedContactId';
  return object.toLowerCase() === 'account' ? 'ConvertedAccountId' : null;
}
