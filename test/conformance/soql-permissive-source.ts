import type { FieldType, SoqlSource } from '../stand-ins/org/model';
import type { Condition, Literal, Operand, QueryTree, SelectItem } from '../stand-ins/org/soql/query-tree';
import { soqlSource, type FieldSpec } from '../stand-ins/org/soql/soql-fixture';

/** Date functions say that their field is a datetime, these that it is a number. */
const NUMBER_FUNCTIONS = ['SUM', 'AVG'];
const TEXT_FUNCTIONS = ['COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'GROUPING', 'ROLLUP', 'CUBE', 'TOLABEL'];

interface GrowingObject {
  readonly keyPrefix: string;
  readonly fields: Record<string, FieldSpec>;
}

/** Objects and fields that are made when a query names them, with the types that its literals and functions need. */
class GrowingSchema {
  readonly objects: Record<string, GrowingObject> = {};
  private prefixes = 100;

  object(name: string): GrowingObject {
    const known = Object.keys(this.objects).find((key) => key.toLowerCase() === name.toLowerCase());
    return (this.objects[known ?? name] ??= { keyPrefix: `a${this.prefixes++}`, fields: { Id: 'id' } });
  }

  /** A type that is known is kept; text is what a field is until something says more. */
  field(object: string, path: string, type?: FieldType): void {
    const names = path.split('.');
    const name = names.pop() ?? path;
    const owner = names.reduce((from, relationship) => this.parent(from, relationship), object);
    const { fields } = this.object(owner);
    const known = Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase());
    if (known === undefined || (type !== undefined && fields[known] === 'string'))
      fields[known ?? name] = type ?? 'string';
    else if (known === 'Id' && type === 'string') fields['Id'] = 'string';
  }

  lookup(from: string, relationshipName: string, targets: readonly string[]): void {
    targets.forEach((target) => this.object(target));
    const fields = this.object(from).fields;
    fields[`${relationshipName}Lookup`] = { type: 'reference', relationshipName, referenceTo: targets };
  }

  /** The field of a subquery that leads to the object outside. */
  reference(object: string, name: string, target: string): void {
    this.object(object).fields[name] = { type: 'reference', referenceTo: [target] };
  }

  child(parent: string, childRelationshipName: string): string {
    const name = `${childRelationshipName}Of${parent}`;
    this.object(name).fields['ParentLookup'] = {
      type: 'reference',
      childRelationshipName,
      referenceTo: [parent]
    };
    return name;
  }

  private parent(from: string, relationship: string): string {
    const target = `${relationship}Parent`;
    const isObject = relationship.toLowerCase() === from.toLowerCase();
    if (isObject) return from;
    const known = Object.values(this.object(from).fields).find(
      (spec) =>
        typeof spec !== 'string' && spec.relationshipName?.toLowerCase() === relationship.toLowerCase()
    );
    if (!known) this.lookup(from, relationship, [target]);
    return target;
  }
}

/** A source in which everything that a query names exists. */
export function permissiveSource(tree: QueryTree): SoqlSource {
  const schema = new GrowingSchema();
  growQuery(schema, tree, tree.from);
  // One row each, without values: totals over nothing at all are refused.
  const rows = Object.entries(schema.objects).map(([name, { keyPrefix }]) => [
    name,
    [{ Id: `${keyPrefix}000000000001AAA` }]
  ]);
  return soqlSource({
    objects: schema.objects,
    rows: Object.fromEntries(rows) as Record<string, { Id: string }[]>
  });
}

function growQuery(schema: GrowingSchema, tree: QueryTree, object: string): void {
  schema.object(object);
  const name = (path: string): string => withoutAlias(tree, path);
  tree.select.forEach((item) => growItem(schema, object, item, name));
  tree.orderBy.forEach(({ operand }) => growOperand(schema, object, operand, name));
  tree.grouping?.operands.forEach((operand) => growOperand(schema, object, operand, name));
  for (const condition of [tree.where, tree.having])
    if (condition) growCondition(schema, object, condition, name);
}

type Name = (path: string) => string;

function withoutAlias({ alias }: QueryTree, path: string): string {
  return alias !== undefined && path.toLowerCase().startsWith(`${alias.toLowerCase()}.`)
    ? path.slice(alias.length + 1)
    : path;
}

function growItem(schema: GrowingSchema, object: string, item: SelectItem, name: Name): void {
  if (item.kind === 'operand') growOperand(schema, object, item.operand, name);
  if (item.kind === 'children') growQuery(schema, item.query, schema.child(object, item.query.from));
  if (item.kind === 'typeof') {
    const targets = item.branches.flatMap(({ objectType }) => objectType ?? []);
    schema.lookup(object, item.relationship, [...targets, 'OtherParent']);
    for (const { objectType, paths } of item.branches) {
      if (objectType !== undefined) paths.forEach((path) => schema.field(objectType, path));
    }
  }
}

function growOperand(
  schema: GrowingSchema,
  object: string,
  operand: Operand,
  name: Name,
  type?: FieldType
): void {
  if (operand.kind === 'field') schema.field(object, name(operand.path), type);
  else
    operand.parameters.forEach((inner) => growOperand(schema, object, inner, name, typeUnder(operand.name)));
}

function typeUnder(functionName: string): FieldType | undefined {
  if (TEXT_FUNCTIONS.includes(functionName)) return undefined;
  return NUMBER_FUNCTIONS.includes(functionName) ? 'double' : 'datetime';
}

function growCondition(schema: GrowingSchema, object: string, condition: Condition, name: Name): void {
  if (condition.kind === 'not') return growCondition(schema, object, condition.part, name);
  if ('parts' in condition)
    return condition.parts.forEach((part) => growCondition(schema, object, part, name));
  if (condition.kind === 'values') {
    const literal = condition.values.find(({ kind }) => kind !== 'null');
    return growOperand(schema, object, condition.operand, name, literal && typeOf(literal));
  }
  const { query } = condition;
  growOperand(schema, object, condition.operand, name, 'reference');
  growQuery(schema, query, query.from);
  const [item] = query.select;
  if (item?.kind !== 'operand' || item.operand.kind !== 'field') return;
  schema.reference(query.from, item.operand.path, object);
}

function typeOf(literal: Literal): FieldType | undefined {
  const types: Readonly<Record<string, FieldType>> = {
    text: 'string',
    number: 'double',
    boolean: 'boolean',
    date: 'date',
    datetime: 'datetime',
    period: 'datetime'
  };
  return types[literal.kind];
}
