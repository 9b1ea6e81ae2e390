import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { apexProblems, copyWithNamespace, isError, type ApexProblem } from './apex-problems';

const repository = path.resolve(__dirname, '../..');
const namespace = 'itsync';

/** Checks the types of Apex as the package is, and once more as one that has a namespace. */
function main(): number {
  for (const installer of [['scripts/install-java.sh'], ['scripts/install-tools.sh', 'analyzer']]) {
    const [program = '', ...options] = installer;
    const code = spawnSync(program, options, { cwd: repository, stdio: 'inherit' }).status ?? 1;
    if (code !== 0) {
      console.error(`The check of Apex types needs it: run ${installer.join(' ')} online.`);
      return code;
    }
  }
  const plain = tell(apexProblems(repository, repository), '');
  const copy = copyWithNamespace(repository, namespace);
  try {
    const named = tell(apexProblems(repository, copy), ` (in the namespace ${namespace})`);
    return plain + named === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** @returns how many of them fail the check */
function tell(problems: readonly ApexProblem[], where: string): number {
  for (const problem of problems)
    console.log(`${problem.path}:${problem.line}  ${problem.category}: ${problem.message}${where}`);
  const errors = problems.filter(isError).length;
  console.log(`Apex types${where}: ${errors === 0 ? 'no problems' : `${errors} problems`}`);
  return errors;
}

process.exitCode = main();
