import type { FieldMapping, OperationKind } from '../../config/sync-definition';
import type { ScopeVerdict } from '../explain/scope-verdict';
import type { MappingProblem } from '../mapping/problems';
import type { Identity, Outcome, Payload } from '../model';
import type { IterableUser } from '../ports';
import type { FieldDifference } from './compare-profile';
import type { OutgoingRequest } from './intended-calls';

/** What a definition would do with one record, step by step; nothing was written to say so. */
export interface Preview {
  readonly sync: string;
  /** Version of the definition. */
  readonly definition: string;
  readonly object: string;
  /** Null for data without one. */
  readonly recordId: string | null;
  /** The record as Salesforce answered it; null when it cannot be found. */
  readonly originalData: Readonly<Record<string, unknown>> | null;
  readonly scope: ScopeVerdict;
  readonly consent: {
    readonly optedOut: boolean;
    readonly field: string | null;
    /** Belongs on a list that is for other messages than those that the person opted out of. */
    readonly joins: boolean;
  };
  readonly identity: IdentityVerdict;
  readonly steps: readonly PreviewStep[];
  /** The steps are those that would be taken if the record were in scope: as it is, none of them is. */
  readonly hypothetical: boolean;
  /** What Iterable holds now, and what would become of it. */
  readonly user: UserNow;
  readonly outcome: PreviewOutcome;
  /** For a record that is out of scope: what it would come to otherwise. */
  readonly ifInScope: PreviewOutcome | null;
  /** Waits of the run on the way, e.g. until a new user has settled. */
  readonly waits: readonly { readonly until: string; readonly message: string }[];
  readonly notices: readonly string[];
}

export interface IdentityVerdict {
  readonly identity: Identity | null;
  readonly problem: MappingProblem | null;
  /** Another record that has the same identity and speaks for it. */
  readonly sharedWith: { readonly recordId: string; readonly sync: string; readonly object: string } | null;
}

export type PreviewOutcome = Pick<
  Outcome,
  'status' | 'code' | 'message' | 'field' | 'fix' | 'retryAt' | 'identityKey'
>;

export interface PreviewStep {
  /** DeveloperName; `@address` and `@merge` are what the bridge does by itself. */
  readonly step: string;
  readonly operation: OperationKind | 'Change_Address' | 'Merge';
  readonly condition: {
    readonly formula: string;
    readonly result: 'met' | 'not met' | 'not computed';
  } | null;
  readonly mappings: readonly PreviewMapping[];
  /** What the mappings come to. */
  readonly payload: Payload | null;
  readonly problem: MappingProblem | null;
  readonly requests: readonly OutgoingRequest[];
  readonly result: PreviewResult;
}

export interface PreviewMapping extends Pick<
  FieldMapping,
  'name' | 'kind' | 'source' | 'transform' | 'target'
> {
  readonly sourceValue: unknown;
  /** Undefined: left out of what is sent. */
  readonly value?: unknown;
  readonly problem: MappingProblem | null;
}

/** `not reached`: a step before it ends the record. */
export type PreviewResult = Pick<Outcome, 'code' | 'message' | 'field' | 'fix' | 'retryAt'> & {
  readonly status: Outcome['status'] | 'not reached';
};

export interface UserNow {
  readonly now: IterableUser | null;
  readonly differences: readonly FieldDifference[];
}
