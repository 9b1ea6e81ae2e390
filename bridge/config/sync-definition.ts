/** What an admin configured, after reading and checking: names and values of DESIGN section 2, without namespace. */

export type ProjectType = 'Email' | 'UserId' | 'Hybrid';
export type SyncStatusValue = 'Inactive' | 'Active' | 'Paused' | 'Capture' | 'Archived';
export type WriteBackMode = 'Record_On_Change' | 'Record_Always' | 'Status_Object' | 'Errors_Only' | 'None';
export type NullPolicy = 'Skip' | 'Clear' | 'Default';
/** Iterable's field types; source: iterable-api 4. */
export type IterableType =
  'string' | 'date' | 'boolean' | 'long' | 'double' | 'object' | 'geo_location' | 'nested';

export interface ProjectDefinition {
  readonly name: string;
  readonly dataCenter: 'US' | 'EU';
  readonly type: ProjectType;
  readonly organizationId: string | null;
  /** Calls a second that the project allows, by kind of call. */
  readonly callsPerSecond: {
    readonly bulk: number;
    readonly userFields: number;
    readonly read: number;
    readonly other: number;
  };
  readonly active: boolean;
}

/** Conditions are SOQL with the macros `[INTERVAL_TIMESTAMP]` and `[INTERVAL_DATE]` as written. */
export type Scope =
  | { readonly type: 'All' }
  | { readonly type: 'Filter'; readonly condition: string }
  | { readonly type: 'SOQL'; readonly fields: readonly string[]; readonly condition: string | null };

export interface SyncDefinition {
  readonly name: string;
  readonly label: string;
  readonly project: ProjectDefinition;
  readonly status: SyncStatusValue;
  readonly sourceObject: string;
  readonly scope: Scope;
  readonly changeField: string;
  readonly includeDeleted: boolean;
  readonly checkHashes: boolean;
  /** Records a run; null for no cap. */
  readonly maxRecords: number | null;
  /** Records a call; null for automatic. */
  readonly batchSize: number | null;
  readonly intervalMinutes: number;
  /** IANA name; dates without time are taken in it. */
  readonly timeZone: string;
  readonly identity: { readonly kind: 'email' | 'userId'; readonly source: string | null };
  readonly writeBack: WriteBackMode;
  readonly step: StepDefinition;
  /** Hash of all that decides what is sent; a run pins it, a fingerprint contains it. */
  readonly version: string;
}

export interface StepDefinition {
  readonly name: string;
  readonly operation: 'Update_User';
  readonly mergeNestedObjects: boolean;
  readonly createNewFields: boolean;
  readonly mappings: readonly FieldMapping[];
}

export interface FieldMapping {
  readonly name: string;
  readonly kind: 'Field' | 'Value';
  /** Field path (`Account.Name`), or the constant itself. */
  readonly source: string;
  /** `email`, `userId` or a path below `dataFields`. */
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
