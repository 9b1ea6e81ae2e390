import type { SyncDefinition } from '../config/sync-definition';
import type { ClaimAnswer, IdentityClaim, RecordState } from './bookkeeping';
import type { ClaimIdentities } from './duplicates';
import { toIdentity } from './identity';
import { knownAs, peopleSyncs, speaksForPeople } from './known-as';
import { leavingFacts, type FactsParts } from './leaving/leaving-facts';
import { planPutBack } from './leaving/put-back';
import { noFacts, planLeaving, type LeavingFacts } from './leaving/plan-leaving';
import type { SourceRecord } from './model';
import { isItemKey } from './operations/catalog-items';
import { becomesOne } from './operations/merge';
import type { Plan, PlanContext } from './plan-model';
import type { Clock, RunLedger, Source } from './ports';
import { predecessorsOf, type Heir, type Predecessor } from './predecessors';
import type { StepResult } from './step-result';
import { standingsOf, type Standing } from './standings';

/** What becomes of records that ended, and of what they owned: deletes, merges and lead conversions. */
export interface Succession {
  /** Records of the page that end here: with a result at once, or with steps to take. */
  endsOf(
    records: readonly SourceRecord[],
    states: readonly (RecordState | null)[]
  ): Promise<ReadonlyMap<string, StepResult | Plan>>;
  /** Identities whose owner is gone, or became the very record that claims them, change hands. */
  settleClaims(
    claims: readonly IdentityClaim[],
    answers: readonly ClaimAnswer[]
  ): Promise<readonly ClaimAnswer[]>;
  /** Users that these records are in Iterable under another name: of a lead, of a merged record; by record id. */
  predecessorsOf(records: readonly Heir[]): Promise<ReadonlyMap<string, Predecessor>>;
}

export interface SuccessionParts {
  readonly definition: SyncDefinition;
  readonly context: Pick<PlanContext, 'definition' | 'onLeave' | 'brake' | 'now' | 'optedOutBy'>;
  readonly source: Pick<Source, 'query' | 'describe'>;
  readonly destination: FactsParts['destination'];
  readonly clock: Clock;
  readonly ledger: FactsParts['ledger'] &
    Pick<
      RunLedger,
      'identitiesOf' | 'transferIdentities' | 'releaseIdentities' | 'recordStates' | 'userTimes' | 'lookAgain'
    >;
  readonly claim: ClaimIdentities;
  readonly activeSyncs: readonly SyncDefinition[];
  readonly now: () => Date;
}

export function createSuccession(parts: SuccessionParts): Succession {
  return {
    endsOf: async (records, states) => {
      const ends = new Map<string, StepResult | Plan>();
      const facts = await factsOf(records, states, parts);
      for (const [index, record] of records.entries()) {
        const end = await endOf(record, states[index] ?? null, facts.get(record.id) ?? noFacts, parts);
        if (end) ends.set(record.id, end);
      }
      return ends;
    },
    settleClaims: (claims, answers) => settleClaims(claims, answers, parts),
    predecessorsOf: (records) => predecessorsOf(records, parts)
  };
}

async function endOf(
  record: SourceRecord,
  known: RecordState | null,
  facts: LeavingFacts,
  parts: SuccessionParts
): Promise<StepResult | Plan | null> {
  if (record.putsBack) return planPutBack(record, known, parts);
  if (record.isDeleted && record.masterRecordId) {
    const winner = { id: record.masterRecordId, object: record.object };
    return succeed(record, known, { ...winner, ...merged(winner.id) }, parts);
  }
  if (isLeaving(record)) {
    const plan = known && planLeaving({ record, known, facts }, parts.context);
    return plan ?? (record.isDeleted ? deleted : outOfScope);
  }
  const contact = convertedInto(record, parts);
  return contact ? succeed(record, known, { ...contact, ...converted(contact.id) }, parts) : null;
}

/** Merges and conversions are no leaving: somebody else speaks for the person. */
const isLeaving = ({ isDeleted, masterRecordId, left }: SourceRecord): boolean =>
  (isDeleted && !masterRecordId) || left !== undefined;

function factsOf(
  records: readonly SourceRecord[],
  states: readonly (RecordState | null)[],
  parts: SuccessionParts
): Promise<ReadonlyMap<string, LeavingFacts>> {
  const leaving = records.flatMap((record, index) => (isLeaving(record) ? [states[index] ?? null] : []));
  return leavingFacts(
    leaving.filter((known) => known !== null),
    parts
  );
}

const outOfScope: StepResult = {
  status: 'skipped',
  code: 'out-of-scope',
  message: 'The record is not in the scope of the sync.'
};

const deleted: StepResult = { status: 'skipped', code: 'deleted', message: 'The record is deleted.' };

const merged = (winner: string) => ({
  code: 'merged',
  message: `The record was merged into ${winner}.`
});

const converted = (contact: string) => ({
  code: 'converted',
  message: `The lead was converted: ${contact} speaks for the person.`
});

/** The contact or person account that a converted lead became, where a sync of the project sends those. */
function convertedInto(
  { fields }: SourceRecord,
  parts: SuccessionParts
): { readonly id: string; readonly object: string } | null {
  // A lead that is an object there (seed 003) stays one.
  if (fields.IsConverted !== true || !speaksForPeople(parts.definition)) return null;
  const candidates = [
    { id: fields.ConvertedContactId, object: 'Contact' },
    { id: fields.ConvertedAccountId, object: 'Account' }
  ];
  const found = candidates.find(
    ({ id, object }) => typeof id === 'string' && syncsOf(object, parts).length > 0
  );
  return found ? { id: String(found.id), object: found.object } : null;
}

interface Successor {
  readonly id: string;
  readonly object: string;
  readonly code: string;
  readonly message: string;
}

/**
 * One person, two records, of which one ended: what it owned is the other's. Where the two are known in Iterable as two
 * users, those become one (iterable-api 6.4): what the successor's user has wins, what only the other one has is kept.
 * A successor that was never sent takes the user over when it is (`predecessorsOf`).
 */
async function succeed(
  record: SourceRecord,
  known: RecordState | null,
  successor: Successor,
  parts: SuccessionParts
): Promise<StepResult | Plan> {
  const { definition, ledger } = parts;
  const { code, message } = successor;
  const end: StepResult = { status: 'skipped', code, message };
  const former = known?.deliveredIdentity ?? null;
  if (former === null || isItemKey(former)) return end;
  const owned = await ledger.identitiesOf(definition.project.name, [record.id]);
  // Whoever has it now is another person, or the successor has already.
  if (!owned.get(record.id)?.some(({ key }) => key === former)) return end;
  const heirs = await knownAs([successor.id], syncsOf(successor.object, parts), ledger);
  const heir = heirs.get(successor.id);
  if (!heir || heir.key === former) {
    await handOver(record, successor, parts);
    return end;
  }
  const two = { former: toIdentity(definition.identity.kind, former), heir };
  const times = await latest([former, heir.key], parts);
  const optedOut = parts.context.optedOutBy(record) !== null;
  return becomesOne({ record, ...two, end, times, optedOut }, definition);
}

async function handOver(record: SourceRecord, successor: Successor, parts: SuccessionParts): Promise<void> {
  const { definition, ledger, now } = parts;
  const { id: recordId, object } = successor;
  const syncs = syncsOf(object, parts);
  const sync = syncs[0]?.name ?? definition.name;
  await ledger.transferIdentities(definition.project.name, record.id, { sync, recordId, object });
  for (const { name } of syncs) await ledger.lookAgain(name, [recordId], now().toISOString());
}

const syncsOf = (object: string, { definition, activeSyncs }: SuccessionParts): SyncDefinition[] =>
  peopleSyncs(object, definition, activeSyncs);

/** When the last of the users was confirmed. */
async function latest(keys: readonly string[], { definition, ledger }: SuccessionParts) {
  const times = await ledger.userTimes(definition.project.name, keys);
  return [...times.values()].sort((a, b) => (a.lastDeliveredAt < b.lastDeliveredAt ? 1 : -1))[0] ?? null;
}

async function settleClaims(
  claims: readonly IdentityClaim[],
  answers: readonly ClaimAnswer[],
  parts: SuccessionParts
): Promise<readonly ClaimAnswer[]> {
  const conflicts = answers.flatMap(({ owner }, index) => {
    const claim = claims[index];
    return claim && owner.recordId !== claim.recordId ? [owner] : [];
  });
  if (conflicts.length === 0) return answers;
  const standings = await standingsOf(conflicts, parts.source);
  const freed = conflicts.filter((owner) => standings.has(owner.recordId));
  for (const owner of freed) await free(owner, standings.get(owner.recordId), parts);
  return freed.length > 0 ? await parts.claim(claims) : answers;
}

/**
 * The owner is gone, or another record took its place: that one owns it from now on, unless Iterable knows it under
 * another identity and this one names nobody any more.
 */
async function free(
  owner: IdentityClaim,
  standing: Standing | undefined,
  parts: SuccessionParts
): Promise<void> {
  const { definition, ledger } = parts;
  const { successor } = standing ?? { successor: null };
  if (!successor) return ledger.releaseIdentities(definition.project.name, [owner]);
  const { id: recordId, object } = successor;
  const syncs = syncsOf(object, parts);
  const known = (await knownAs([recordId], syncs, ledger)).get(recordId);
  if (syncs.length === 0 || (known && known.key !== owner.key))
    return ledger.releaseIdentities(definition.project.name, [owner]);
  const sync = syncs[0]?.name ?? definition.name;
  await ledger.transferIdentities(definition.project.name, owner.recordId, { sync, recordId, object });
}
