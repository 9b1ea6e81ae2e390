/** What an admin configured, after reading and checking: names and values of DESIGN section 2, without namespace. */

export type ProjectType = 'Email' | 'UserId' | 'Hybrid';
export type SyncStatusValue = 'Inactive' | 'Active' | 'Paused' | 'Capture' | 'Archived';
export type WriteBackMode = 'Record_On_Change' | 'Record_Always' | 'Status_Object' | 'Errors_Only' | 'None';
export type NullPolicy = 'Skip' | 'Clear' | 'Default';
/** What a step does in Iterable; DESIGN section 2. */
export const operationKinds = [
  'Update_User',
  'Update_Email',
  'Merge_Users',
  'Update_Subscriptions',
  'Subscribe_List',
  'Unsubscribe_List',
  'Track_Event',
  'Track_Purchase',
  'Update_Cart',
  'Upsert_Catalog_Item',
  'Delete_Catalog_Item',
  'Delete_User',
  'Forget_User',
  'Unforget_User'
] as const;
export type OperationKind = (typeof operationKinds)[number];
/** Upsert creates or updates, Update leaves unknown users alone, Insert leaves known ones alone. */
export type StepMode = 'Upsert' | 'Update' | 'Insert';
/** What a step does for a record that leaves the scope of its sync. */
export type ExitAction =
  'Nothing' | 'Clear_Fields' | 'Remove_From_List' | 'Delete_Catalog_Item' | 'Delete_User';
/** Iterable's field types; source: iterable-api 4. */
export type IterableType =
  'string' | 'date' | 'boolean' | 'long' | 'double' | 'object' | 'geo_location' | 'nested';

export interface CallRates {
  /** Updates of many users. */
  readonly bulk: number;
  readonly bulkEvents: number;
  /** Bulk endpoints without a documented rate, e.g. of lists. */
  readonly otherBulk: number;
  /** Reading catalogs, and writing many items. */
  readonly catalog: number;
  readonly userFields: number;
  readonly userMerge: number;
  readonly userDelete: number;
  /** Forget and unforget together. */
  readonly forget: number;
  readonly read: number;
  /** Single endpoints without a documented rate. */
  readonly other: number;
}

export interface ProjectDefinition {
  readonly name: string;
  readonly dataCenter: 'US' | 'EU';
  readonly type: ProjectType;
  readonly organizationId: string | null;
  /** Calls a second that the project allows, by kind of call. */
  readonly callsPerSecond: CallRates;
  /** Forget and unforget together, in any 24 hours. */
  readonly forgetCallsPerDay: number;
  /** Active ones, of either direction. */
  readonly consentRules: readonly ConsentRule[];
  readonly active: boolean;
}

/** A row of `Iterable_Consent_Rule__mdt`: a checkbox that says "opted out", and what the person leaves by it. */
export interface ConsentRule {
  readonly name: string;
  readonly object: string;
  readonly field: string;
  readonly scope: 'Channel' | 'Message_Type';
  /** Of the channel or the message type. */
  readonly iterableId: number;
  readonly direction: 'To_Iterable' | 'To_Salesforce' | 'Two_Way';
}

/**
 * The channel or message type that a list is for: it decides which opt-outs keep people off the list. Where one of the
 * two is not said it is not known what is meant.
 */
export interface ListPurpose {
  readonly scope: ConsentRule['scope'] | null;
  readonly iterableId: number | null;
}

/** Conditions are SOQL with the macros `[INTERVAL_TIMESTAMP]` and `[INTERVAL_DATE]` as written. */
export type Scope =
  | { readonly type: 'All' }
  | { readonly type: 'Filter'; readonly condition: string; readonly facts: ConditionFacts }
  /** Fields as in a SELECT: names, paths, child subqueries in parentheses. */
  | {
      readonly type: 'SOQL';
      readonly fields: readonly string[];
      readonly condition: string | null;
      readonly facts: ConditionFacts;
    }
  | {
      readonly type: 'Campaign';
      readonly rules: readonly CampaignLinkRule[];
      /** Whether links of marketers that name no sync are its own: it is the only one with this scope. */
      readonly takesUnnamed: boolean;
      /** The links of marketers are left out: a link is looked at before it is made. */
      readonly rulesAlone?: true;
    }
  /** Id or developer name of a list view of the sync's object; docs/contracts/salesforce-list-views.md. */
  | { readonly type: 'List_View'; readonly view: string }
  /** Id of a report; docs/contracts/salesforce-reports.md. */
  | { readonly type: 'Report'; readonly report: string };

/** What the SOQL of a scope reads, so that it can be held against the org before it runs. */
export interface ConditionFacts {
  readonly reads: readonly FieldRead[];
  /** Whether it says THIS_WEEK or the like: records enter and leave it without being changed. */
  readonly relativeDates: boolean;
}

/** A field that SOQL names. */
export interface FieldRead {
  /** Null: of the sync's object; a name: of the object of a semi-join; a relationship: of child records. */
  readonly object: string | null | { readonly relationship: string };
  /** `Email`, `Account.Name`. */
  readonly path: string;
  readonly use: 'select' | 'filter';
}

/** A row of `Iterable_Campaign_Link__mdt`: campaigns by id or name, and the list that their members go to. */
export interface CampaignLinkRule {
  readonly name: string;
  readonly campaignId: string | null;
  /** Exact, or a pattern in which `%` and `*` stand for any text. */
  readonly campaignName: string | null;
  readonly listId: number | null;
  readonly listName: string | null;
  /** Null: members of any status. */
  readonly statuses: readonly string[] | null;
  /** Null: any opt-out keeps people off the list. */
  readonly purpose: ListPurpose | null;
}

/** When runs start, all on the clocks of the sync's time zone. */
export interface Schedule {
  /** As the admin wrote it. */
  readonly text: string;
  /** Minutes between two runs, or five cron fields. */
  readonly turns: { readonly everyMinutes: number } | { readonly cron: string };
  /** Runs start inside one of these; at any time when there is none. */
  readonly within: readonly TimeWindow[];
  /** Runs never start inside one of these. */
  readonly except: readonly TimeWindow[];
}

/** Days and the hours of them; null stands for all. */
export interface TimeWindow {
  /** Numbers of weekdays, Sunday is 0. */
  readonly weekdays: readonly number[] | null;
  /** `yyyy-MM-dd`, the last one included. */
  readonly dates: { readonly first: string; readonly last: string } | null;
  /** Minutes since midnight, the end excluded; an end before the start lies on the next day. */
  readonly hours: { readonly start: number; readonly end: number } | null;
}

export interface SyncDefinition {
  readonly name: string;
  readonly label: string;
  readonly project: ProjectDefinition;
  /** `Paused` also while a person has paused the sync outside its definition. */
  readonly status: SyncStatusValue;
  /** Who paused it outside its definition, when, and what its definition says; left out where nobody did. */
  readonly pausedHere?: { readonly by: string; readonly at: string; readonly was: SyncStatusValue };
  readonly sourceObject: string;
  readonly scope: Scope;
  readonly changeField: string;
  readonly includeDeleted: boolean;
  readonly checkHashes: boolean;
  /** Records a run; null for no cap. */
  readonly maxRecords: number | null;
  /** Records a call; null for automatic. */
  readonly batchSize: number | null;
  readonly schedule: Schedule;
  /** IANA name; the schedule and dates without time are taken in it. */
  readonly timeZone: string;
  readonly identity: { readonly kind: 'email' | 'userId'; readonly source: string | null };
  /** Which record speaks for an identity that several have: a named rule or a formula; null: who came first. */
  readonly duplicateRule: string | null;
  /** A wave of removals above so many percent is held until a person approves it (DESIGN rule 8). */
  readonly removalBrakePercent: number;
  readonly writeBack: WriteBackMode;
  /** Active ones in their order, at least one. */
  readonly steps: readonly StepDefinition[];
  /** Hash of all that decides what is sent; a run pins it, a fingerprint contains it. */
  readonly version: string;
  /** What a person should know of how it came about, e.g. that a publish is half done. */
  readonly notices?: readonly string[];
}

export interface StepDefinition {
  readonly name: string;
  readonly operation: OperationKind;
  readonly mode: StepMode;
  /** Salesforce formula; the step runs for records for which it is true. Null: for all. */
  readonly condition: string | null;
  /** What becomes of what the step made when its record leaves the scope. */
  readonly onExit: ExitAction;
  /** List, catalog or event name, as the operation needs. */
  readonly target: string | null;
  readonly mergeNestedObjects: boolean;
  /** False sends also what the query reads and no mapping names. */
  readonly removeUnmapped: boolean;
  readonly createNewFields: boolean;
  readonly mappings: readonly FieldMapping[];
}

export interface FieldMapping {
  readonly name: string;
  readonly kind: 'Field' | 'Value' | 'Formula' | 'Array';
  /** Field path (`Account.Name`), the constant itself, the formula, or the child relationship. */
  readonly source: string;
  /** A path in the operation's payload: `email`, `dataFields.firstName`, `dataFields.pets[].name`, `eventName`, ... */
  readonly target: string;
  readonly transform: string;
  readonly targetType: IterableType | null;
  readonly nullPolicy: NullPolicy;
  readonly defaultValue: string | null;
  readonly required: boolean;
}

/** Something an admin can act on: where it is, what is wrong, what to do. */
export interface ConfigProblem {
  /** DeveloperName of the sync; null for a problem of a project or of the whole. */
  readonly sync: string | null;
  /** The row and field, e.g. `Iterable_Field_Mapping.Contact_birthdate, Source__c`. */
  readonly where: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}
