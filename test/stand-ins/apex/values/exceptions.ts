/** The exceptions of the platform, as classes that Apex can catch and extend. */
import { builtInClass, type ClassDecl } from '../program/declarations';
import { ObjectValue } from './values';

const names = [
  'NullPointerException',
  'MathException',
  'ListException',
  'StringException',
  'TypeException',
  'IllegalArgumentException',
  'InvalidParameterValueException',
  'NoSuchElementException',
  'NoAccessException',
  'HandledException',
  'SecurityException',
  'CalloutException',
  'DmlException',
  'QueryException',
  'SObjectException',
  'JSONException',
  'AsyncException',
  'FinalException',
  'UnexpectedException',
  'AuraHandledException'
];

const base = builtInClass('Exception', null);
const list = [base, ...names.map((name) => builtInClass(name, 'exception'))];

/** By name in lower case. */
export const exceptionClasses: ReadonlyMap<string, ClassDecl> = new Map(list.map((decl) => [decl.key, decl]));

/** An exception on its way through Apex. */
export class ApexThrown extends Error {
  constructor(readonly thrown: ObjectValue) {
    super(thrown.message ?? '');
  }
}

/** An exception of the platform, to be thrown. */
export function raise(name: string, message: string): ApexThrown {
  const decl = exceptionClasses.get(name.toLowerCase());
  if (!decl) throw new Error(`no exception class ${name}`);
  const value = new ObjectValue(decl);
  value.message = message;
  return new ApexThrown(value);
}

export const nullPointer = () => raise('NullPointerException', 'Attempt to de-reference a null object');

/** `System.DmlException` for the platform's own, the name of the class for others. */
export function exceptionName({ decl }: ObjectValue): string {
  return decl.isBuiltIn ? `System.${decl.name}` : decl.fullName;
}
