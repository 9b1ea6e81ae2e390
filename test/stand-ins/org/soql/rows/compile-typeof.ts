import type { ObjectSchema, Row } from '../../model';
import { nameObject } from '../fields/name-object';
import { invalidField, malformed } from '../query-errors';
import {
  entityNamed,
  objectOfId,
  placeOf,
  type Entity,
  type QueryContext,
  type ReadValue
} from '../query-context';
import type { SelectItem, TypeofBranch } from '../query-tree';
import { lookupNamed, readParent, withoutPrefix } from '../fields/resolve-field';

/** A TYPEOF of a SELECT list. */
export type TypeofItem = Extract<SelectItem, { kind: 'typeof' }>;
/** Makes a record of the fields at these paths; the SELECT compiler's own way. */
export type CompilePaths = (
  entity: Entity,
  objectType: string,
  paths: readonly string[]
) => (row: Row) => unknown;

/** TYPEOF: the fields of the branch that fits the parent's object. Source: salesforce-api 2.1. */
export function compileTypeof(
  context: QueryContext,
  entity: Entity,
  { relationship, branches }: TypeofItem,
  compilePaths: CompilePaths
): { readonly name: string; readonly read: ReadValue } {
  const [name, another] = withoutPrefix(entity, relationship.split('.'));
  const lookup = another === undefined ? lookupNamed(entity.schema, name ?? relationship) : undefined;
  if (!lookup || lookup.referenceTo.length < 2) {
    throw invalidField(
      `TYPEOF needs a polymorphic relationship of '${entity.schema.name}': '${relationship}' is none`,
      placeOf(context, relationship)
    );
  }
  const parentOf = readParent(context, lookup);
  const recordOf = chooseBranch(context, lookup.referenceTo, branches, compilePaths);
  const read: ReadValue = (row) => {
    const parent = parentOf(row);
    return parent ? recordOf(parent) : null;
  };
  return { name: lookup.relationshipName ?? relationship, read };
}

/** Without a fitting branch and without ELSE the parent is not shown. */
function chooseBranch(
  context: QueryContext,
  targets: readonly string[],
  branches: readonly TypeofBranch[],
  compilePaths: CompilePaths
): (parent: Row) => unknown {
  const byType = new Map<string, (row: Row) => unknown>();
  for (const { objectType, paths } of branches) {
    if (objectType === undefined) continue;
    const schema = targetNamed(context, targets, objectType);
    byType.set(schema.name, compilePaths({ schema }, schema.name, paths));
  }
  const otherwise = elseBranch(branches, compilePaths);
  return (parent) => {
    const objectType = objectOfId(context, parent['Id'])?.name ?? '';
    return (byType.get(objectType) ?? otherwise(objectType))(parent);
  };
}

/** ELSE offers the fields of the `Name` object, shown as an object of the parent's own type. */
function elseBranch(
  branches: readonly TypeofBranch[],
  compilePaths: CompilePaths
): (objectType: string) => (row: Row) => unknown {
  const branch = branches.find(({ objectType }) => objectType === undefined);
  if (!branch) return () => () => null;
  compilePaths({ schema: nameObject }, nameObject.name, branch.paths);
  return (objectType) => compilePaths({ schema: nameObject }, objectType, branch.paths);
}

function targetNamed(context: QueryContext, targets: readonly string[], name: string): ObjectSchema {
  const { schema } = entityNamed(context, name);
  if (targets.includes(schema.name)) return schema;
  throw malformed(
    `TYPEOF WHEN ${name}: the relationship does not lead to that object`,
    placeOf(context, name)
  );
}
