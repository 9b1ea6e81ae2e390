import {
  OrgError,
  type FieldSchema,
  type FieldType,
  type ObjectSchema,
  type Row,
  type SoqlSource
} from '../model';
import { executeQuery } from './execute-query';

/** A field of a test schema: its type, and what differs from an ordinary field of that type. */
export type FieldSpec = FieldType | ({ type: FieldType } & Partial<FieldSchema>);

/** An object of a test schema. */
export interface ObjectSpec {
  readonly keyPrefix: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly queryable?: boolean;
}

/** What a source in memory holds. */
export interface FixtureOptions {
  readonly objects: Readonly<Record<string, ObjectSpec>>;
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  /** UTC, e.g. `2026-01-15T12:00:00Z`. */
  readonly now?: string;
  readonly timeZone?: string;
}

/** A source in memory: schemas from short specifications, rows as they are given. */
export function soqlSource({ objects, rows = {}, now, timeZone }: FixtureOptions): SoqlSource {
  const schemas = new Map(
    Object.entries(objects).map(([name, spec]) => [name.toLowerCase(), objectSchema(name, spec)])
  );
  const rowsOf = (object: string): readonly Row[] =>
    rows[schemas.get(object.toLowerCase())?.name ?? ''] ?? [];
  const byId = new Map(
    Object.values(rows).flatMap((list) => list.map((row) => [String(row['Id']), row] as const))
  );
  return {
    schemaOf: (object) => schemas.get(object.toLowerCase()),
    schemas: () => schemas.values(),
    rows: (object, { includeDeleted }) =>
      rowsOf(object).filter((row) => includeDeleted || row['IsDeleted'] !== true),
    rowById: (_object, id) => byId.get(id),
    now: () => new Date(now ?? '2026-01-15T12:00:00Z'),
    timeZone: () => timeZone ?? 'UTC'
  };
}

/** The error of a query that is refused. */
export function refusalOf(source: SoqlSource, soql: string): OrgError {
  try {
    executeQuery(source, soql, { includeDeleted: false });
  } catch (error) {
    if (error instanceof OrgError) return error;
    throw error;
  }
  throw new Error(`was not refused: ${soql}`);
}

/** A schema from a short specification. */
export function objectSchema(
  name: string,
  { keyPrefix, fields, queryable = true }: ObjectSpec
): ObjectSchema {
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    keyPrefix,
    custom: name.endsWith('__c'),
    queryable,
    createable: true,
    updateable: true,
    deletable: true,
    undeletable: true,
    mergeable: false,
    replicateable: true,
    fields: Object.entries(fields).map(([field, spec]) => fieldSchema(field, spec))
  };
}

function fieldSchema(name: string, spec: FieldSpec): FieldSchema {
  const given = typeof spec === 'string' ? { type: spec } : spec;
  const unusable = ['address', 'location', 'base64'].includes(given.type);
  return {
    name,
    label: name,
    length: 255,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: true,
    updateable: true,
    filterable: !unusable,
    sortable: !unusable && given.type !== 'multipicklist',
    groupable: !unusable && given.type !== 'multipicklist' && given.type !== 'datetime',
    custom: name.endsWith('__c'),
    calculated: false,
    autoNumber: false,
    unique: false,
    externalId: false,
    idLookup: false,
    caseSensitive: false,
    nameField: name === 'Name',
    defaultedOnCreate: false,
    defaultValue: null,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    picklistValues: [],
    restrictedPicklist: false,
    compoundFieldName: null,
    ...given
  };
}
