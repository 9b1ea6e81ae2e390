import type { BridgeError } from '../errors';
import { fitsType } from './iterable-types';
import { describeValue } from './map';
import type { Operation, Outcome } from './model';
import { BatchRejectedError, type Clue, type RowFailure } from './ports';
import { valueOf } from './suspects';

/** What a refusal means for a person: cause and fix. */
const causes: Readonly<Record<RowFailure['cause'], { message: string; fix: string }>> = {
  'invalid-email': {
    message: 'Iterable does not accept the e-mail address.',
    fix: 'Correct the e-mail address.'
  },
  'invalid-user-id': {
    message: 'Iterable does not accept the user id.',
    fix: 'Correct the field that the user id is read from.'
  },
  'invalid-data': {
    message: 'Iterable does not accept a value of the record.',
    fix: 'Correct the value, or its mapping.'
  },
  conflict: {
    message: 'Another user in Iterable already has this e-mail address or user id.',
    fix: 'Merge the two, or correct the address.'
  },
  forgotten: {
    message: 'The person was forgotten in Iterable (privacy request) and may not be sent.',
    fix: 'Unforget the person in Iterable if that is intended.'
  },
  'not-found': { message: 'Iterable does not know this user.', fix: 'Send the user first.' }
};

interface TypeSource {
  readonly object: string;
  readonly fieldTypes: () => Promise<ReadonlyMap<string, string>>;
}

/** A row that an accepted call lists as failed. */
export async function outcomeOfFailure(
  operation: Operation,
  failure: RowFailure,
  source: TypeSource
): Promise<Outcome> {
  const cause = causes[failure.cause];
  const misfit = failure.cause === 'invalid-data' ? await findMisfit(operation, source) : null;
  return {
    ...rejectedBase(operation, source.object),
    code: misfit ? 'iterable.type-mismatch' : `iterable.${failure.cause}`,
    message: misfit
      ? mismatchText(misfit.field, misfit.expected, valueOf(operation, misfit.field))
      : cause.message,
    field: misfit?.field ?? (failure.cause === 'invalid-data' ? undefined : failure.by),
    fix: cause.fix
  };
}

/** A row that was refused when it travelled alone; null when Iterable gave no reason. */
export async function outcomeOfRefusal(
  operation: Operation,
  error: BridgeError | null,
  source: TypeSource
): Promise<Outcome> {
  const base = rejectedBase(operation, source.object);
  if (!error) {
    const message = 'Iterable counted the record as failed and gave no reason.';
    return {
      ...base,
      code: 'iterable.unexplained',
      message,
      fix: 'Ask Iterable support with the time of this call.'
    };
  }
  const clue: Clue = error instanceof BatchRejectedError ? error.clue : { kind: 'none' };
  const misfit = await misfitOf(operation, error, clue, source);
  if (misfit) {
    const message = mismatchText(misfit.field, misfit.expected, valueOf(operation, misfit.field));
    return { ...base, code: error.code, message, field: misfit.field, fix: error.fix };
  }
  const field = clue.kind === 'row' ? clue.field : undefined;
  return { ...base, code: error.code, message: error.message, field, fix: error.fix };
}

interface Misfit {
  readonly field: string;
  readonly expected: string;
}

/** The answer's own words, else what Iterable's field types tell. */
async function misfitOf(
  operation: Operation,
  error: BridgeError,
  clue: Clue,
  source: TypeSource
): Promise<Misfit | null> {
  if (clue.kind === 'type') return clue.fields[0] ?? null;
  return error.code === 'iterable.type-mismatch' ? findMisfit(operation, source) : null;
}

/** Types that cannot be read now only make the outcome say less. */
async function findMisfit(operation: Operation, source: TypeSource): Promise<Misfit | null> {
  const types = await source.fieldTypes().catch(() => new Map<string, string>());
  for (const [field, expected] of types) {
    if (!fitsType(valueOf(operation, field), expected)) return { field, expected };
  }
  return null;
}

const mismatchText = (field: string, expected: string, found: unknown): string =>
  `The Iterable field ${field} takes values of type ${expected}; the record has ${describeValue(found)}.`;

const rejectedBase = (operation: Operation, object: string) => ({
  recordId: operation.recordId,
  object,
  status: 'rejected' as const,
  identityKey: operation.identity.key,
  fingerprint: operation.fingerprint,
  payload: operation.body
});
