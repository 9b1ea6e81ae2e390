import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What a metadata type allows inside its element. */
export type TypeShape =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Member> }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'string' | 'boolean' | 'number' | 'date' | 'any' };

export interface Member {
  /** Name of another type, or a primitive: string, boolean, number, Date, any. */
  readonly type: string;
  readonly optional: boolean;
  readonly array: boolean;
}

/** The Metadata API as types. */
export interface TypeModel {
  shapeOf(type: string): TypeShape | undefined;
  names(): Iterable<string>;
}

const primitives: Readonly<Record<string, TypeShape>> = {
  string: { kind: 'string' },
  boolean: { kind: 'boolean' },
  number: { kind: 'number' },
  Date: { kind: 'date' },
  any: { kind: 'any' }
};

/** Reads the declarations of `@salesforce/types/metadata`: about 0.2 seconds, so load once and keep. */
export function loadTypeModel(): TypeModel {
  const path = require.resolve('@salesforce/types/metadata').replace(/\.js$/, '.d.ts');
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const declarations = new Map<string, ts.TypeNode>();
  source.forEachChild((node) => {
    if (ts.isTypeAliasDeclaration(node)) declarations.set(node.name.text, node.type);
  });
  return lazyModel(declarations);
}

function lazyModel(declarations: ReadonlyMap<string, ts.TypeNode>): TypeModel {
  const known = new Map<string, TypeShape>();
  const shapeOf = (type: string): TypeShape | undefined => {
    const primitive = primitives[type] ?? known.get(type);
    if (primitive !== undefined) return primitive;
    const declaration = declarations.get(type);
    if (declaration === undefined) return undefined;
    const shape = shapeFrom(declaration, shapeOf);
    known.set(type, shape);
    return shape;
  };
  return { shapeOf, names: () => declarations.keys() };
}

type ShapeOf = (type: string) => TypeShape | undefined;

function shapeFrom(node: ts.TypeNode, shapeOf: ShapeOf): TypeShape {
  if (ts.isIntersectionTypeNode(node)) return merged(node.types.map((part) => shapeFrom(part, shapeOf)));
  if (ts.isTypeLiteralNode(node)) return { kind: 'object', members: membersOf(node) };
  if (ts.isUnionTypeNode(node)) return { kind: 'enum', values: node.types.map(literalOf) };
  if (ts.isLiteralTypeNode(node)) return { kind: 'enum', values: [literalOf(node)] };
  return shapeOf(nameOf(node)) ?? { kind: 'any' };
}

function merged(shapes: readonly TypeShape[]): TypeShape {
  const members = shapes.flatMap((shape) => (shape.kind === 'object' ? [...shape.members] : []));
  return { kind: 'object', members: new Map(members) };
}

function membersOf(node: ts.TypeLiteralNode): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const array = ts.isArrayTypeNode(member.type);
    const type = nameOf(ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type);
    const name = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : '';
    members.set(name, { type, array, optional: member.questionToken !== undefined });
  }
  return members;
}

function nameOf(node: ts.TypeNode): string {
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return node.typeName.text;
  if (node.kind === ts.SyntaxKind.StringKeyword) return 'string';
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return 'boolean';
  if (node.kind === ts.SyntaxKind.NumberKeyword) return 'number';
  return 'any';
}

const literalOf = (node: ts.TypeNode): string =>
  ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : '';
