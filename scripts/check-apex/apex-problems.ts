import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One message of the checker of Apex types. */
export interface ApexProblem {
  /** Relative to the checked project. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Error, Missing, Syntax, Warning, Unused ... */
  readonly category: string;
  readonly message: string;
}

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly { start: { line: number }; category: string; message: string }[];
  }[];
}

const jars = 'scripts/tools/analyzer/node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib';

/** Methods of the platform that are documented and that the checker's own table lacks. */
const gaps: readonly RegExp[] = [
  // Apex reference, NamedCredentials class, since API 58.
  /'updateNamedCredential' on 'ConnectApi\.NamedCredentials'/
];

/** What is told and fails nothing: a lookup of a name that hides another, and the like. */
export const isError = ({ category, message }: ApexProblem): boolean =>
  category !== 'Warning' && !gaps.some((gap) => gap.test(message));

/**
 * Checks the classes of a project as the compiler would: types, names, overloads, labels, missing metadata, and methods
 * that nothing calls.
 * @param tools repository in which the analyzer is installed
 * @throws when Java or the checker cannot be run, with what to do
 */
export function apexProblems(tools: string, project: string): ApexProblem[] {
  const main = 'io.github.apexdevtools.apexls.CheckForIssues';
  const options = [
    '-cp',
    `${path.join(tools, jars)}/*`,
    main,
    '-n',
    '-d',
    'unused',
    '-f',
    'json',
    '-w',
    project
  ];
  const run = spawnSync('java', options, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.error !== undefined)
    throw new Error(`Java is needed: run scripts/install-java.sh (${run.error.message})`);
  const start = run.stdout.indexOf('{');
  if (start === -1) {
    // Without a message it prints nothing at all.
    if (run.status === 0) return [];
    throw new Error(`The checker of Apex types failed: ${run.stdout}${run.stderr}`.trim());
  }
  const report = JSON.parse(run.stdout.slice(start)) as Report;
  return report.files.flatMap((file) =>
    file.messages.map(({ start: { line }, category, message }) => ({
      path: path.relative(project, file.path).split(path.sep).join('/'),
      line,
      category,
      message: message.replaceAll(`${project}/`, '')
    }))
  );
}

/**
 * A copy of the package whose project has a namespace, in a folder of its own.
 * @returns the folder, which the caller removes
 */
export function copyWithNamespace(repository: string, namespace: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'namespaced-'));
  cpSync(path.join(repository, 'force-app'), path.join(folder, 'force-app'), { recursive: true });
  cpSync(path.join(repository, '.forceignore'), path.join(folder, '.forceignore'));
  const project = JSON.parse(readFileSync(path.join(repository, 'sfdx-project.json'), 'utf8')) as object;
  writeFileSync(path.join(folder, 'sfdx-project.json'), JSON.stringify({ ...project, namespace }, null, 2));
  return folder;
}
