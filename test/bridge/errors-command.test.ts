import { main } from '../../bridge/cli';
import { recordedTerminal } from './terminal';

/** `bridge errors [code]`: needs no settings. */

async function errors(...words: string[]) {
  const terminal = recordedTerminal({});
  const code = await main(['errors', ...words], terminal);
  return { code, ...terminal.written };
}

test('H-47 a code is explained for people', async () => {
  const { code, stdout } = await errors('mapping.required');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^mapping\.required: reject\n.*blank.*\nFix: Fill in the field.*\nConcerns: record, field\n/
  );
});

test('--json: one document', async () => {
  expect(JSON.parse((await errors('iterable.http-418', '--json')).stdout)).toMatchObject({
    code: 'iterable.http-418',
    entry: 'iterable.http-*',
    decision: 'split'
  });
});

test('without a code all are listed', async () => {
  const { stdout } = await errors();
  expect(stdout).toMatch(/^CODE +DECISION +CAUSE\n/);
  expect(stdout.split('\n').length).toBeGreaterThan(150);
});

test('a code that is not ours is wrong usage', async () => {
  const { code, stderr } = await errors('ada@example.com');
  expect(code).toBe(2);
  expect(stderr).toContain('"bridge errors" lists them');
});
