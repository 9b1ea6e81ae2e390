/** A class file, parsed and read into declarations. */
import * as tree from '@apexdevtools/apex-parser';
import {
  type ClassDecl,
  type FieldDecl,
  type MethodDecl,
  newClass,
  type TypeRef,
  typeOf
} from './declarations';
import { CompileError, NotSupported } from './stops';

class FirstError extends tree.ApexErrorListener {
  constructor(private readonly file: string) {
    super();
  }

  apexSyntaxError(line: number, _column: number, message: string): void {
    throw new CompileError(`syntax: ${message}`).at(this.file, line);
  }
}

type TypeDeclaration =
  tree.ClassDeclarationContext | tree.EnumDeclarationContext | tree.InterfaceDeclarationContext;

/** The outermost class of a source text. @throws CompileError for what does not parse */
export function readClass(source: string, file: string): ClassDecl {
  const { parser } = tree.ApexParserFactory.createLexerAndParser(source, new FirstError(file));
  const unit = parser.compilationUnit().typeDeclaration();
  const node = unit.classDeclaration() ?? unit.enumDeclaration() ?? unit.interfaceDeclaration();
  return readDeclaration(node, unit.modifier_list(), file, null);
}

function saidBy(modifiers: readonly tree.ModifierContext[]): ReadonlySet<string> {
  return new Set(
    modifiers.map((one) => {
      const annotation = one.annotation();
      return (annotation ? `@${annotation.id().getText()}` : one.getText()).toLowerCase();
    })
  );
}

function readDeclaration(
  node: TypeDeclaration,
  modifiers: readonly tree.ModifierContext[],
  file: string,
  outer: ClassDecl | null
): ClassDecl {
  const said = new Set([...saidBy(modifiers), node.start.text.toLowerCase()]);
  const extended =
    node instanceof tree.ClassDeclarationContext && node.typeRef() ? readType(node.typeRef()) : null;
  const implemented = node instanceof tree.EnumDeclarationContext ? [] : readTypes(node.typeList());
  const decl = newClass({ name: node.id().getText(), said, outer, file, extended, implemented });
  if (node instanceof tree.ClassDeclarationContext) {
    for (const member of node.classBody().classBodyDeclaration_list()) readMember(member, decl);
  } else if (node instanceof tree.EnumDeclarationContext) {
    decl.constants.push(...(node.enumConstants()?.id_list() ?? []).map((id) => id.getText()));
  }
  return decl;
}

function readMember(member: tree.ClassBodyDeclarationContext, decl: ClassDecl): void {
  const block = member.block();
  if (block) {
    decl.initialisers.push({ said: new Set(member.STATIC() ? ['static'] : []), block });
    return;
  }
  const node = member.memberDeclaration();
  if (!node) return;
  const modifiers = member.modifier_list();
  const inner = node.classDeclaration() ?? node.enumDeclaration() ?? node.interfaceDeclaration();
  const method = node.methodDeclaration() ?? node.constructorDeclaration();
  if (inner) {
    const read = readDeclaration(inner, modifiers, decl.file, decl);
    decl.inner.set(read.key, read);
  } else if (method) {
    const list = node.constructorDeclaration() ? decl.constructors : decl.methods;
    list.push(readMethod(method, saidBy(modifiers), decl));
  } else {
    const fields = readFields(member, saidBy(modifiers), decl);
    decl.fields.push(...fields);
    decl.initialisers.push(...fields);
  }
}

const named = (node: { getText(): string }): { name: string; key: string } => {
  return { name: node.getText(), key: node.getText().toLowerCase() };
};

function readMethod(
  node: tree.MethodDeclarationContext | tree.ConstructorDeclarationContext,
  said: ReadonlySet<string>,
  owner: ClassDecl
): MethodDecl {
  const list = node.formalParameters().formalParameterList()?.formalParameter_list() ?? [];
  const parameters = list.map((one) => ({ ...named(one.id()), type: readType(one.typeRef()) }));
  const returned = 'typeRef' in node ? node.typeRef() : null;
  const returns = returned && readType(returned);
  const name = named('id' in node ? node.id() : node.qualifiedName());
  return { ...name, parameters, returns, body: node.block() ?? null, said, owner };
}

function readFields(
  member: tree.ClassBodyDeclarationContext,
  said: ReadonlySet<string>,
  owner: ClassDecl
): FieldDecl[] {
  const node = member.memberDeclaration();
  const none = { init: null, getter: null, setter: null, said, owner };
  const property = node.propertyDeclaration();
  if (property) {
    const blocks = property.propertyBlock_list();
    const getter = blocks.map((one) => one.getter()?.block()).find(Boolean) ?? null;
    const setter = blocks.map((one) => one.setter()?.block()).find(Boolean) ?? null;
    return [{ ...none, ...named(property.id()), type: readType(property.typeRef()), getter, setter }];
  }
  const plain = node.fieldDeclaration();
  if (!plain) throw new NotSupported(member.getText().slice(0, 40)).at(owner.file, member.start.line);
  const type = readType(plain.typeRef());
  const list = plain.variableDeclarators().variableDeclarator_list();
  return list.map((one) => ({ ...none, ...named(one.id()), type, init: one.expression() ?? null }));
}

const readTypes = (node: tree.TypeListContext | null): TypeRef[] =>
  (node?.typeRef_list() ?? []).map(readType);

/** A type's name without the platform's namespace in front: `System.Http` is `Http`. */
export const plainName = (text: string): string => text.replace(/^(system|schema)\./i, '');

export function readType(node: tree.TypeRefContext): TypeRef {
  const names = node.typeName_list();
  const args = readTypes(names.at(-1)?.typeArguments()?.typeList() ?? null);
  const text = names.map((one) => one.getText().replace(/<.*$/, '')).join('.');
  const bare = typeOf(plainName(text), ...args);
  return (node.arraySubscripts()?.LBRACK_list().length ?? 0) > 0 ? typeOf('List', bare) : bare;
}
