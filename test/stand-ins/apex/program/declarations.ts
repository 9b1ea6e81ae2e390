/** What a class file declares, as the runner reads it. */
import type { BlockContext, ExpressionContext } from '@apexdevtools/apex-parser';

/** A type as it is written, names in lower case; `args` are those of List, Set and Map. */
export interface TypeRef {
  readonly key: string;
  readonly args: readonly TypeRef[];
  /** As written. */
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

export interface FieldDecl {
  readonly name: string;
  readonly key: string;
  readonly type: TypeRef;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly isAura: boolean;
  readonly init: ExpressionContext | null;
  /** Bodies of a property; null where it is automatic, absent or a plain field. */
  readonly getter: BlockContext | null;
  readonly setter: BlockContext | null;
  readonly owner: ClassDecl;
}

export interface MethodDecl {
  readonly name: string;
  readonly key: string;
  readonly parameters: readonly Parameter[];
  /** Null for constructors and void. */
  readonly returns: TypeRef | null;
  readonly body: BlockContext | null;
  readonly isStatic: boolean;
  readonly annotations: ReadonlySet<string>;
  readonly line: number;
  readonly owner: ClassDecl;
}

export interface ClassDecl {
  readonly name: string;
  readonly key: string;
  /** `Outer.Inner`. */
  readonly fullName: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly outer: ClassDecl | null;
  readonly extended: TypeRef | null;
  readonly implemented: readonly TypeRef[];
  readonly isAbstract: boolean;
  readonly annotations: ReadonlySet<string>;
  readonly file: string;
  readonly isBuiltIn: boolean;
  readonly fields: FieldDecl[];
  readonly methods: MethodDecl[];
  readonly constructors: MethodDecl[];
  /** Initialiser blocks and the fields before them, in the order they are written. */
  readonly initialisers: (
    { isStatic: boolean; field: FieldDecl } | { isStatic: boolean; block: BlockContext }
  )[];
  readonly inner: Map<string, ClassDecl>;
  readonly constants: string[];
}

export type ClassHead = Pick<
  ClassDecl,
  'name' | 'kind' | 'outer' | 'extended' | 'implemented' | 'isAbstract' | 'annotations' | 'file'
>;

export function newClass(head: ClassHead, isBuiltIn = false): ClassDecl {
  return {
    ...head,
    key: head.name.toLowerCase(),
    fullName: head.outer ? `${head.outer.fullName}.${head.name}` : head.name,
    isBuiltIn,
    fields: [],
    methods: [],
    constructors: [],
    initialisers: [],
    inner: new Map(),
    constants: []
  };
}

export function builtInClass(name: string, extended: string | null): ClassDecl {
  const head: ClassHead = {
    name,
    kind: 'class',
    outer: null,
    extended: extended === null ? null : typeOf(extended),
    implemented: [],
    isAbstract: false,
    annotations: new Set(),
    file: ''
  };
  return newClass(head, true);
}
