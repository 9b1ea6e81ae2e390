import { hash } from 'node:crypto';
import type { RecordState } from './bookkeeping';
import { canonicalJson } from './canonical-json';
import type { Call, Identity, Operation, Payload } from './model';

/** What an operation is made of. */
export interface OperationParts {
  readonly recordId: string;
  readonly step: string;
  readonly call: Call;
  readonly identity: Identity;
  readonly payload: Payload;
  readonly whenUnknown: Operation['whenUnknown'];
}

/**
 * The payload written as canonical JSON, with its size and its fingerprint: sha256 of it and the version of what made
 * it, cut to 128 bits. Equal means nothing new to send.
 */
export function toOperation(parts: OperationParts, version: string): Operation {
  const body = canonicalJson(parts.payload);
  return { ...parts, body, bytes: Buffer.byteLength(body), fingerprint: fingerprintOf(version, body) };
}

/** The same operation with other content; what it is recognised by stays. */
export function withPayload(operation: Operation, payload: Payload): Operation {
  const body = canonicalJson(payload);
  return { ...operation, payload, body, bytes: Buffer.byteLength(body) };
}

export const fingerprintOf = (...parts: readonly string[]): string =>
  hash('sha256', parts.join('\n'), 'hex').slice(0, 32);

/** Whether Iterable accepted this very operation before, and none of another content since. */
export const isDone = (operation: Operation, known: RecordState | null): boolean =>
  known?.steps[operation.step]?.fingerprint === operation.fingerprint;
