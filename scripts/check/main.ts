/** `npm run check [part ...] [--unit-report <file>]`: everything that needs no server, in under two minutes. */
import { parseArgs } from 'node:util';
import { chooseParts, withUnitReport } from './parts';
import { runParts, type PartResult } from './run-parts';
import { spawnPart } from './spawn-part';

const line = (result: PartResult): string =>
  `${result.passed ? 'ok    ' : 'FAILED'}  ${result.name.padEnd(12)} ${result.seconds.toFixed(1).padStart(6)} s`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { 'unit-report': { type: 'string' } },
    allowPositionals: true
  });
  const chosen = chooseParts(positionals);
  const report = values['unit-report'];
  const startedAt = performance.now();
  const results = await runParts(report === undefined ? chosen : withUnitReport(chosen, report), {
    atOnce: 2,
    run: spawnPart,
    onEnd: (result) => console.log(line(result))
  });

  const failed = results.filter((result) => !result.passed);
  for (const result of failed) console.log(`\n--- ${result.name} ---\n${result.output.trim()}`);
  const names = failed.map((result) => result.name).join(', ');
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\ncheck: ${failed.length === 0 ? 'all is well' : `failed: ${names}`} (${seconds} s)`);
  return failed.length === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
);
