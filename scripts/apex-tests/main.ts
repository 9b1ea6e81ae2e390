/**
 * Runs the package's Apex tests with the local Apex runner and prints what passed, what failed and which lines nobody
 * reached: `npm run apex -- [--namespace itbl] [words of test names]`. A rehearsal: Salesforce is not asked.
 */
import { resolve } from 'node:path';
import { ApexTests } from '../../test/stand-ins/apex/apex-tests';
import { coverageOf } from '../../test/apex/coverage';

async function main(words: readonly string[]): Promise<number> {
  const at = words.indexOf('--namespace');
  const namespace = at < 0 ? undefined : words[at + 1];
  const wanted = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const tests = new ApexTests({ folders: [resolve(__dirname, '../../force-app')], namespace });
  const names = tests.names().filter(({ className, method }) => {
    return wanted.every((word) => `${className}.${method}`.toLowerCase().includes(word.toLowerCase()));
  });
  const reached = new Map<string, Set<number>>();
  const counts = { passed: 0, failed: 0, unsupported: 0 };
  for (const name of names) {
    const result = await tests.run(name);
    counts[result.outcome] += 1;
    for (const [file, lines] of result.reached) {
      reached.set(file, new Set([...(reached.get(file) ?? []), ...lines]));
    }
    if (result.outcome !== 'passed')
      console.log(`${result.outcome}  ${name.className}.${name.method}\n  ${result.message}`);
  }
  for (const one of coverageOf(tests.program, reached)) {
    if (one.lines > 0)
      console.log(`${one.className}: ${one.reached} of ${one.lines} lines  ${one.missed.join(' ')}`);
  }
  console.log(
    `executed by the local Apex runner: ${counts.passed} passed, ${counts.failed} failed, ${counts.unsupported} unsupported`
  );
  return counts.failed + counts.unsupported;
}

main(process.argv.slice(2)).then((bad) => {
  process.exitCode = bad > 0 ? 1 : 0;
}, console.error);
