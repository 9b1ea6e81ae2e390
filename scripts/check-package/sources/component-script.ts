import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface ScriptImport {
  /** Such as `c/poll` or `@salesforce/label/c.Home_Title`. */
  readonly module: string;
  readonly line: number;
}

export interface ScriptMember {
  readonly name: string;
  readonly line: number;
  /** Whether other components may set or call it. */
  readonly isApi: boolean;
  readonly kind: 'field' | 'method' | 'accessor';
  /** A method without statements. */
  readonly isEmpty: boolean;
}

export interface ComponentScript {
  /** Relative to the repository. */
  readonly path: string;
  readonly imports: readonly ScriptImport[];
  /** Of the default class; empty for a module of functions. */
  readonly members: ReadonlyMap<string, ScriptMember>;
  /** Module of the class that the default class extends, where it is imported; null for none. */
  readonly parent: string | null;
  /** Texts written in the code, with the line. */
  readonly texts: readonly { readonly text: string; readonly line: number }[];
  /** Names that the code reads of `this`. */
  readonly membersUsed: ReadonlySet<string>;
  readonly lines: number;
}

/** Reads the TypeScript of one component. */
export function readScript(repository: string, file: string): ComponentScript {
  const text = readFileSync(`${repository}/${file}`, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const imports = new Map<string, string>();
  const found: ScriptImport[] = [];
  const texts: { text: string; line: number }[] = [];
  const membersUsed = new Set<string>();
  let component: ts.ClassDeclaration | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ module: node.moduleSpecifier.text, line: lineOf(node) });
      for (const name of importedNames(node)) imports.set(name, node.moduleSpecifier.text);
      return;
    }
    if (ts.isClassDeclaration(node) && isDefault(node)) component = node;
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword)
      membersUsed.add(node.name.text);
    if (ts.isStringLiteralLike(node)) texts.push({ text: node.text, line: lineOf(node) });
    if (ts.isTemplateExpression(node)) texts.push({ text: node.head.text, line: lineOf(node) });
    node.forEachChild(visit);
  };
  visit(source);
  const members = component === undefined ? [] : membersOf(component, lineOf);
  const parent = component === undefined ? null : parentOf(component, imports);
  return {
    path: file,
    imports: found,
    members: new Map(members.map((member) => [member.name, member])),
    parent,
    texts,
    membersUsed,
    lines: text.split('\n').length
  };
}

const isDefault = (node: ts.ClassDeclaration): boolean =>
  node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;

function importedNames(node: ts.ImportDeclaration): string[] {
  const clause = node.importClause;
  const named = clause?.namedBindings;
  const names =
    named !== undefined && ts.isNamedImports(named) ? named.elements.map((one) => one.name.text) : [];
  return clause?.name === undefined ? names : [clause.name.text, ...names];
}

function parentOf(component: ts.ClassDeclaration, imports: ReadonlyMap<string, string>): string | null {
  const extended = component.heritageClauses?.[0]?.types[0]?.expression;
  return extended !== undefined && ts.isIdentifier(extended) ? (imports.get(extended.text) ?? null) : null;
}

function membersOf(component: ts.ClassDeclaration, lineOf: (node: ts.Node) => number): ScriptMember[] {
  const found = new Map<string, ScriptMember>();
  for (const member of component.members) {
    const name = member.name;
    if (name === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) continue;
    const before = found.get(name.text);
    found.set(name.text, {
      name: name.text,
      line: lineOf(name),
      isApi: isApi(member) || before?.isApi === true,
      kind: kindOf(member),
      isEmpty: ts.isMethodDeclaration(member) && member.body?.statements.length === 0
    });
  }
  return [...found.values()];
}

const isApi = (member: ts.ClassElement): boolean =>
  ts.canHaveDecorators(member) &&
  (ts.getDecorators(member) ?? []).some((decorator) => decorator.expression.getText() === 'api');

function kindOf(member: ts.ClassElement): ScriptMember['kind'] {
  if (ts.isMethodDeclaration(member)) return 'method';
  return ts.isGetAccessor(member) || ts.isSetAccessor(member) ? 'accessor' : 'field';
}
