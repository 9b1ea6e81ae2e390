import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fields } from './evaluate';
import type { SformulaAnswer, SformulaRequest } from './sformula-child';

const sformulaTypes: Readonly<Record<string, string>> = {
  reference: 'id',
  email: 'string',
  textarea: 'string',
  double: 'number',
  int: 'number'
};

const types = Object.fromEntries(
  [...fields.values()]
    .filter(({ name, type }) => !name.includes('.') && type !== 'address')
    .map(({ name, type }) => [name, sformulaTypes[type] ?? type])
);

/** What sformula says, in a process of its own with TZ=UTC. */
export function askSformula(cases: SformulaRequest['cases']): SformulaAnswer {
  const request: SformulaRequest = { types, cases };
  const args = ['--require', require.resolve('tsx/cjs'), join(__dirname, 'sformula-child.ts')];
  const child = spawnSync(process.execPath, args, {
    input: JSON.stringify(request),
    env: { ...process.env, TZ: 'UTC' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  });
  if (child.status !== 0) throw new Error(`sformula ended with ${child.status}: ${child.stderr}`);
  return JSON.parse(child.stdout) as SformulaAnswer;
}
