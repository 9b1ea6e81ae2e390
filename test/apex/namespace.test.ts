/** The same tests as in an org that installed the package under a namespace. */
import { openPackage } from './package';

test('package-toolchain 7: every Apex test passes under a namespace, executed by the local Apex runner', async () => {
  const tests = openPackage({ namespace: 'itbl' });
  const bad: string[] = [];
  for (const name of tests.names()) {
    const { outcome, message } = await tests.run(name);
    if (outcome !== 'passed') bad.push(`${outcome} ${name.className}.${name.method}: ${message}`);
  }
  expect(bad).toEqual([]);
});
