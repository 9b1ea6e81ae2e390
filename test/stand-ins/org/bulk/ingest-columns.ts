/** The header of an upload. What is wrong with it makes the whole job fail. Source: salesforce-api 3.2. */
import type { FieldSchema, ObjectSchema } from '../model';
import { visibleField } from '../resources/write-record';
import { lookupNamed } from '../soql/fields/resolve-field';
import { JobFailure } from './bulk-job';
import type { Operation } from './ingest-job';

export type Column =
  | { readonly kind: 'id' }
  | { readonly kind: 'field'; readonly field: FieldSchema }
  /** `Parent__r.Ext__c`: the lookup is set to the record that has the value as its external id. */
  | {
      readonly kind: 'parent';
      readonly lookup: FieldSchema;
      readonly parent: ObjectSchema;
      readonly key: FieldSchema;
    };

export type FindObject = (name: string) => ObjectSchema | undefined;

export function readColumns(
  object: ObjectSchema,
  operation: Operation,
  header: readonly string[],
  findObject: FindObject
): Column[] {
  const columns = header.map((name) => readColumn(object, name, findObject));
  const removes = operation === 'delete' || operation === 'hardDelete';
  if (removes && columns.some(({ kind }) => kind !== 'id')) {
    throw new JobFailure(`InvalidBatch : The '${operation}' batch must contain only ids`);
  }
  return columns;
}

function readColumn(object: ObjectSchema, name: string, findObject: FindObject): Column {
  const [path = '', key] = name.split('.');
  if (key !== undefined) return readParent(object, path, key, findObject);
  const field = visibleField(object, name);
  if (!field) throw notFound(name);
  return field.type === 'id' ? { kind: 'id' } : { kind: 'field', field };
}

const notFound = (name: string) => new JobFailure(`InvalidBatch : Field name not found : ${name}`);

/** `Relationship.Key`, or `Object:Relationship.Key` where the relationship leads to more than one object. */
function readParent(object: ObjectSchema, path: string, keyName: string, findObject: FindObject): Column {
  const [relationship = '', type] = path.split(':').reverse();
  const lookup = lookupNamed(object, relationship);
  if (!lookup) throw new JobFailure(`InvalidBatch : Unable to find relationship: ${relationship}`);
  const parent = findObject(parentName(lookup, relationship, type));
  const key = parent && visibleField(parent, keyName);
  if (!parent || !key || !(key.externalId || key.idLookup)) throw notFound(`${path}.${keyName}`);
  return { kind: 'parent', lookup, parent, key };
}

function parentName({ referenceTo }: FieldSchema, relationship: string, type: string | undefined): string {
  const [only = '', ...others] = referenceTo;
  if (others.length === 0) {
    if (type === undefined) return only;
    throw new JobFailure(
      `InvalidBatch : type is not needed for non polymorphic foreign key references: ${relationship}`
    );
  }
  const named = referenceTo.find((name) => name.toLowerCase() === type?.toLowerCase());
  if (named !== undefined) return named;
  throw new JobFailure(
    `InvalidBatch : type is needed for polymorphic foreign key references: ${relationship}`
  );
}
