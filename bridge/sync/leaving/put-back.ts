import type { RecordState } from '../bookkeeping';
import { toOperation } from '../diff';
import { claimOf, duplicateOf, type ClaimIdentities } from '../duplicates';
import { toIdentity } from '../identity';
import type { BulkCall, Identity, Operation, Payload, SourceRecord, TakenAway } from '../model';
import { itemIdentity } from '../operations/catalog-items';
import { optedOut } from '../operations/opt-out';
import type { Plan, PlanContext, PlannedStep } from '../plan-model';
import { planFingerprint, unchanged, type StepResult } from '../step-result';

type Context = Pick<PlanContext, 'definition' | 'optedOutBy'>;

/** A profile is there before anything is said of its lists. */
const order: readonly TakenAway['what'][] = ['user', 'fields', 'list', 'item'];

/** What was taken away from a record is sent again as it was sent last; never for someone who opted out meanwhile. */
export async function planPutBack(
  record: SourceRecord,
  known: RecordState | null,
  { context, claim }: { readonly context: Context; readonly claim: ClaimIdentities }
): Promise<Plan | StepResult> {
  const taken = [...(record.putsBack ?? [])].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const optOut = context.optedOutBy(record);
  if (optOut !== null && taken.some(({ kind }) => kind !== 'item')) return optedOut(optOut);
  const identities = taken.filter(({ what }) => what !== 'list').map(identityOf);
  const lost = await lostTo(record, identities, { context, claim });
  if (lost) return lost;
  const steps = taken.map((one) => planOne(one, record, known, context));
  const operations = steps.flatMap((step) => ('operation' in step ? [step.operation] : []));
  const user = taken.find(({ kind }) => kind !== 'item') ?? taken[0];
  return {
    steps,
    identityKey: user && identityOf(user).key,
    fingerprint: planFingerprint(operations),
    times: null,
    childIds: []
  };
}

const identityOf = ({ kind, value, target }: TakenAway): Identity =>
  kind === 'item' ? itemIdentity(target ?? '', value) : toIdentity(kind, value);

/** Somebody else speaks for the user, or the item, by now. */
async function lostTo(
  record: SourceRecord,
  identities: readonly Identity[],
  { context: { definition }, claim }: { readonly context: Context; readonly claim: ClaimIdentities }
): Promise<StepResult | null> {
  const distinct = [...new Map(identities.map((identity) => [identity.key, identity])).values()];
  if (distinct.length === 0) return null;
  const answers = await claim(
    distinct.map((identity) => claimOf(record, identity, { sync: definition.name, rank: null }))
  );
  for (const [index, { owner }] of answers.entries()) {
    const identity = distinct[index];
    if (identity && owner.recordId !== record.id) return duplicateOf(owner, identity, definition);
  }
  return null;
}

function planOne(
  taken: TakenAway,
  record: SourceRecord,
  known: RecordState | null,
  context: Context
): PlannedStep {
  const made = callOf(taken);
  if (!made) return { result: notKnown(taken) };
  const operation: Operation = {
    ...toOperation(
      {
        recordId: record.id,
        step: taken.step,
        identity: identityOf(taken),
        ...made,
        whenUnknown: 'reject'
      },
      context.definition.version
    ),
    putsBack: true,
    ...(taken.body !== null && { kept: true as const })
  };
  const state = known?.steps[taken.step];
  const isThere = state !== undefined && state.fingerprint !== '' && !state.removed;
  return isThere ? { result: { ...unchanged(operation), operation: undefined } } : { operation };
}

function callOf({ what, kind, value, target, body }: TakenAway): { call: BulkCall; payload: Payload } | null {
  if (what === 'list')
    return { call: { endpoint: 'subscribe', listId: Number(target) }, payload: { [kind]: value } };
  if (body === null) return null;
  const payload = JSON.parse(body) as Payload;
  if (what !== 'item') return { call: { endpoint: 'bulkUpdate' }, payload };
  return { call: { endpoint: 'putItems', catalog: target ?? '', replaceFieldsOnly: false }, payload };
}

/** Sent before the bridge kept what it sends. */
const notKnown = ({ step }: TakenAway): StepResult => ({
  status: 'skipped',
  code: 'put-back-unknown',
  message: `The values that the step ${step} sent last are not kept: they cannot be put back.`,
  fix: 'Run the sync in full when the record is in scope again.'
});
