import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { analyze } from './analyze';
import { judge } from './finding';
import { justified } from './justified';

const repository = path.resolve(__dirname, '../..');

/** `npm run check:security`: fails on severity 1 or 2 and on what `justified.ts` does not explain. */
async function main(): Promise<number> {
  for (const installer of ['scripts/install-java.sh', 'scripts/install-tools.sh analyzer']) {
    const [program = '', ...options] = installer.split(' ');
    if (spawnSync(program, options, { cwd: repository, stdio: 'inherit' }).status === 0) continue;
    console.error(`The check of security needs it: run ${installer} online.`);
    return 1;
  }
  const { findings, notFollowed } = await analyze(repository, repository, 'force-app');
  const { failures, justified: explained, unused } = judge(findings, justified);
  for (const [{ rule, place, why }, covered] of explained)
    console.log(`justified  ${rule} in ${place} (${covered.length}): ${why}`);
  for (const place of notFollowed)
    console.log(`not followed to every end  ${place}: the ways through it are too many`);
  for (const { severity, rule, path: file, line, message } of failures)
    console.log(`${file}:${line}  severity ${severity}, ${rule}: ${message}`);
  for (const { rule, place } of unused)
    console.log(`justified.ts  ${rule} in ${place} is found no more: remove the line`);
  console.log(
    `security: ${findings.length} findings, ${failures.length} of them not justified, ${unused.length} justifications unused`
  );
  return failures.length + unused.length === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  }
);
