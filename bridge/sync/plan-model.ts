import type { SyncDefinition } from '../config/sync-definition';
import type { RecordState, UserTimes } from './bookkeeping';
import type { UserLookup } from './look-up';
import type { MappedSteps } from './map';
import type { Operation, Payload, SourceRecord } from './model';
import type { OperationBuilder } from './operations/build-operations';
import type { MessageType } from './ports';
import type { Predecessor } from './predecessors';
import type { RemovalBrake } from './removal-brake';
import type { StepResult } from './step-result';

/** Whether another record or sync keeps the user of this key on the list: whoever goes for one stays for the other. */
export type OthersOnList = (listId: number, key: string, recordId: string) => boolean;

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
  /** What the record gives up when its user became, or took in, another one. */
  readonly former?: string;
  /** Of everything that the steps ask for, done or not. */
  readonly fingerprint: string;
  /** When the user was confirmed before; null for a user that no sync has delivered yet. */
  readonly times: UserTimes | null;
  /** When the user was confirmed under the name that it has until now: whom a step renames, or takes in. */
  readonly formerTimes?: UserTimes | null;
  /** Child rows that go out in arrays. */
  readonly childIds: readonly string[];
  /** What was known of the record's steps before these. */
  readonly before?: RecordState['steps'];
}

/** A mapped record with everything that its plan depends on. */
export interface PlanInput {
  readonly record: SourceRecord;
  readonly known: RecordState | null;
  readonly mapped: MappedSteps;
  readonly identityKey?: string;
  readonly times: UserTimes | null;
  /** When the user was confirmed under the address that was delivered last; null where that is the record's still. */
  readonly formerTimes?: UserTimes | null;
  readonly lookup: UserLookup;
  /** Another record speaks for the user: what writes the profile is left out. */
  readonly lost?: StepResult;
  /** The record's user under another name: of the lead that it was, of a record merged into it. */
  readonly predecessor?: Predecessor;
  /** Who else keeps the record's users on lists. */
  readonly others?: OthersOnList;
}

export interface PlanContext {
  readonly definition: SyncDefinition;
  readonly build: OperationBuilder;
  /** The field that says that the person opted out, as a path; null where none does. */
  readonly optedOutBy: (record: SourceRecord) => string | null;
  /**
   * The field that keeps the member of a campaign off the list of its links, by what the list is for; without a list:
   * off every one that it belongs on. Left out where no link says what its list is for: any opt-out does.
   */
  readonly keptOffBy?: (record: SourceRecord, listId: number | null) => string | null;
  /** What a person opted out of stays so, whatever a step wants (DESIGN rule 6). */
  readonly keepingOptOut: (wanted: Payload, record: SourceRecord) => Payload;
  readonly messageTypes: readonly MessageType[];
  /** What a campaign's link says of whoever leaves; null: as the step says. */
  readonly onLeave: (listId: number) => 'Nothing' | 'Remove_From_List' | null;
  /** Whether somebody asked for the record's user to be taken off the list, whatever else holds. */
  readonly isEmptied?: (listId: number, record: SourceRecord) => boolean;
  /** Whether a member's own links keep it on the list; of scopes of campaigns. */
  readonly linksKeep?: (listId: number, member: Pick<SourceRecord, 'fields' | 'isDeleted'>) => boolean;
  readonly brake: RemovalBrake;
  readonly now: () => Date;
}
