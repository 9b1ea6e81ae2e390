/** What the parts of the local org share: schema and rows. Source: salesforce-api 2 and 6. */

export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'encryptedstring'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'address'
  | 'location'
  | 'base64'
  | 'anyType';

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly custom: boolean;
  readonly calculated: boolean;
  readonly autoNumber: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  readonly caseSensitive: boolean;
  readonly nameField: boolean;
  readonly defaultedOnCreate: boolean;
  readonly defaultValue: unknown;
  readonly referenceTo: readonly string[];
  /** Name of the parent in relationship paths, e.g. `Account` for AccountId. */
  readonly relationshipName: string | null;
  /** Name of the children on the parent, e.g. `Contacts`. */
  readonly childRelationshipName: string | null;
  readonly picklistValues: readonly {
    value: string;
    label: string;
    active: boolean;
    defaultValue: boolean;
  }[];
  readonly restrictedPicklist: boolean;
  /** Compound field that this one is a part of, e.g. `Name`, `MailingAddress`. */
  readonly compoundFieldName: string | null;
  /** Of an automatic number, e.g. `RUN-{00000}`; eight digits without one. */
  readonly displayFormat?: string;
  /** Text of a formula field; the local org shows it and does not evaluate it. */
  readonly calculatedFormula?: string;
  readonly inlineHelpText?: string;
  /** The record goes into the bin with the one this lookup points to. */
  readonly cascadeDelete?: boolean;
  /** The record that this lookup points to cannot be deleted. */
  readonly restrictedDelete?: boolean;
}

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** Three characters; ids of the object begin with it. */
  readonly keyPrefix: string;
  readonly custom: boolean;
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly undeletable: boolean;
  readonly mergeable: boolean;
  readonly replicateable: boolean;
  readonly fields: readonly FieldSchema[];
}

/**
 * A stored record by field name, exactly as REST answers it, less `attributes`: ids in 18 characters, datetimes as
 * `YYYY-MM-DDThh:mm:ss.000+0000`, dates as `YYYY-MM-DD`, absent values as null.
 */
export type Row = Record<string, unknown>;

/** What the SOQL engine reads; the record store is one, a test may hand in another. */
export interface SoqlSource {
  /** By API name, ignoring case; undefined for what does not exist. */
  schemaOf(object: string): ObjectSchema | undefined;
  schemas(): Iterable<ObjectSchema>;
  /** All rows; deleted ones only when asked for. */
  rows(object: string, options: { includeDeleted: boolean }): Iterable<Row>;
  rowById(object: string, id: string): Row | undefined;
  now(): Date;
  /** IANA time zone of the running user: date literals are taken in it. */
  timeZone(): string;
}

/** An error as REST answers it: `[{message, errorCode, fields?}]`. */
export class OrgError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    message: string,
    readonly fields: readonly string[] = []
  ) {
    super(message);
  }
}
