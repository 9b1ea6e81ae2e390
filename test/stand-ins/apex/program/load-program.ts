/** All classes of a package's folders. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow } from '../../org/load/files-below';
import type { ClassDecl, MethodDecl } from './declarations';
import { readClass } from './read-class';

export interface Source {
  /** Path from the folder that was given. */
  readonly file: string;
  readonly text: string;
}

export interface Program {
  /** Outermost classes by name in lower case. */
  readonly classes: ReadonlyMap<string, ClassDecl>;
  readonly sources: ReadonlyMap<string, Source>;
  /** All files of the folders, for metadata. */
  readonly files: readonly string[];
}

/** @throws CompileError for a class that does not parse, Error for two of one name */
export function loadProgram(folders: readonly string[]): Program {
  const classes = new Map<string, ClassDecl>();
  const sources = new Map<string, Source>();
  const files = folders.flatMap((folder) => filesBelow(folder));
  for (const path of files) {
    const folder = folders.find((one) => path.startsWith(one)) ?? '';
    if (/\.trigger$/.test(path)) throw new Error(`${relative(folder, path)}: the runner knows no triggers`);
    if (!path.endsWith('.cls')) continue;
    const source = { file: relative(folder, path), text: readFileSync(path, 'utf8') };
    const decl = readClass(source.text, source.file);
    if (classes.has(decl.key)) throw new Error(`two classes are named ${decl.name}`);
    classes.set(decl.key, decl);
    sources.set(decl.key, source);
  }
  return { classes, sources, files };
}

/** The program with one class written anew. */
export function withClass(program: Program, text: string, file: string): Program {
  const decl = readClass(text, file);
  return { ...program, classes: new Map(program.classes).set(decl.key, decl) };
}

export const isTestClass = (decl: ClassDecl): boolean => decl.annotations.has('istest');

export const testMethodsOf = (decl: ClassDecl): MethodDecl[] =>
  isTestClass(decl) ? decl.methods.filter((method) => method.annotations.has('istest')) : [];
