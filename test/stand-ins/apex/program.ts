/** A package's folders, read: its classes, and the metadata that Apex looks at. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow } from '../org/load/files-below';
import { Access } from '../org/rights/permission-sets';
import type { ClassDecl, MethodDecl } from './declarations';
import type { World } from './execution';
import { evaluate, evaluateAll, evaluateTarget } from './expressions';
import { Credentials, type NamedCredential } from './org/credentials';
import { type ApexOrg, type ApexUser, Database, Labels } from './org/database';
import { readClass } from './read-class';
import { runBody } from './statements';
import { Types } from './types';

export interface Program {
  /** Outermost classes by name in lower case. */
  readonly classes: ReadonlyMap<string, ClassDecl>;
  /** Their texts, by the same names. */
  readonly texts: ReadonlyMap<string, string>;
  readonly access: Access;
  readonly labels: Labels;
  /** Files of the folders. */
  readonly files: readonly string[];
  readonly namespace: string | undefined;
}

/** @throws CompileError for a class that does not parse, Error for what the runner knows nothing of */
export function loadProgram(folders: readonly string[], namespace: string | undefined): Program {
  const classes = new Map<string, ClassDecl>();
  const texts = new Map<string, string>();
  const files = folders.flatMap((folder) => filesBelow(folder));
  if (files.some((file) => file.endsWith('.trigger'))) throw new Error('the runner knows no triggers');
  for (const path of files.filter((one) => one.endsWith('.cls'))) {
    const folder = folders.find((one) => path.startsWith(one)) ?? '';
    const text = readFileSync(path, 'utf8');
    const decl = readClass(text, relative(folder, path));
    if (classes.has(decl.key)) throw new Error(`two classes are named ${decl.name}`);
    classes.set(decl.key, decl);
    texts.set(decl.key, text);
  }
  return {
    classes,
    texts,
    access: new Access(files, namespace),
    labels: new Labels(files),
    files,
    namespace
  };
}

/** The program with one class written anew. */
export function withClass(program: Program, text: string, file: string): Program {
  const decl = readClass(text, file);
  return { ...program, classes: new Map(program.classes).set(decl.key, decl) };
}

export const testMethodsOf = (decl: ClassDecl): MethodDecl[] =>
  decl.said.has('@istest') ? decl.methods.filter(({ said }) => said.has('@istest')) : [];

/** The parts that run a program on an org, for a user. */
export function makeWorld(
  { classes, access, labels, files, namespace }: Program,
  org: ApexOrg,
  user: ApexUser,
  namedCredentials: Readonly<Record<string, NamedCredential>> = {}
): World {
  const database = new Database(org, access, labels, namespace, user);
  const types = new Types(classes, database.findSchema);
  return {
    interpreter: { evaluate, evaluateAll, evaluateTarget, runBody },
    types,
    database,
    credentials: new Credentials(files, namedCredentials)
  };
}
