import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ApexErrorListener,
  ApexParserFactory,
  type ClassDeclarationContext,
  type MemberDeclarationContext,
  type MethodDeclarationContext,
  type ModifierContext,
  type TypeRefContext
} from '@apexdevtools/apex-parser';

/** A type as it is written: `List<Id>` is `{ name: 'List', of: [{ name: 'Id', of: [] }] }`. */
export interface ApexType {
  /** With dots where the source has them: `IterableSyncRunView.Counts`. */
  readonly name: string;
  readonly of: readonly ApexType[];
}

export interface ApexMember {
  readonly name: string;
  /** Null for `void`. */
  readonly type: ApexType | null;
  /** Modifiers and annotations in lower case: `public`, `static`, `@auraenabled`. */
  readonly modifiers: ReadonlySet<string>;
  /** From 1. */
  readonly line: number;
}

export interface ApexMethod extends ApexMember {
  readonly parameters: readonly { readonly name: string; readonly type: ApexType }[];
}

export interface ApexClass {
  readonly name: string;
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly line: number;
  readonly modifiers: ReadonlySet<string>;
  readonly methods: readonly ApexMethod[];
  /** Fields and properties. */
  readonly properties: readonly ApexMember[];
  readonly inner: readonly ApexClass[];
}

/** Text of a class that the Apex parser refuses. */
export class ApexSyntaxError extends Error {
  constructor(
    readonly path: string,
    readonly line: number,
    readonly reason: string
  ) {
    super(`${path}:${line}  ${reason}`);
  }
}

/** `.cls` files below the folder, relative to the repository, in the order of their paths. */
export function classFiles(repository: string, folder: string): string[] {
  return readdirSync(path.join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cls'))
    .map((entry) => path.relative(repository, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/**
 * The classes of a folder with their members; interfaces and enums are left out.
 * @throws ApexSyntaxError for the first text that is not Apex.
 */
export const readClasses = (repository: string, folder: string): ApexClass[] =>
  classFiles(repository, folder).flatMap(
    (file) => readClass(file, readFileSync(path.join(repository, file), 'utf8')) ?? []
  );

/**
 * The class of one file; null where the file holds an interface or an enum.
 * @throws ApexSyntaxError for text that is not Apex.
 */
export function readClass(file: string, source: string): ApexClass | null {
  const unit = parserOf(file, source).compilationUnit().typeDeclaration();
  const declared: ClassDeclarationContext | null = unit.classDeclaration();
  return declared === null ? null : classOf(declared, modifiersOf(unit.modifier_list()), file);
}

/**
 * A parser of the text whose first syntax error is thrown.
 * @throws ApexSyntaxError while one of its rules is read.
 */
export function parserOf(file: string, source: string) {
  class Refusing extends ApexErrorListener {
    override apexSyntaxError(line: number, _column: number, message: string): void {
      throw new ApexSyntaxError(file, line, message);
    }
  }
  return ApexParserFactory.createLexerAndParser(source, new Refusing()).parser;
}

function classOf(declared: ClassDeclarationContext, modifiers: ReadonlySet<string>, file: string): ApexClass {
  const members = declared
    .classBody()
    .classBodyDeclaration_list()
    .flatMap((body) => {
      const member: MemberDeclarationContext | null = body.memberDeclaration();
      return member === null ? [] : [{ member, modifiers: modifiersOf(body.modifier_list()) }];
    });
  return {
    name: declared.id().getText(),
    path: file,
    line: declared.start.line,
    modifiers,
    methods: members.flatMap((entry) => methodsOf(entry.member.methodDeclaration(), entry.modifiers)),
    properties: members.flatMap((entry) => propertiesOf(entry.member, entry.modifiers)),
    inner: members.flatMap((entry) => innerOf(entry.member.classDeclaration(), entry.modifiers, file))
  };
}

const innerOf = (
  declared: ClassDeclarationContext | null,
  modifiers: ReadonlySet<string>,
  file: string
): ApexClass[] => (declared === null ? [] : [classOf(declared, modifiers, file)]);

// The parser's types say that every child is there; where the source has none it answers null.
function methodsOf(declared: MethodDeclarationContext | null, modifiers: ReadonlySet<string>): ApexMethod[] {
  if (declared === null) return [];
  const returned: TypeRefContext | null = declared.typeRef();
  const list = declared.formalParameters().formalParameterList() as { formalParameter_list?: unknown } | null;
  const parameters =
    list === null ? [] : declared.formalParameters().formalParameterList().formalParameter_list();
  return [
    {
      name: declared.id().getText(),
      type: returned === null ? null : typeOf(returned),
      modifiers,
      line: declared.start.line,
      parameters: parameters.map((entry) => ({ name: entry.id().getText(), type: typeOf(entry.typeRef()) }))
    }
  ];
}

function propertiesOf(member: MemberDeclarationContext, modifiers: ReadonlySet<string>): ApexMember[] {
  const property = member.propertyDeclaration() as ReturnType<typeof member.propertyDeclaration> | null;
  if (property !== null) {
    const type = typeOf(property.typeRef());
    return [{ name: property.id().getText(), type, modifiers, line: property.start.line }];
  }
  const field = member.fieldDeclaration() as ReturnType<typeof member.fieldDeclaration> | null;
  if (field === null) return [];
  const type = typeOf(field.typeRef());
  const declared = field.variableDeclarators().variableDeclarator_list();
  return declared.map((entry) => ({ name: entry.id().getText(), type, modifiers, line: field.start.line }));
}

const modifiersOf = (modifiers: readonly ModifierContext[]): ReadonlySet<string> =>
  new Set(
    modifiers.map((modifier) => {
      const annotation = modifier.annotation() as ReturnType<typeof modifier.annotation> | null;
      return (annotation === null ? modifier.getText() : `@${annotation.id().getText()}`).toLowerCase();
    })
  );

function typeOf(type: TypeRefContext): ApexType {
  const names = type.typeName_list();
  const last = names[names.length - 1];
  const generic = last?.typeArguments() as ReturnType<NonNullable<typeof last>['typeArguments']> | null;
  const of = generic?.typeList().typeRef_list().map(typeOf) ?? [];
  const name = names.map((part) => part.getText().replace(/<.*$/s, '')).join('.');
  const depth = type.arraySubscripts().getText().length / 2;
  return Array.from({ length: depth }).reduce<ApexType>((inner) => ({ name: 'List', of: [inner] }), {
    name,
    of
  });
}
