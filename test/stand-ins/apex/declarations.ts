/** What a class file declares, as the runner reads it. Keys are names in lower case. */
import type { BlockContext, ExpressionContext } from '@apexdevtools/apex-parser';

/** A type as it is written; `args` are those of List, Set and Map. */
export interface TypeRef {
  readonly key: string;
  readonly args: readonly TypeRef[];
  readonly text: string;
}

export const typeOf = (text: string, ...args: TypeRef[]): TypeRef => ({
  key: text.toLowerCase(),
  args,
  text
});

export const objectType = typeOf('Object');
export const stringType = typeOf('String');

export interface Parameter {
  readonly key: string;
  readonly name: string;
  readonly type: TypeRef;
}

/** What every declaration says of itself: modifiers, and annotations with their @, in lower case. */
interface Declared {
  readonly name: string;
  readonly key: string;
  readonly said: ReadonlySet<string>;
}

export interface FieldDecl extends Declared {
  readonly type: TypeRef;
  readonly init: ExpressionContext | null;
  /** Bodies of a property; null where it is automatic, absent or a plain field. */
  readonly getter: BlockContext | null;
  readonly setter: BlockContext | null;
  readonly owner: ClassDecl;
}

export interface MethodDecl extends Declared {
  readonly parameters: readonly Parameter[];
  /** Null for constructors and void. */
  readonly returns: TypeRef | null;
  readonly body: BlockContext | null;
  readonly owner: ClassDecl;
}

export interface ClassDecl extends Declared {
  /** `Outer.Inner`. */
  readonly fullName: string;
  readonly outer: ClassDecl | null;
  readonly extended: TypeRef | null;
  readonly implemented: readonly TypeRef[];
  readonly file: string;
  readonly isBuiltIn: boolean;
  readonly fields: FieldDecl[];
  readonly methods: MethodDecl[];
  readonly constructors: MethodDecl[];
  /** Fields with a value and blocks, in the order they are written. */
  readonly initialisers: (FieldDecl | { said: ReadonlySet<string>; block: BlockContext })[];
  readonly inner: Map<string, ClassDecl>;
  /** Of an enum. */
  readonly constants: string[];
}

type Head = Pick<ClassDecl, 'name' | 'said' | 'outer' | 'file'> &
  Partial<Pick<ClassDecl, 'extended' | 'implemented' | 'isBuiltIn'>>;

export function newClass(head: Head): ClassDecl {
  return {
    ...{ extended: null, implemented: [], isBuiltIn: false, fields: [], methods: [], constructors: [] },
    ...{ initialisers: [], inner: new Map<string, ClassDecl>(), constants: [] },
    ...head,
    key: head.name.toLowerCase(),
    fullName: head.outer ? `${head.outer.fullName}.${head.name}` : head.name
  };
}

export function builtInClass(name: string, extended: string | null): ClassDecl {
  const of = extended === null ? null : typeOf(extended);
  return newClass({ name, extended: of, isBuiltIn: true, said: new Set(), outer: null, file: '' });
}
