/** A class file, parsed and read into declarations. */
import {
  ApexErrorListener,
  ApexParserFactory,
  type ClassBodyDeclarationContext,
  type ClassDeclarationContext,
  type EnumDeclarationContext,
  type FormalParametersContext,
  type InterfaceDeclarationContext,
  type ModifierContext,
  type PropertyDeclarationContext,
  type TypeListContext,
  type TypeRefContext
} from '@apexdevtools/apex-parser';
import { CompileError, NotSupported } from '../stops';
import {
  type ClassDecl,
  type ClassHead,
  type FieldDecl,
  type MethodDecl,
  newClass,
  type Parameter,
  type TypeRef,
  typeOf
} from './declarations';

class FirstError extends ApexErrorListener {
  constructor(private readonly file: string) {
    super();
  }

  apexSyntaxError(line: number, _column: number, message: string): void {
    throw new CompileError(`syntax: ${message}`).at(this.file, line);
  }
}

/** The outermost class of a source text. @throws CompileError for what does not parse */
export function readClass(source: string, file: string): ClassDecl {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new FirstError(file));
  const declaration = parser.compilationUnit().typeDeclaration();
  const modifiers = declaration.modifier_list();
  const place = { file, outer: null };
  const one = declaration.classDeclaration();
  if (one) return readClassBody(one, modifiers, place);
  const other = declaration.enumDeclaration();
  return other ? readEnum(other, place) : readInterface(declaration.interfaceDeclaration(), place);
}

interface Place {
  readonly file: string;
  readonly outer: ClassDecl | null;
}

const words = (modifiers: readonly ModifierContext[]): ReadonlySet<string> =>
  new Set(modifiers.map((modifier) => modifier.getText().toLowerCase()));

const annotationsOf = (modifiers: readonly ModifierContext[]): ReadonlySet<string> =>
  new Set(modifiers.flatMap((one) => one.annotation()?.id().getText().toLowerCase() ?? []));

function headOf(name: string, kind: ClassHead['kind'], { file, outer }: Place): ClassHead {
  const none = { extended: null, implemented: [], isAbstract: false, annotations: new Set<string>() };
  return { name, kind, outer, file, ...none };
}

function readClassBody(node: ClassDeclarationContext, modifiers: ModifierContext[], place: Place): ClassDecl {
  const extended = node.typeRef();
  const decl = newClass({
    ...headOf(node.id().getText(), 'class', place),
    extended: extended ? readType(extended) : null,
    implemented: readTypes(node.typeList()),
    isAbstract: words(modifiers).has('abstract'),
    annotations: annotationsOf(modifiers)
  });
  for (const member of node.classBody().classBodyDeclaration_list()) readMember(member, decl);
  return decl;
}

function readEnum(node: EnumDeclarationContext, place: Place): ClassDecl {
  const decl = newClass(headOf(node.id().getText(), 'enum', place));
  for (const id of node.enumConstants()?.id_list() ?? []) decl.constants.push(id.getText());
  return decl;
}

function readInterface(node: InterfaceDeclarationContext, place: Place): ClassDecl {
  const implemented = readTypes(node.typeList());
  return newClass({ ...headOf(node.id().getText(), 'interface', place), implemented });
}

function readMember(member: ClassBodyDeclarationContext, decl: ClassDecl): void {
  const block = member.block();
  if (block) {
    decl.initialisers.push({ isStatic: Boolean(member.STATIC()), block });
    return;
  }
  const node = member.memberDeclaration();
  if (!node) return;
  const modifiers = member.modifier_list();
  const place = { file: decl.file, outer: decl };
  const inner = node.classDeclaration();
  if (inner) return addInner(decl, readClassBody(inner, modifiers, place));
  if (node.enumDeclaration()) return addInner(decl, readEnum(node.enumDeclaration(), place));
  if (node.interfaceDeclaration()) return addInner(decl, readInterface(node.interfaceDeclaration(), place));
  const method = node.methodDeclaration() ?? node.constructorDeclaration();
  if (method) {
    const made = readMethod(method, modifiers, decl);
    (node.constructorDeclaration() ? decl.constructors : decl.methods).push(made);
  } else {
    readFields(member, modifiers, decl);
  }
}

function addInner(decl: ClassDecl, inner: ClassDecl): void {
  decl.inner.set(inner.key, inner);
}

type MethodContext = NonNullable<
  | ReturnType<ReturnType<ClassBodyDeclarationContext['memberDeclaration']>['methodDeclaration']>
  | ReturnType<ReturnType<ClassBodyDeclarationContext['memberDeclaration']>['constructorDeclaration']>
>;

function readMethod(node: MethodContext, modifiers: ModifierContext[], owner: ClassDecl): MethodDecl {
  const name = 'id' in node ? node.id().getText() : node.qualifiedName().getText();
  const returned = 'typeRef' in node ? node.typeRef() : null;
  return {
    name,
    key: name.toLowerCase(),
    parameters: readParameters(node.formalParameters()),
    returns: returned ? readType(returned) : null,
    body: node.block() ?? null,
    isStatic: words(modifiers).has('static') || words(modifiers).has('testmethod'),
    annotations: annotationsOf(modifiers),
    line: node.start.line,
    owner
  };
}

function readParameters(node: FormalParametersContext): Parameter[] {
  const list = node.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((one) => {
    const name = one.id().getText();
    return { name, key: name.toLowerCase(), type: readType(one.typeRef()) };
  });
}

function readFields(
  member: ClassBodyDeclarationContext,
  modifiers: ModifierContext[],
  decl: ClassDecl
): void {
  const node = member.memberDeclaration();
  const property = node.propertyDeclaration();
  const plain = node.fieldDeclaration();
  if (property) return addField(decl, readProperty(property, modifiers, decl));
  if (!plain) throw new NotSupported(member.getText().slice(0, 40)).at(decl.file, member.start.line);
  const type = readType(plain.typeRef());
  for (const one of plain.variableDeclarators().variableDeclarator_list()) {
    const init = one.expression() ?? null;
    addField(decl, {
      ...fieldHead(one.id().getText(), type, modifiers, decl),
      init,
      getter: null,
      setter: null
    });
  }
}

function addField(decl: ClassDecl, field: FieldDecl): void {
  decl.fields.push(field);
  decl.initialisers.push({ isStatic: field.isStatic, field });
}

function fieldHead(name: string, type: TypeRef, modifiers: ModifierContext[], owner: ClassDecl) {
  const said = words(modifiers);
  return {
    ...{ name, key: name.toLowerCase(), type, owner },
    isStatic: said.has('static'),
    isFinal: said.has('final'),
    isTransient: said.has('transient'),
    isAura: annotationsOf(modifiers).has('auraenabled')
  };
}

function readProperty(
  node: PropertyDeclarationContext,
  modifiers: ModifierContext[],
  owner: ClassDecl
): FieldDecl {
  const blocks = node.propertyBlock_list();
  return {
    ...fieldHead(node.id().getText(), readType(node.typeRef()), modifiers, owner),
    init: null,
    getter: blocks.map((one) => one.getter()?.block()).find(Boolean) ?? null,
    setter: blocks.map((one) => one.setter()?.block()).find(Boolean) ?? null
  };
}

const readTypes = (node: TypeListContext | null): TypeRef[] => (node?.typeRef_list() ?? []).map(readType);

/** Names of the platform's own namespaces say nothing here: `System.Http` is `Http`. */
const platformNamespaces = /^(system|schema|database\.(?=upsertresult|saveresult|deleteresult|error))\.?/;

export function readType(node: TypeRefContext): TypeRef {
  const names = node.typeName_list();
  const last = names.at(-1);
  const args = readTypes(last?.typeArguments()?.typeList() ?? null);
  const text = names.map((one) => one.getText().replace(/<.*$/, '')).join('.');
  const bare = typeOf(plainName(text), ...args);
  const arrays = node.arraySubscripts()?.LBRACK_list().length ?? 0;
  return arrays === 0 ? bare : typeOf('List', bare);
}

/** A type's name without the platform's namespace in front. */
export function plainName(text: string): string {
  const bare = text.replace(new RegExp(platformNamespaces.source, 'i'), '');
  return bare === '' ? text : bare;
}
