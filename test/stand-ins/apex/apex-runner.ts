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
 *     const report = await apex.runTests();                    // in orgs of their own, not in this one
 *
 * What it does not know it refuses: "not supported: X at line N". Built from package-toolchain.md 5.
 */
import { ApexTests, type ApexTestResult } from './apex-tests';
import { fromLightning, toLightning } from './aura';
import { type ClassCoverage, coverageOf } from './coverage';
import type { ApexOrg, ApexUser } from './org/database';
import type { MethodDecl } from './program/declarations';
import { loadProgram, type Program } from './program/load-program';
import { Execution, type NamedCredential, type Reached, type World } from './run/execution';
import { call } from './run/objects';
import { Fatal, NotSupported } from './stops';
import { ApexThrown, exceptionName } from './values/exceptions';
import { makeWorld, readMetadata } from './world';

export interface ApexRunnerOptions {
  /** Folders of the package's source. */
  readonly folders: readonly string[];
  /** A local org with the package's metadata loaded. */
  readonly org: ApexOrg;
  readonly user: ApexUser;
  readonly namespace?: string;
  readonly callouts?: { readonly namedCredentials: Readonly<Record<string, NamedCredential>> };
}

export interface ApexReport {
  readonly tests: readonly ApexTestResult[];
  readonly passed: number;
  readonly failed: number;
  readonly unsupported: number;
  readonly coverage: readonly ClassCoverage[];
}

/** A call from a screen that failed; the message is what a component gets to read. */
export class ApexFailure extends Error {
  constructor(
    message: string,
    readonly exceptionType: string,
    /** File and line. */
    readonly line: string,
    /** The runner does not know something that the code uses. */
    readonly unsupported: boolean = false
  ) {
    super(message);
  }
}

export interface ApexRunner {
  /** Calls a method with @AuraEnabled. @throws ApexFailure */
  invoke(className: string, method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Runs every test of the folders. */
  runTests(): Promise<ApexReport>;
}

const maxSteps = 2_000_000;

export async function startApexRunner(options: ApexRunnerOptions): Promise<ApexRunner> {
  const program = loadProgram(options.folders);
  const world = makeWorld(program, readMetadata(program.files, options.namespace), {
    ...options,
    namedCredentials: options.callouts?.namedCredentials
  });
  return {
    invoke: async (className, method, params = {}) =>
      invoke(world, options.user.id, doorNamed(program, className, method), params),
    runTests: () => runTests(new ApexTests(options))
  };
}

function doorNamed(program: Program, className: string, name: string): MethodDecl {
  const methods = program.classes.get(className.toLowerCase())?.methods ?? [];
  const door = methods.find((one) => one.name === name && one.isStatic && one.annotations.has('auraenabled'));
  if (!door) throw new ApexFailure(`no method ${className}.${name} with @AuraEnabled`, 'unknown', '', true);
  return door;
}

async function invoke(
  world: World,
  userId: string,
  door: MethodDecl,
  params: Readonly<Record<string, unknown>>
): Promise<unknown> {
  const exec = new Execution(world, [userId], { isTest: false, maxSteps });
  try {
    const args = await fromLightning(exec, door, params);
    const answer = await toLightning(exec, await call(exec, door, null, args));
    exec.transaction?.commit();
    return answer;
  } catch (error) {
    exec.transaction?.rollback();
    throw failureOf(error, `${exec.file}:${exec.line}`);
  }
}

function failureOf(error: unknown, place: string): ApexFailure {
  if (error instanceof ApexThrown) {
    const { thrown } = error;
    const message = thrown.clientMessage ?? thrown.message ?? '';
    return new ApexFailure(message, exceptionName(thrown), thrown.place);
  }
  if (error instanceof Fatal) return new ApexFailure(error.message, error.exceptionType, error.place);
  if (error instanceof NotSupported)
    return new ApexFailure(error.message, 'unsupported', error.place ?? place, true);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ApexFailure(`defect of the runner: ${text}`, 'unsupported', place, true);
}

/** Runs all tests, one after the other. */
export async function runTests(tests: ApexTests): Promise<ApexReport> {
  const results: ApexTestResult[] = [];
  const reached: Reached = new Map();
  for (const name of tests.names()) {
    const result = await tests.run(name);
    results.push(result);
    for (const [file, lines] of result.reached) {
      reached.set(file, new Set([...(reached.get(file) ?? []), ...lines]));
    }
  }
  const count = (outcome: ApexTestResult['outcome']) =>
    results.filter((one) => one.outcome === outcome).length;
  return {
    tests: results,
    passed: count('passed'),
    failed: count('failed'),
    unsupported: count('unsupported'),
    coverage: coverageOf(tests.program, reached)
  };
}
