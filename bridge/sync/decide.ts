import type { SyncDefinition } from '../config/sync-definition';
import type { IdentityClaim, RecordState } from './bookkeeping';
import { differenceOf, toOperation } from './diff';
import type { MapAnswer, RecordMapper } from './map';
import type { MappedRecord, Operation, Outcome, SourceRecord } from './model';
import type { RunLedger } from './ports';

/** What follows for a record: an outcome at once, or an operation to deliver. */
export type Decision = {
  readonly record: SourceRecord;
  /** What the ledger knew of it before; null for nothing. */
  readonly known: RecordState | null;
} & ({ readonly outcome: Outcome } | { readonly operation: Operation });

/** Answers the owner of each identity, in the order asked. A dry run only looks, a run claims what is free. */
export type ClaimIdentities = (claims: readonly IdentityClaim[]) => Promise<IdentityClaim[]>;

export interface Decider {
  readonly definition: SyncDefinition;
  readonly map: RecordMapper;
  readonly ledger: Pick<RunLedger, 'recordStates'>;
  readonly claim: ClaimIdentities;
}

/** Scope and consent, mapping, identity, difference: in this order, one decision for each record. */
export async function decide(records: readonly SourceRecord[], decider: Decider): Promise<Decision[]> {
  const { definition, ledger } = decider;
  const states = await ledger.recordStates(
    definition.name,
    records.map((record) => record.id)
  );
  const answers = records.map(
    (record, index) => ruledOut(record, states[index] ?? null) ?? decider.map(record)
  );
  const owners = await ownersOf(answers, decider);
  return records.map((record, index): Decision => {
    const answer = answers[index] ?? decider.map(record);
    const known = states[index] ?? null;
    if ('mapped' in answer) {
      return { record, known, ...decideMapped(answer.mapped, known, owners.get(record.id), definition) };
    }
    const refusal = 'problem' in answer ? { ...answer.problem, status: 'rejected' as const } : answer;
    return { record, known, outcome: { recordId: record.id, object: record.object, ...refusal } };
  });
}

type RuledOut = Pick<Outcome, 'code' | 'message' | 'fix'> & { readonly status: 'skipped' };

/** Rules that need no mapping; null when none of them speaks against the record. */
function ruledOut(record: SourceRecord, known: RecordState | null): RuledOut | null {
  if (record.isDeleted && record.masterRecordId) {
    return {
      status: 'skipped',
      code: 'merged',
      message: `The record was merged into ${record.masterRecordId}.`
    };
  }
  if (record.isDeleted) return { status: 'skipped', code: 'deleted', message: 'The record is deleted.' };
  const everDelivered = known !== null && known.deliveredFingerprint !== null;
  return isOptedOut(record) && !everDelivered ? optedOut : null;
}

export const isOptedOut = (record: SourceRecord): boolean => record.fields.HasOptedOutOfEmail === true;

/** Why a person is not created (DESIGN rule 6). */
export const optedOut = {
  status: 'skipped',
  code: 'opted-out',
  message: 'The person opted out of e-mail (HasOptedOutOfEmail) and is not created in Iterable.'
} as const;

async function ownersOf(
  answers: readonly (MapAnswer | RuledOut)[],
  decider: Decider
): Promise<Map<string, IdentityClaim>> {
  const claims = answers.flatMap((answer) =>
    'mapped' in answer
      ? [
          {
            key: answer.mapped.identity.key,
            sync: decider.definition.name,
            recordId: answer.mapped.record.id
          }
        ]
      : []
  );
  if (claims.length === 0) return new Map();
  const owners = await decider.claim(claims);
  return new Map(claims.map((claim, index) => [claim.recordId, owners[index] ?? claim]));
}

function decideMapped(
  mapped: MappedRecord,
  known: RecordState | null,
  owner: IdentityClaim | undefined,
  definition: SyncDefinition
): { readonly outcome: Outcome } | { readonly operation: Operation } {
  const { record, identity } = mapped;
  const base = { recordId: record.id, object: record.object, identityKey: identity.key };
  if (owner && owner.recordId !== record.id) {
    return { outcome: { ...base, ...duplicateOf(owner, identity.kind, definition) } };
  }
  const operation = toOperation(mapped, definition.version);
  const difference = definition.checkHashes ? differenceOf(operation, known) : 'changed';
  if (difference === 'unchanged') {
    return {
      outcome: { ...base, status: 'unchanged', code: '', message: '', fingerprint: operation.fingerprint }
    };
  }
  if (difference === 'rejected-before' && known)
    return { outcome: { ...base, ...asBefore(known, operation) } };
  return { operation };
}

function duplicateOf(
  owner: IdentityClaim,
  kind: string,
  definition: SyncDefinition
): Omit<Outcome, 'recordId' | 'object'> {
  const by = owner.sync === definition.name ? '' : ` by the sync ${owner.sync}`;
  const what = kind === 'email' ? 'e-mail address' : 'user id';
  return {
    status: 'skipped',
    code: 'duplicate',
    message: `The same ${what} is already sent${by} for record ${owner.recordId}.`,
    fix: 'Give one of the two another address, or merge them.'
  };
}

/** The very payload was refused before: it is not sent again until it changes (nor counted as anything better). */
function asBefore(known: RecordState, operation: Operation): Omit<Outcome, 'recordId' | 'object'> {
  return {
    status: 'rejected',
    code: known.code,
    message: known.message,
    field: known.field ?? undefined,
    fix: known.fix ?? undefined,
    fingerprint: operation.fingerprint,
    payload: operation.body
  };
}
