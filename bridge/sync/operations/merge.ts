import { mergeStep } from './own-steps';
import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState, UserTimes } from '../bookkeeping';
import { toOperation } from '../diff';
import type { Identity, Operation, SourceRecord } from '../model';
import type { Plan } from '../plan-model';
import { planFingerprint, type StepResult } from '../step-result';

interface Two {
  readonly record: SourceRecord;
  /** The user that ends. */
  readonly former: Identity;
  /** The user that stays. */
  readonly heir: Identity;
  /** What the record comes to when Iterable has no such user any more. */
  readonly end: StepResult;
  readonly times: UserTimes | null;
  /** Whether the person opted out in Salesforce. */
  readonly optedOut: boolean;
}

/** The plan of a record that ended: its user becomes its successor's. */
export function becomesOne(
  { record, former, heir, end, times, optedOut }: Two,
  definition: SyncDefinition
): Plan {
  const operation = { ...mergeOperation(record, former, heir, definition), optedOut };
  return {
    steps: [{ operation, ifUnknown: end }],
    identityKey: former.key,
    former: former.key,
    fingerprint: planFingerprint([operation]),
    times,
    childIds: []
  };
}

/** Source: iterable-api 6.4. A destination that does not exist yet is what the source becomes. */
export function mergeOperation(
  record: SourceRecord,
  former: Identity,
  heir: Identity,
  definition: SyncDefinition
): Operation {
  const payload = {
    [former.kind === 'email' ? 'sourceEmail' : 'sourceUserId']: former.value,
    [heir.kind === 'email' ? 'destinationEmail' : 'destinationUserId']: heir.value
  };
  return toOperation(
    {
      recordId: record.id,
      step: mergeStep,
      identity: heir,
      call: { endpoint: 'mergeUsers' },
      payload,
      whenUnknown: 'skip'
    },
    definition.version
  );
}

/**
 * The record's user became another one's, and the record was not sent since: it came back when the merge was undone in
 * Salesforce.
 */
export function hasBecomeAnother({ steps, deliveredIdentity }: RecordState): boolean {
  const { [mergeStep]: merge, ...others } = steps;
  if (!merge?.fingerprint || merge.key === deliveredIdentity) return false;
  return Object.values(others).every(({ at }) => at <= merge.at);
}
