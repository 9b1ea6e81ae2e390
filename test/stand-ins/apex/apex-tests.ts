/** Runs the Apex tests of a package, each in an org of its own: fresh statics, fresh rows, no mocks. */
import { loadMetadata } from '../org/load/load-metadata';
import { LocalOrgState } from '../org/org';
import { addSetupObjects } from '../org/rights/setup-objects';
import { Execution, type Reached } from './execution';
import { call } from './objects';
import { loadProgram, makeWorld, type Program, testMethodsOf, withClass } from './program';
import { CompileError, Fatal, NotSupported } from './stops';
import { ApexThrown, exceptionName } from './values';

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
  /** Statements that a test may run before it counts as endless; 200,000. */
  readonly maxSteps?: number;
}

export class ApexTests {
  readonly program: Program;
  private readonly org = new LocalOrgState({}, () => {
    throw new Error('the org of a test answers no calls');
  });

  constructor(private readonly options: ApexTestsOptions) {
    const { folders, namespace } = options;
    this.program = loadProgram(folders, namespace);
    const [refused] = folders.flatMap((folder) => loadMetadata(this.org, folder, { namespace }).refused);
    if (refused) throw new Error(`${refused.source}: ${refused.reason}`);
    addSetupObjects(this.org, this.program.access.permissionSets.keys());
  }

  names(): ApexTestName[] {
    return [...this.program.classes.values()].flatMap((decl) =>
      testMethodsOf(decl).map(({ name }) => ({ className: decl.name, method: name }))
    );
  }

  run(name: ApexTestName): Promise<ApexTestResult> {
    return this.runIn(this.program, name);
  }

  /** Runs tests against the package with one class changed. */
  change(text: string, file: string): (name: ApexTestName) => Promise<ApexTestResult> {
    const program = withClass(this.program, text, file);
    return (name) => this.runIn(program, name);
  }

  private async runIn(program: Program, name: ApexTestName): Promise<ApexTestResult> {
    const { org, options } = this;
    // The tests' own person has no permission set of the package: rights come by System.runAs.
    const world = makeWorld(program, org, { id: org.adminUserId, permissionSets: [] });
    const methods = program.classes.get(name.className.toLowerCase())?.methods ?? [];
    const setups = methods.filter(({ said }) => said.has('@testsetup'));
    const reached: Reached = new Map();
    const transaction = org.store.journal.begin();
    try {
      for (const method of [...setups, ...methods.filter((one) => one.name === name.method)]) {
        const limits = { isTest: true, maxSteps: options.maxSteps ?? 200_000 };
        const exec = new Execution(world, [org.adminUserId], limits, reached);
        exec.transaction = transaction;
        await call(exec, method, null, []);
      }
      return { ...name, outcome: 'passed', message: '', reached };
    } catch (error) {
      return { ...name, ...judge(error), reached };
    } finally {
      transaction.rollback();
    }
  }
}

function judge(error: unknown): Pick<ApexTestResult, 'outcome' | 'message'> {
  if (error instanceof NotSupported) {
    return { outcome: error instanceof CompileError ? 'failed' : 'unsupported', message: error.message };
  }
  if (error instanceof Fatal)
    return { outcome: 'failed', message: `${error.exceptionType}: ${error.message} (${error.place})` };
  if (!(error instanceof ApexThrown)) return { outcome: 'unsupported', message: defectText(error) };
  const { thrown } = error;
  return { outcome: 'failed', message: `${exceptionName(thrown)}: ${thrown.message} (${thrown.place})` };
}

/** An error that is none of Apex. */
export const defectText = (error: unknown): string =>
  `defect of the runner: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
