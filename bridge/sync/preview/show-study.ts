import { RejectedError } from '../../errors';
import {
  inScope,
  whyOutOfScope,
  type ScopeParts,
  type ScopeVerdict,
  type StudiedScope
} from '../explain/scope-verdict';
import { toIdentity } from '../identity';
import type { Identity, Outcome, Payload } from '../model';
import { addressStep, mergeStep } from '../operations/own-steps';
import type { IterableUser } from '../ports';
import type { ReadySync } from '../ready-sync';
import { compareProfile } from './compare-profile';
import { noId } from './given-record';
import type { IdentityVerdict, Preview, PreviewOutcome, PreviewStep, UserNow } from './preview-model';
import { previewSteps } from './preview-steps';
import type { RehearsalParts } from './rehearse';
import type { Study } from './study';

interface Setting {
  readonly ready: ReadySync;
  readonly parts: RehearsalParts;
  readonly scope: ScopeVerdict;
}

/** Of a record that was read by its id. */
export const whyHere = (
  { recordId: id, record, isInScope }: Study,
  ready: ReadySync,
  parts: ScopeParts
): Promise<StudiedScope> =>
  isInScope ? Promise.resolve(inScope) : whyOutOfScope(ready, { id, record }, parts);

/** A study as it is shown; asks Iterable for the user as it is now. */
export async function showStudy(study: Study, { ready, parts, scope }: Setting): Promise<Preview> {
  const { record, rehearsal, outcome, ifInScope } = study;
  const steps = previewSteps(study);
  const identity = await identityOf(study);
  const user = await userNow(identity.identity, steps, parts);
  const isOut = scope.verdict === 'out of scope';
  const removes = steps.some(({ result }) => result.code === 'removed');
  const notices = [
    ...ready.notices,
    ...(rehearsal?.notices ?? []),
    ...edited(study, user),
    ...(removes || outcome.code === 'removed' ? [manyLeave] : [])
  ];
  return {
    sync: ready.definition.name,
    definition: ready.definition.version,
    object: ready.definition.sourceObject,
    recordId: study.recordId === noId ? null : study.recordId,
    originalData: record?.fields ?? null,
    scope,
    consent: consentOf(study, ready),
    identity,
    steps,
    hypothetical: study.isHypothetical || (isOut && study.isInScope),
    user,
    outcome: shown(isOut && study.isInScope ? outOfScope(outcome) : outcome),
    ifInScope: isOut && ifInScope ? shown(ifInScope) : null,
    waits: waitsOf(study),
    notices: [...new Set(notices)]
  };
}

/** A preview is of single records: it does not ask the brake. */
const manyLeave = 'If many leave in one run, they are held for approval.';

/** A run that comes back a moment too early waits once more: of waits for the same cause the last one counts. */
function waitsOf({ rehearsal, recordId }: Study): Preview['waits'] {
  const waits = rehearsal?.waits.get(recordId) ?? [];
  const last = waits.filter(({ code }, index) => waits[index + 1]?.code !== code);
  return last.map(({ retryAt = '', message }) => ({ until: retryAt, message }));
}

/** Data that was handed in goes through the steps whatever the condition says of it. */
const outOfScope = ({ recordId, object }: Outcome): Outcome => ({
  ...{ recordId, object, status: 'skipped', code: 'out-of-scope' },
  message: 'The record is not in the scope of the sync.'
});

const shown = ({ status, code, message, field, fix, retryAt, identityKey }: Outcome): PreviewOutcome => ({
  ...{ status, code, message, field, fix, retryAt, identityKey }
});

function consentOf({ record }: Study, { context }: ReadySync): Preview['consent'] {
  const field = record ? context.optedOutBy(record) : null;
  const joins = Boolean(record && field !== null && context.keptOffBy?.(record, null) === null);
  return { optedOut: field !== null, field, joins };
}

async function identityOf({ mapped, rehearsal, recordId }: Study): Promise<IdentityVerdict> {
  if (!mapped) return { identity: null, problem: null, sharedWith: null };
  const { answer } = mapped;
  if ('problem' in answer) return { identity: null, problem: answer.problem, sharedWith: null };
  const { identity } = answer.mapped;
  const owner = identity ? await rehearsal?.ownerOf(identity.key) : null;
  if (!owner || owner.recordId === recordId) return { identity, problem: null, sharedWith: null };
  const { recordId: other, sync, object } = owner;
  return { identity, problem: null, sharedWith: { recordId: other, sync, object } };
}

/** A user that is renamed or merged first is looked at under its old name. */
async function userNow(
  identity: Identity | null,
  steps: readonly PreviewStep[],
  { destination }: RehearsalParts
): Promise<UserNow> {
  const moved = steps.find(({ step }) => step === addressStep || step === mergeStep);
  const former = moved?.payload ? formerOf(moved.payload) : null;
  const asked = former ?? identity;
  const now = asked ? await readUser(asked, destination) : null;
  return { now, differences: compareProfile(now, profilePayloads(steps)) };
}

/** What the steps that are for the record say of the user's profile. */
export const profilePayloads = (steps: readonly PreviewStep[]): Payload[] =>
  steps.flatMap(({ operation, payload, condition }) =>
    payload && profileSteps.has(operation) && condition?.result !== 'not met' ? [payload] : []
  );

const profileSteps: ReadonlySet<PreviewStep['operation']> = new Set(['Update_User', 'Subscribe_List']);

function formerOf({
  currentEmail,
  currentUserId,
  sourceEmail,
  sourceUserId,
  email
}: Payload): Identity | null {
  const address = [currentEmail, sourceEmail, email].find((value) => typeof value === 'string');
  const userId = [currentUserId, sourceUserId].find((value) => typeof value === 'string');
  if (typeof address === 'string') return toIdentity('email', address);
  return typeof userId === 'string' ? toIdentity('userId', userId) : null;
}

/** An address that Iterable refuses to look for is nobody's there. */
async function readUser(
  identity: Identity,
  destination: RehearsalParts['destination']
): Promise<IterableUser | null> {
  try {
    return await destination.user(identity);
  } catch (error) {
    if (error instanceof RejectedError) return null;
    throw error;
  }
}

/** What was sent last is not sent again, whatever became of it in Iterable. */
function edited({ outcome }: Study, { now, differences }: UserNow): string[] {
  const others = differences.filter(({ change }) => change !== 'unchanged').map(({ field }) => field);
  if (outcome.status !== 'unchanged' || others.length === 0) return [];
  return [
    now
      ? `Iterable holds other values than those that were sent last (${others.join(', ')}): they stay until the record changes.`
      : 'The user is not in Iterable any more: it is sent again when the record changes.'
  ];
}
