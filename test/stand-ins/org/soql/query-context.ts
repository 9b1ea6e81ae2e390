import type { ObjectSchema, Row, SoqlSource } from '../model';
import type { Place } from './query-errors';
import { queryError } from './query-errors';

/** What every step of one execution needs. */
export interface QueryContext {
  readonly source: SoqlSource;
  readonly soql: string;
  readonly includeDeleted: boolean;
  /** API version of `attributes.url`, e.g. `66.0`. */
  readonly version: string;
  readonly objectByPrefix: ReadonlyMap<string, ObjectSchema>;
  /** Keyword of the clause that is being compiled, for messages. */
  readonly clause?: string;
}

/** The object that field paths start from. */
export interface Entity {
  readonly schema: ObjectSchema;
  readonly alias?: string;
}

/** One row of an answer, as REST gives it. */
export type QueryRecord = Record<string, unknown>;

/** Whether a row is in the answer. */
export type RowTest = (row: Row) => boolean;
/** Reads one column of a row. */
export type ReadValue = (row: Row) => unknown;

/** Where the excerpt of an error points. */
export function placeOf(context: QueryContext, word: string): Place {
  return { soql: context.soql, word, clause: context.clause };
}

/** The object of a FROM clause. @throws OrgError INVALID_TYPE for unknown and invisible objects (salesforce-api 2.1) */
export function entityNamed(context: QueryContext, name: string, alias?: string): Entity {
  const schema = context.source.schemaOf(name);
  if (schema?.queryable) return { schema, alias };
  throw queryError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
      "'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
    placeOf(context, name)
  );
}

/** `attributes` of a record, with its REST address. */
export function attributesOf(context: QueryContext, objectType: string, row: Row): QueryRecord {
  const address = `/services/data/v${context.version}/sobjects/`;
  return {
    type: objectType,
    url: address + concreteType(context, objectType, row) + '/' + String(row['Id'])
  };
}

function concreteType(context: QueryContext, objectType: string, row: Row): string {
  return objectType === NAME_OBJECT ? (objectOfId(context, row['Id'])?.name ?? objectType) : objectType;
}

/** The object that a polymorphic parent shows itself as. Source: salesforce-api 2.1. */
export const NAME_OBJECT = 'Name';

/** The object whose key prefix an id begins with. */
export function objectOfId({ objectByPrefix }: QueryContext, id: unknown): ObjectSchema | undefined {
  return typeof id === 'string' ? objectByPrefix.get(id.slice(0, 3)) : undefined;
}
