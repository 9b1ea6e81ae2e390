import { hash } from 'node:crypto';
import type { MappedRecord, Operation } from './model';
import type { RecordState } from './bookkeeping';
import { canonicalJson } from './canonical-json';

/** sha256 of the canonical payload and the definition's version, cut to 128 bits: equal means nothing new to send. */
export function toOperation(mapped: MappedRecord, definitionVersion: string): Operation {
  const body = canonicalJson(mapped.payload);
  return {
    recordId: mapped.record.id,
    identity: mapped.identity,
    payload: mapped.payload,
    body,
    bytes: Buffer.byteLength(body),
    fingerprint: hash('sha256', `${definitionVersion}\n${body}`, 'hex').slice(0, 32)
  };
}

export type Difference = 'new' | 'changed' | 'unchanged' | 'rejected-before';

/** What the ledger's knowledge says about sending this operation. */
export function differenceOf(operation: Operation, known: RecordState | null): Difference {
  if (!known) return 'new';
  if (known.status === 'rejected' && known.rejectedFingerprint === operation.fingerprint)
    return 'rejected-before';
  if (known.deliveredFingerprint === null) return 'new';
  if (known.status === 'delivered' && known.deliveredFingerprint === operation.fingerprint)
    return 'unchanged';
  return 'changed';
}
