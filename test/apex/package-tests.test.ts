/** Every Apex test of the package, and how much of the package they reach. */
import { type ClassCoverage, coverageOf } from './coverage';
import { openPackage } from './package';

const tests = openPackage();
const names = tests.names();
const titled = names.map((name) => [`${name.className}.${name.method}`, name] as const);
const reached = new Map<string, Set<number>>();

/** Share of the lines that the tests have to reach, in percent. */
const wanted = 90;

describe('executed by the local Apex runner', () => {
  test('package-toolchain 5: the package has Apex tests', () => {
    expect(names.length).toBeGreaterThan(20);
  });

  test.each(titled)('package-toolchain 5: %s', async (_, name) => {
    const result = await tests.run(name);
    for (const [file, lines] of result.reached) {
      reached.set(file, new Set([...(reached.get(file) ?? []), ...lines]));
    }
    expect(`${result.outcome} ${result.message}`).toBe('passed ');
  });

  test(`package-toolchain 5: the tests reach ${wanted} % of the lines of each class that has any`, () => {
    const rows = coverageOf(tests.program, reached).filter(({ lines }) => lines > 0);
    console.log(['Lines reached, by the local Apex runner', ...rows.map(tableRow)].join('\n'));
    expect(rows.filter((row) => percent(row) < wanted).map(({ className }) => className)).toEqual([]);
  });
});

const percent = ({ lines, reached: hit }: ClassCoverage): number => Math.floor((100 * hit) / lines);

function tableRow(row: ClassCoverage): string {
  const missed = row.missed.length > 0 ? `  not: ${row.missed.join(', ')}` : '';
  return `${row.className.padEnd(34)} ${String(percent(row)).padStart(3)} % of ${row.lines}${missed}`;
}
