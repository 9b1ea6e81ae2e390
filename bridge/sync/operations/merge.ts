import { mergeStep } from './own-steps';
import type { SyncDefinition } from '../../config/sync-definition';
import type { UserTimes } from '../bookkeeping';
import { toOperation } from '../diff';
import { toIdentity } from '../identity';
import type { Operation, SourceRecord } from '../model';
import type { Plan } from '../plan-model';
import { planFingerprint, type StepResult } from '../step-result';

interface Two {
  readonly record: SourceRecord;
  /** Key of the user that ends. */
  readonly former: string;
  /** Key of the user that stays. */
  readonly heir: string;
  /** What the record comes to when Iterable has no such user any more. */
  readonly end: StepResult;
  readonly times: UserTimes | null;
}

/** The plan of a record that ended: its user becomes its successor's. */
export function becomesOne({ record, former, heir, end, times }: Two, definition: SyncDefinition): Plan {
  const operation = mergeOperation(record, former, heir, definition);
  return {
    steps: [{ operation, ifUnknown: end }],
    identityKey: former,
    fingerprint: planFingerprint([operation]),
    times,
    childIds: []
  };
}

/** Source: iterable-api 6.4. A destination that does not exist yet is what the source becomes. */
export function mergeOperation(
  record: SourceRecord,
  former: string,
  heir: string,
  definition: SyncDefinition
): Operation {
  const isAddress = definition.identity.kind === 'email';
  const payload = isAddress
    ? { sourceEmail: former, destinationEmail: heir }
    : { sourceUserId: former, destinationUserId: heir };
  return toOperation(
    {
      recordId: record.id,
      step: mergeStep,
      identity: toIdentity(definition.identity.kind, heir),
      call: { endpoint: 'mergeUsers' },
      payload,
      whenUnknown: 'skip'
    },
    definition.version
  );
}
