/**
 * The package's Apex, executed on this machine: a rehearsal, never a proof that Salesforce would do the same.
 *
 *     const apex = await startApexRunner({
 *       folders: ['force-app'],
 *       org,                                                    // a local org, running or not
 *       user: { id: org.adminUserId, permissionSets: ['Iterable_Sync_Viewer'] },
 *       callouts: { namedCredentials: { Iterable_Bridge: { url: bridge.url, headers: { Authorization: '...' } } } }
 *     });
 *     await apex.invoke('IterableSyncHomeController', 'getHome', { period: '24h' });   // JSON in, JSON out
 *
 * What it does not know it refuses: "not supported: X at line N". Built from package-toolchain.md 5.
 */
import { defectText } from './apex-tests';
import type { MethodDecl } from './declarations';
import type { Deployments } from './deployments';
import { Execution, type World } from './execution';
import { call } from './objects';
import type { NamedCredential } from './org/credentials';
import type { ApexOrg, ApexUser } from './org/database';
import { loadProgram, makeWorld, type Program } from './program';
import { CompileError, Fatal, NotSupported } from './stops';
import { fromJson, toLightning } from './system/json';
import { ApexThrown, exceptionName } from './values';

export interface ApexRunnerOptions {
  /** Folders of the package's source. */
  readonly folders: readonly string[];
  /** A local org with the package's metadata loaded. */
  readonly org: ApexOrg;
  readonly user: ApexUser;
  readonly namespace?: string;
  /** Where deployments of metadata go; without it they are refused. */
  readonly deployments?: Deployments;
  readonly callouts?: { readonly namedCredentials: Readonly<Record<string, NamedCredential>> };
}

/** A call from a screen that failed; the message is what a component gets to read. */
export class ApexFailure extends Error {
  /** The runner does not know something that the code uses. */
  readonly unsupported: boolean;

  constructor(
    message: string,
    readonly exceptionType: string,
    /** File and line. */
    readonly line: string
  ) {
    super(message);
    this.unsupported = exceptionType === 'unsupported';
  }
}

/** Parameters of a method by name. */
type Params = Readonly<Record<string, unknown>>;

export interface ApexRunner {
  /** Calls a method with @AuraEnabled. @throws ApexFailure */
  invoke(className: string, method: string, params?: Params): Promise<unknown>;
}

const maxSteps = 2_000_000;

export async function startApexRunner(options: ApexRunnerOptions): Promise<ApexRunner> {
  const { folders, namespace, org, user, callouts, deployments } = options;
  const program = loadProgram(folders, namespace);
  const world = { ...makeWorld(program, org, user, callouts?.namedCredentials), deployments };
  return {
    invoke: async (className, method, params = {}) =>
      invoke(world, user.id, doorNamed(program, className, method), params)
  };
}

function doorNamed(program: Program, className: string, name: string): MethodDecl {
  const methods = program.classes.get(className.toLowerCase())?.methods ?? [];
  const doors = methods.filter(({ said }) => said.has('@auraenabled') && said.has('static'));
  const door = doors.find((one) => one.name === name);
  if (!door) throw new ApexFailure(`no method ${className}.${name} with @AuraEnabled`, 'unsupported', '');
  return door;
}

async function invoke(world: World, userId: string, door: MethodDecl, params: Params): Promise<unknown> {
  const exec = new Execution(world, [userId], { isTest: false, maxSteps });
  try {
    const unknown = Object.keys(params).find((name) => !door.parameters.some((one) => one.name === name));
    if (unknown !== undefined) throw new CompileError(`${door.name} has no parameter ${unknown}`);
    const given = door.parameters.map(({ name, type }) =>
      fromJson(exec, params[name], world.types.canonical(type, door.owner))
    );
    const args = await Promise.all(given);
    const answer = toLightning(await call(exec, door, null, args));
    exec.transaction?.commit();
    exec.afterCommit.forEach((begin) => begin());
    return answer;
  } catch (error) {
    exec.transaction?.rollback();
    throw failureOf(error, `${exec.file}:${exec.line}`);
  } finally {
    exec.unlock();
  }
}

function failureOf(error: unknown, place: string): ApexFailure {
  if (error instanceof ApexThrown) {
    const { clientMessage, message, place: at } = error.thrown;
    return new ApexFailure(clientMessage ?? message ?? '', exceptionName(error.thrown), at);
  }
  if (error instanceof Fatal) return new ApexFailure(error.message, error.exceptionType, error.place);
  const text = error instanceof NotSupported ? error.message : defectText(error);
  return new ApexFailure(text, 'unsupported', place);
}
