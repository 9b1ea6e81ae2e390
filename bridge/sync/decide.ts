import type { StepDefinition, SyncDefinition } from '../config/sync-definition';
import type { IdentityClaim, RecordState, UserTimes } from './bookkeeping';
import { claimOf, duplicateOf, type ClaimIdentities } from './duplicates';
import type { UserLookup } from './look-up';
import { lookUpUsers } from './look-up';
import type { MapAnswer, MappedSteps, RecordMapper } from './map';
import type { Identity, Outcome, SourceRecord } from './model';
import { itemIdentity } from './operations/catalog-items';
import { consentVerdict, optedOut } from './operations/opt-out';
import { hasSpokenForUser, planSteps, writesProfile } from './plan';
import type { OthersOnList, Plan, PlanContext } from './plan-model';
import type { Clock, Destination, RunLedger } from './ports';
import type { Predecessor } from './predecessors';
import type { StepResult } from './step-result';
import type { Succession } from './succession';

/** What follows for a record: an outcome at once, or steps to take. */
export type Decision = {
  readonly record: SourceRecord;
  /** What the ledger knew of it before; null for nothing. */
  readonly known: RecordState | null;
} & ({ readonly outcome: Outcome } | { readonly plan: Plan });

export interface Decider {
  readonly definition: SyncDefinition;
  readonly map: RecordMapper;
  readonly ledger: Pick<RunLedger, 'recordStates' | 'userTimes' | 'lookAgain' | 'identityOwners'>;
  readonly destination: Pick<Destination, 'user'>;
  readonly claim: ClaimIdentities;
  readonly context: PlanContext;
  readonly succession: Succession;
  /** Who else keeps the users of these records on lists that the records themselves leave. */
  readonly othersOf: (
    records: readonly { readonly record: SourceRecord; readonly known: RecordState | null }[]
  ) => Promise<OthersOnList>;
  readonly clock: Clock;
  readonly now: () => Date;
}

/** A record with all that was found out about it on the way. */
interface Case {
  readonly record: SourceRecord;
  readonly known: RecordState | null;
  readonly answer: MapAnswer | { readonly verdict: StepResult | Plan };
}

type MappedCase = Case & { readonly answer: { readonly mapped: MappedSteps } };

const isMapped = (found: Case): found is MappedCase => 'mapped' in found.answer;

/** Scope and consent, mapping, identity, difference: in this order, one decision for each record. */
export async function decide(records: readonly SourceRecord[], decider: Decider): Promise<Decision[]> {
  const { definition, ledger, succession } = decider;
  const ids = records.map((record) => record.id);
  const states = await ledger.recordStates(definition.name, ids);
  const ended = await succession.endsOf(records, states);
  const now = decider.now();
  const cases = records.map((record, index): Case => {
    const verdict = ended.get(record.id);
    const answer = verdict ? { verdict } : decider.map(record, now);
    return { record, known: states[index] ?? null, answer };
  });
  const findings = await findOut(cases.filter(isMapped), decider);
  return cases.map((found) => decideOne(found, findings, decider));
}

interface Findings {
  readonly owners: ReadonlyMap<string, IdentityClaim>;
  readonly lookup: UserLookup;
  readonly times: ReadonlyMap<string, UserTimes>;
  readonly predecessors: ReadonlyMap<string, Predecessor>;
  readonly others: OthersOnList;
}

async function findOut(cases: readonly MappedCase[], decider: Decider): Promise<Findings> {
  const { definition, ledger, destination, succession, clock } = decider;
  const users = cases.flatMap(({ answer, known }) =>
    [answer.mapped.identity?.key, known?.deliveredIdentity].filter((key) => typeof key === 'string')
  );
  const times = await ledger.userTimes(definition.project.name, [...new Set(users)]);
  const owners = await ownersOf(cases, times, decider);
  const mapped = cases.map(({ record, known, answer }) => ({ record, known, mapped: answer.mapped }));
  const lookup = await lookUpUsers(mapped, times, { definition, destination, ledger, clock });
  const predecessors = await succession.predecessorsOf(
    mapped.map((found) => ({ ...found, identity: found.mapped.identity }))
  );
  return { owners, lookup, times, predecessors, others: await decider.othersOf(cases) };
}

function decideOne(found: Case, findings: Findings, decider: Decider): Decision {
  const { record, known, answer } = found;
  const base = { recordId: record.id, object: record.object };
  if ('verdict' in answer) {
    const { verdict } = answer;
    if ('steps' in verdict) return { record, known, plan: verdict };
    return { record, known, outcome: { ...base, ...verdict } };
  }
  const field = decider.context.optedOutBy(record);
  if (field !== null && hasProblem(answer) && isBarred({ record, known, answer }, findings.times, decider))
    return { record, known, outcome: { ...base, ...optedOut(field) } };
  if ('problem' in answer)
    return { record, known, outcome: { ...base, ...answer.problem, status: 'rejected' } };
  return decideMapped(found, answer.mapped, findings, decider);
}

function decideMapped(
  { record, known }: Pick<Case, 'record' | 'known'>,
  mapped: MappedSteps,
  findings: Findings,
  decider: Decider
): Decision {
  const { owners, lookup, times, predecessors, others } = findings;
  const identities = ownIdentities(mapped);
  const identityKey = mapped.identity?.key ?? identities[0]?.key;
  const taken = identities.find(({ key }) => (owners.get(key)?.recordId ?? record.id) !== record.id);
  const owner = taken && owners.get(taken.key);
  const lost = taken && owner ? lostTo(owner, taken, { record, known }, decider) : undefined;
  // A person is a member of several campaigns: each membership counts, one of them writes the profile.
  if (lost && decider.definition.scope.type !== 'Campaign') {
    const base = { recordId: record.id, object: record.object, identityKey: taken?.key };
    return { record, known, outcome: { ...base, ...lost } };
  }
  const about = {
    lookup,
    lost,
    others,
    times: times.get(identityKey ?? '') ?? null,
    formerTimes: times.get(known?.deliveredIdentity ?? '') ?? null,
    predecessor: predecessors.get(record.id)
  };
  const plan = planSteps({ record, known, mapped, identityKey, ...about }, decider.context);
  return { record, known, plan };
}

/** An opted-out record gives the same reason before and after the other one is sent. */
function lostTo(
  owner: IdentityClaim,
  identity: Identity,
  { record, known }: Pick<Case, 'record' | 'known'>,
  { context, definition }: Decider
): StepResult {
  const field = context.optedOutBy(record);
  const isOut = field !== null && !hasSpokenForUser(known) && definition.scope.type !== 'Campaign';
  return isOut ? optedOut(field) : duplicateOf(owner, identity, definition);
}

/** Only who writes a profile, or a catalog's item, must be the only one to do so. */
function ownIdentities({ identity, steps }: MappedSteps): Identity[] {
  const speaks = steps.some((mapped) => writesProfile(mapped));
  const items = steps.flatMap((mapped) => {
    if (mapped.step.operation !== 'Upsert_Catalog_Item' || !('payload' in mapped)) return [];
    const { itemId } = mapped.payload;
    return typeof itemId === 'string' ? [itemIdentity(mapped.step.target ?? '', itemId)] : [];
  });
  return [...(speaks && identity ? [identity] : []), ...items];
}

/** Claims what the records need for themselves; whoever loses an identity by that is looked at again. */
async function ownersOf(
  cases: readonly MappedCase[],
  times: ReadonlyMap<string, UserTimes>,
  decider: Decider
): Promise<Map<string, IdentityClaim>> {
  const { definition, ledger, claim, succession } = decider;
  const claims = cases.flatMap((found) => {
    const { rank } = found.answer.mapped;
    const about = { sync: definition.name, rank };
    return isBarred(found, times, decider)
      ? []
      : ownIdentities(found.answer.mapped).map((identity) => claimOf(found.record, identity, about));
  });
  if (claims.length === 0) return new Map();
  const answers = await succession.settleClaims(claims, await claim(claims));
  for (const { displaced } of answers) {
    if (displaced) await ledger.lookAgain(displaced.sync, [displaced.recordId], decider.now().toISOString());
  }
  return new Map(claims.map((asked, index) => [asked.key, answers[index]?.owner ?? asked]));
}

const hasProblem = (answer: MapAnswer): boolean =>
  'problem' in answer || answer.mapped.steps.some((step) => 'problem' in step);

/**
 * Who will not be sent for want of consent takes no identity from somebody else, and what is wrong with the values is
 * nobody's business.
 */
function isBarred(
  { record, known, answer }: { record: SourceRecord; known: RecordState | null; answer: MapAnswer },
  times: ReadonlyMap<string, UserTimes>,
  { context, definition }: Decider
): boolean {
  const key = 'mapped' in answer ? answer.mapped.identity?.key : undefined;
  const person = {
    optedOutBy: context.optedOutBy(record),
    keptOffBy: context.keptOffBy?.(record, null),
    known: hasSpokenForUser(known) || times.has(key ?? '')
  };
  const steps = hasProblem(answer) ? definition.steps : answerSteps(answer);
  return steps.every(({ operation }) => consentVerdict(operation, person) !== null);
}

const answerSteps = (answer: MapAnswer): StepDefinition[] =>
  'mapped' in answer ? answer.mapped.steps.map(({ step }) => step) : [];
