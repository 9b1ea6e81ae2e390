import type { SyncDefinition } from '../config/sync-definition';
import type { RecordState, UserTimes } from './bookkeeping';
import type { UserLookup } from './look-up';
import type { MappedSteps } from './map';
import type { Identity, Operation, SourceRecord } from './model';
import type { OperationBuilder } from './operations/build-operations';
import type { MessageType } from './ports';
import type { RemovalBrake } from './removal-brake';
import type { StepResult } from './step-result';

/** One step to take, or one that has its result already. */
export type PlannedStep =
  | { readonly result: StepResult }
  | {
      readonly operation: Operation;
      /** What follows when Iterable has no such user: the steps after it go on, or the record ends with this. */
      readonly ifUnknown?: StepResult | 'go on';
    };

/** What is to be done for a record, in order. */
export interface Plan {
  readonly steps: readonly PlannedStep[];
  readonly identityKey?: string;
  /** Of everything that the steps ask for, done or not. */
  readonly fingerprint: string;
  /** When the user was confirmed before; null for a user that no sync has delivered yet. */
  readonly times: UserTimes | null;
  /** Child rows that go out in arrays. */
  readonly childIds: readonly string[];
}

/** A mapped record with everything that its plan depends on. */
export interface PlanInput {
  readonly record: SourceRecord;
  readonly known: RecordState | null;
  readonly mapped: MappedSteps;
  readonly identityKey?: string;
  readonly times: UserTimes | null;
  readonly lookup: UserLookup;
  /** User of the lead that became this contact, known under another id. */
  readonly predecessor?: Identity;
}

export interface PlanContext {
  readonly definition: SyncDefinition;
  readonly build: OperationBuilder;
  readonly isOptedOut: (record: SourceRecord) => boolean;
  readonly messageTypes: readonly MessageType[];
  /** Whoever leaves stays on this list. */
  readonly stays: (listId: number) => boolean;
  readonly brake: RemovalBrake;
  readonly now: () => Date;
}
