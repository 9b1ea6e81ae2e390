import type { IterableType } from '../config/sync-definition';

/** What of a describe the bridge uses; source: salesforce-api 6. A field that the user may not read is missing. */
export interface SourceField {
  readonly name: string;
  readonly type: string;
  readonly scale: number;
  readonly nillable: boolean;
  readonly filterable: boolean;
  readonly updateable: boolean;
  readonly calculated: boolean;
  /** Indexed by the platform as a key of its own: an external id or unique field. */
  readonly idLookup?: boolean;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  /** Labels of a picklist by value; left out for other fields. */
  readonly labels?: ReadonlyMap<string, string>;
}

export interface SourceSchema {
  readonly object: string;
  /** First three characters of the ids of its records; null where it has none of its own. */
  readonly keyPrefix: string | null;
  /** By lower-case API name. */
  readonly fields: ReadonlyMap<string, SourceField>;
  /** Those that can be selected as a subquery. */
  readonly childRelationships: readonly ChildRelationship[];
}

export interface ChildRelationship {
  /** As a subquery names it: `Contacts`, `Pets__r`. */
  readonly name: string;
  readonly object: string;
  /** The child's field that leads to the parent. */
  readonly field: string;
}

/** What a parent offers that may be of several objects, such as a lead's owner (salesforce-api 2.1, the `Name` object). */
export const nameSchema: SourceSchema = {
  object: 'Name',
  keyPrefix: null,
  childRelationships: [],
  fields: new Map(
    Object.entries({
      Id: 'id',
      Name: 'string',
      Type: 'picklist',
      FirstName: 'string',
      LastName: 'string',
      Title: 'string',
      Email: 'email',
      Phone: 'phone',
      Alias: 'string',
      Username: 'string',
      IsActive: 'boolean'
    }).map(([name, type]) => [name.toLowerCase(), readOnlyField(name, type)])
  )
};

function readOnlyField(name: string, type: string): SourceField {
  return {
    name,
    type,
    scale: 0,
    nillable: true,
    filterable: true,
    updateable: false,
    calculated: false,
    relationshipName: null,
    referenceTo: []
  };
}

export const fieldOf = (schema: SourceSchema, name: string): SourceField | undefined =>
  schema.fields.get(name.toLowerCase());

export const childrenOf = (schema: SourceSchema, name: string): ChildRelationship | undefined =>
  schema.childRelationships.find((child) => child.name.toLowerCase() === name.toLowerCase());

/** The type that a Salesforce field has in Iterable when nothing else is said; source: salesforce-api 6, iterable-api 4. */
export function iterableTypeOf(field: Pick<SourceField, 'type' | 'scale'>): IterableType {
  switch (field.type) {
    case 'boolean':
      return 'boolean';
    case 'int':
    case 'long':
      return 'long';
    case 'double':
    case 'currency':
    case 'percent':
      return field.scale > 0 ? 'double' : 'long';
    case 'date':
    case 'datetime':
      return 'date';
    default:
      return 'string';
  }
}

/** Kinds of values that cannot be sent as they are; the parts of a compound field can. */
export const unmappableTypes: ReadonlySet<string> = new Set([
  'address',
  'location',
  'base64',
  'complexvalue'
]);
