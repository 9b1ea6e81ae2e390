import type { JsonObject } from '../fields/field-types';

/** One user of a request, its skeleton already checked. */
export interface UserRow {
  readonly email?: string;
  readonly userId?: string;
  readonly dataFields?: JsonObject;
  readonly preferUserId?: boolean;
  readonly mergeNestedObjects?: boolean;
}

export type FailureKind =
  'no-identifier' | 'invalid' | 'unknown' | 'conflict' | 'forgotten' | 'invalid-data' | 'not-found';

/** Why one row was not taken. `value` is what the answer lists: the row's key, or the identity that stood in its way. */
export interface RowFailure {
  readonly kind: FailureKind;
  readonly by: 'email' | 'userId';
  readonly value: string;
  /** Other than by its kind; for single calls. */
  readonly reason?: string;
}

export const isFailure = (result: object): result is RowFailure => 'kind' in result;
