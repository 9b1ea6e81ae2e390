/** Runs the Apex tests of a package, each in an org of its own: fresh statics, fresh rows, no mocks. */
import { loadMetadata } from '../org/load/load-metadata';
import { LocalOrgState } from '../org/org';
import { addSetupObjects } from './org/setup-objects';
import type { MethodDecl } from './program/declarations';
import { loadProgram, type Program, testMethodsOf, withClass } from './program/load-program';
import { Execution, type Reached, type World } from './run/execution';
import { call } from './run/objects';
import { CompileError, Fatal, NotSupported } from './stops';
import { ApexThrown, exceptionName } from './values/exceptions';
import { makeWorld, type Metadata, readMetadata } from './world';

export interface ApexTestName {
  readonly className: string;
  readonly method: string;
}

export interface ApexTestResult extends ApexTestName {
  /** `unsupported`: the runner met something that it does not know; nothing is said about the code. */
  readonly outcome: 'passed' | 'failed' | 'unsupported';
  /** What went wrong and where; empty for what passed. */
  readonly message: string;
  readonly reached: Reached;
}

export interface ApexTestsOptions {
  /** Folders of the package's source, tests included. */
  readonly folders: readonly string[];
  readonly namespace?: string;
  /** Statements that a test may run before it counts as endless. */
  readonly maxSteps?: number;
}

export class ApexTests {
  readonly program: Program;
  private readonly metadata: Metadata;
  private readonly org = new LocalOrgState({}, () => {
    throw new Error('the org of a test answers no calls');
  });
  private readonly maxSteps: number;

  constructor(private readonly options: ApexTestsOptions) {
    const { folders, namespace, maxSteps = 200_000 } = options;
    this.program = loadProgram(folders);
    this.metadata = readMetadata(this.program.files, namespace);
    this.maxSteps = maxSteps;
    for (const folder of folders) {
      const [refused] = loadMetadata(this.org, folder, { namespace }).refused;
      if (refused) throw new Error(`${refused.source}: ${refused.reason}`);
    }
    addSetupObjects(
      this.org,
      this.metadata.access.permissionSets.map(({ name }) => name)
    );
  }

  names(): ApexTestName[] {
    return [...this.program.classes.values()].flatMap((decl) =>
      testMethodsOf(decl).map((method) => ({ className: decl.name, method: method.name }))
    );
  }

  /** Runs one test. @param changed a class to be tested in the place of the package's own */
  async run(name: ApexTestName, changed?: { text: string; file: string }): Promise<ApexTestResult> {
    const program = changed ? withClass(this.program, changed.text, changed.file) : this.program;
    return this.runIn(program, name);
  }

  /** The program with one class changed; made once for all the tests that it is run against. */
  change(text: string, file: string): (name: ApexTestName) => Promise<ApexTestResult> {
    const program = withClass(this.program, text, file);
    return (name) => this.runIn(program, name);
  }

  private async runIn(program: Program, name: ApexTestName): Promise<ApexTestResult> {
    const { org } = this;
    // The tests' own person has no permission set of the package: rights come by System.runAs.
    const user = { id: org.adminUserId, permissionSets: [] };
    const world = makeWorld(program, this.metadata, { org, user, namespace: this.options.namespace });
    const decl = program.classes.get(name.className.toLowerCase());
    const methods = decl?.methods ?? [];
    const method = methods.find((one) => one.name === name.method);
    if (!decl || !method) throw new Error(`no test ${name.className}.${name.method}`);
    const reached: Reached = new Map();
    const transaction = org.store.journal.begin();
    try {
      for (const setup of methods.filter((one) => one.annotations.has('testsetup'))) {
        await this.execute(world, setup, reached, transaction);
      }
      await this.execute(world, method, reached, transaction);
      return { ...name, outcome: 'passed', message: '', reached };
    } catch (error) {
      return { ...name, ...judge(error), reached };
    } finally {
      transaction.rollback();
    }
  }

  private async execute(
    world: World,
    method: MethodDecl,
    reached: Reached,
    transaction: Execution['transaction']
  ): Promise<void> {
    const options = { isTest: true, maxSteps: this.maxSteps };
    const exec = new Execution(world, [this.org.adminUserId], options, reached);
    exec.transaction = transaction;
    await call(exec, method, null, []);
  }
}

function judge(error: unknown): Pick<ApexTestResult, 'outcome' | 'message'> {
  if (error instanceof CompileError) return { outcome: 'failed', message: error.message };
  if (error instanceof NotSupported) return { outcome: 'unsupported', message: error.message };
  if (error instanceof Fatal)
    return { outcome: 'failed', message: `${error.exceptionType}: ${error.message}${at(error.place)}` };
  if (error instanceof ApexThrown) {
    const { thrown } = error;
    return { outcome: 'failed', message: `${exceptionName(thrown)}: ${thrown.message}${at(thrown.place)}` };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: 'unsupported', message: `defect of the runner: ${text}` };
}

const at = (place: string): string => (place === '' ? '' : ` (${place})`);
