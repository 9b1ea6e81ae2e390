/** Puts the parts of the runner together. */
import { Access } from './org/access';
import { type ApexOrg, type ApexUser, Database } from './org/database';
import { Labels } from './org/labels';
import type { Program } from './program/load-program';
import type { NamedCredential, World } from './run/execution';
import { evaluate, evaluateAll, evaluateTarget } from './run/expressions';
import { runBody } from './run/statements';
import { Types } from './run/types';

export interface WorldOptions {
  readonly org: ApexOrg;
  readonly user: ApexUser;
  readonly namespace?: string;
  readonly namedCredentials?: Readonly<Record<string, NamedCredential>>;
}

/** The metadata of a package that Apex looks at, read once. */
export interface Metadata {
  readonly access: Access;
  readonly labels: Labels;
}

export const readMetadata = (files: readonly string[], namespace: string | undefined): Metadata => ({
  access: new Access(files, namespace),
  labels: new Labels(files)
});

export function makeWorld(program: Program, { access, labels }: Metadata, options: WorldOptions): World {
  const database = new Database(options.org, access, options.namespace, options.user);
  return {
    interpreter: { evaluate, evaluateAll, evaluateTarget, runBody },
    types: new Types(program.classes, database.findSchema),
    database,
    labels,
    namespace: options.namespace,
    namedCredentials: options.namedCredentials ?? {}
  };
}
