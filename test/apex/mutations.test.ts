/** Do the package's Apex tests notice when the package is wrong? Each mutant is a class with one small change. */
import type { ApexTestName, ApexTestResult, ApexTests } from '../stand-ins/apex/apex-tests';
import { type Mutant, mutantsOf } from './mutants';
import { openPackage } from './package';

/** Mutants of one class. */
const most = 14;
/** Share that has to be noticed, in percent. */
const wanted = 80;

type Fate = 'killed' | 'survived' | 'does not run';

interface Tried {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

test(`package-toolchain 5: the Apex tests notice ${wanted} % of small wrong changes, and one in each class`, async () => {
  const tests = openPackage({ maxSteps: 30_000 });
  const results: ApexTestResult[] = [];
  for (const name of tests.names()) results.push(await tests.run(name));
  const tried: Tried[] = [];
  for (const mutant of allMutants(tests)) tried.push({ mutant, fate: await fateOf(tests, mutant, results) });
  const counted = tried.filter(({ fate }) => fate !== 'does not run');
  console.log(reportOf(tried));
  const classes = new Set(counted.map(({ mutant }) => mutant.className));
  const harmless = [...classes].filter((name) => killed(counted, name) === 0);
  expect({ harmless, isEnough: killed(counted) >= (counted.length * wanted) / 100 }).toEqual({
    harmless: [],
    isEnough: true
  });
  expect(counted.length).toBeGreaterThan(100);
});

function allMutants(tests: ApexTests): Mutant[] {
  const classes = [...tests.program.classes.values()].filter((decl) => !decl.said.has('@istest'));
  return classes.flatMap((decl) => mutantsOf(decl, tests.program.texts.get(decl.key) ?? '', most));
}

/** Asks the tests that come to the changed line, those that do least first, until one fails. */
async function fateOf(tests: ApexTests, mutant: Mutant, results: readonly ApexTestResult[]): Promise<Fate> {
  const run = tests.change(mutant.text, mutant.file);
  for (const name of testsOf(mutant, results)) {
    const { outcome } = await run(name);
    if (outcome === 'failed') return 'killed';
    if (outcome === 'unsupported') return 'does not run';
  }
  return 'survived';
}

function testsOf({ file, line }: Mutant, results: readonly ApexTestResult[]): ApexTestName[] {
  const size = ({ reached }: ApexTestResult) =>
    [...reached.values()].reduce((sum, lines) => sum + lines.size, 0);
  const near = (lines: Set<number> | undefined) =>
    [...(lines ?? [])].some((one) => one <= line && one > line - 8);
  return results.filter(({ reached }) => near(reached.get(file))).sort((a, b) => size(a) - size(b));
}

const killed = (tried: readonly Tried[], className?: string): number =>
  tried.filter(
    ({ fate, mutant }) => fate === 'killed' && (className ?? mutant.className) === mutant.className
  ).length;

function reportOf(tried: readonly Tried[]): string {
  const of = (fate: Fate) => tried.filter((one) => one.fate === fate);
  const survivors = of('survived').map(
    ({ mutant }) => `  ${mutant.className}:${mutant.line} ${mutant.change}`
  );
  const counts = `${of('killed').length} killed, ${survivors.length} survived, ${of('does not run').length} do not run`;
  return [`Mutants, executed by the local Apex runner: ${counts}`, ...survivors].join('\n');
}
