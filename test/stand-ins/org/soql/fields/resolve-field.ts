import type { FieldSchema, ObjectSchema, Row } from '../../model';
import { nameObject } from './name-object';
import { invalidField, malformed } from '../query-errors';
import type { Entity, QueryContext, ReadValue } from '../query-context';
import { objectOfId, placeOf } from '../query-context';

/** Relationships from child to parent in one path. Source: salesforce-api 2.2. */
const MAX_LEVELS = 5;

/** One step from child to parent. */
export interface ParentStep {
  /** Name as the schema writes it, which is the key in the answer. */
  readonly relationship: string;
  /** Object that the step leads to; `Name` when the lookup is polymorphic. */
  readonly target: ObjectSchema;
  readonly read: (row: Row) => Row | undefined;
}

/** A field path that leads somewhere, and how it is read. */
export interface ResolvedField {
  readonly steps: readonly ParentStep[];
  readonly field: FieldSchema;
  /** As written, for messages. */
  readonly path: string;
  /** From the row that the path starts at; null when a parent on the way is missing. */
  readonly read: ReadValue;
  /** From the row that owns the field, which is where the path ends. */
  readonly readOwn: ReadValue;
  /** The field that a date function was applied to. */
  readonly argument?: ResolvedField;
}

/** Finds a field by its path from an object. @throws OrgError INVALID_FIELD for unknown fields and relationships */
export function resolveField(context: QueryContext, entity: Entity, path: string): ResolvedField {
  const names = withoutPrefix(entity, path.split('.'));
  const steps = resolveSteps(context, entity.schema, names.slice(0, -1));
  const owner = steps.at(-1)?.target ?? entity.schema;
  const field = fieldNamed(context, owner, names.at(-1) ?? path);
  const readOwn = readField(context, owner, field);
  return { steps, field, path, read: readThrough(steps, readOwn), readOwn };
}

/** Follows relationship names from an object. @throws OrgError INVALID_FIELD for unknown ones */
export function resolveSteps(
  context: QueryContext,
  from: ObjectSchema,
  names: readonly string[]
): ParentStep[] {
  if (names.length > MAX_LEVELS) {
    throw malformed(
      'Relationship paths cannot be more than 5 levels deep.',
      placeOf(context, names.join('.'))
    );
  }
  const steps: ParentStep[] = [];
  for (const name of names) steps.push(parentStep(context, steps.at(-1)?.target ?? from, name));
  return steps;
}

/** The lookup field behind a relationship name. */
export function lookupNamed(schema: ObjectSchema, relationship: string): FieldSchema | undefined {
  const wanted = relationship.toLowerCase();
  return schema.fields.find((field) => field.relationshipName?.toLowerCase() === wanted);
}

/** The field of an object by name, ignoring case. */
export function findField(schema: ObjectSchema, name: string): FieldSchema | undefined {
  const wanted = name.toLowerCase();
  return schema.fields.find((field) => field.name.toLowerCase() === wanted);
}

/** Paths may start with the alias or the name of the object itself. */
export function withoutPrefix({ schema, alias }: Entity, names: readonly string[]): readonly string[] {
  const first = names.length > 1 ? names[0]?.toLowerCase() : undefined;
  if (first === undefined) return names;
  if (first === alias?.toLowerCase()) return names.slice(1);
  return first === schema.name.toLowerCase() && !lookupNamed(schema, first) ? names.slice(1) : names;
}

function fieldNamed(context: QueryContext, owner: ObjectSchema, name: string): FieldSchema {
  const field = findField(owner, name);
  if (field) return field;
  throw invalidField(
    `No such column '${name}' on entity '${owner.name}'. If you are attempting to use a custom field, be sure to ` +
      "append the '__c' after the custom field name. Please reference your WSDL or the describe call for the " +
      'appropriate names.',
    placeOf(context, name)
  );
}

function parentStep(context: QueryContext, from: ObjectSchema, name: string): ParentStep {
  const lookup = lookupNamed(from, name);
  const target = lookup && targetOf(context, lookup);
  if (!lookup || !target) {
    throw invalidField(
      `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
        "be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe " +
        'call for the appropriate names.',
      placeOf(context, name)
    );
  }
  return { relationship: lookup.relationshipName ?? name, target, read: readParent(context, lookup) };
}

function targetOf(context: QueryContext, lookup: FieldSchema): ObjectSchema | undefined {
  const [only, another] = lookup.referenceTo;
  if (another !== undefined) return nameObject;
  return only === undefined ? undefined : context.source.schemaOf(only);
}

/** Reads the parent row behind a lookup. */
export function readParent(context: QueryContext, lookup: FieldSchema): (row: Row) => Row | undefined {
  const { source } = context;
  const key = lookup.name;
  const [only, another] = lookup.referenceTo;
  if (only !== undefined && another === undefined) {
    return (row) => {
      const id = row[key];
      return typeof id === 'string' ? source.rowById(only, id) : undefined;
    };
  }
  return (row) => {
    const id = row[key];
    const object = objectOfId(context, id);
    return object && typeof id === 'string' ? source.rowById(object.name, id) : undefined;
  };
}

function readField(context: QueryContext, owner: ObjectSchema, { name }: FieldSchema): ReadValue {
  if (owner === nameObject && name === 'Type') return (row) => objectOfId(context, row['Id'])?.name ?? null;
  return (row) => row[name] ?? null;
}

function readThrough(steps: readonly ParentStep[], read: ReadValue): ReadValue {
  if (steps.length === 0) return read;
  return (row) => {
    let current: Row | undefined = row;
    for (const step of steps) {
      current = step.read(current);
      if (!current) return null;
    }
    return read(current);
  };
}
