import path from 'node:path';
import { copyComponents, repository, type ComponentCopy } from './component-copy';

const tsc = require.resolve('typescript/bin/tsc');
const tools = path.join(repository, 'scripts/tools/lightning');
const eslint = path.join(tools, 'node_modules/eslint/bin/eslint.js');
const config = path.join(tools, 'eslint.config.mjs');

const component = (body: string, imports = ''): string =>
  `import { LightningElement } from 'lwc';\n${imports}\nexport default class Sample extends LightningElement {\n${body}\n}\n`;
const pauseSync = "import pauseSync from '@salesforce/apex/IterableSyncHomeController.pauseSync';";

let copy: ComponentCopy;
beforeAll(() => (copy = copyComponents()));
afterAll(() => copy.dispose());

describe('package-toolchain 2: the compiler refuses', () => {
  const types = (source: string): string => {
    copy.write('sample/sample.ts', source);
    return copy.run(tsc, '-p', 'force-app/tsconfig.test.json').output;
  };

  test.each([
    ['a parameter that the Apex method has not', "pauseSync({ sync: 'a' });", "'sync' does not exist"],
    ['an Apex parameter of another type', 'pauseSync({ syncName: 1 });', "'number' is not assignable"],
    ['a member that the view has not', 'const a: Apex.IterableSyncRunView = { runs: 1 };', "'runs' does not"]
  ])('%s', (_name, line, expected) => {
    expect(types(component(`run(): void { ${line} }`, pauseSync))).toContain(expected);
  });

  test('an Apex method that is not there', () => {
    const gone = "import stop from '@salesforce/apex/IterableSyncHomeController.stop';";
    expect(types(component('run = stop;', gone))).toContain('Cannot find module');
  });

  test('a component that is not there', () => {
    expect(types(component('a = other;', "import { other } from 'c/other';"))).toContain(
      "Cannot find module 'c/other'"
    );
  });

  test('nothing of a component that is right, and emits what the org compiles', () => {
    const right = component(
      "async run(): Promise<void> { await pauseSync({ syncName: 'a' }); }",
      `${pauseSync}\nimport { api } from 'lwc';`
    );
    expect(types(right)).toBe('');
    expect(copy.run(tsc, '-p', 'force-app/tsconfig.json')).toEqual({ code: 0, output: '' });
  });
});

test('package-toolchain 2: the lint of components finds what the platform and the project refuse', () => {
  const mistakes: Record<string, string> = {
    '@lwc/lwc/no-async-operation': 'run(): void { setTimeout(() => undefined, 5); }',
    '@lwc/lwc/no-document-query': "run(): void { document.querySelector('a'); }",
    '@lwc/lwc/no-inner-html': "run(): void { this.innerHTML = ''; }",
    '@typescript-eslint/no-explicit-any': 'value: any = 1;',
    '@typescript-eslint/no-floating-promises': "run(): void { pauseSync({ syncName: 'a' }); }",
    '@typescript-eslint/no-non-null-assertion': 'run(a: string | null): string { return a!; }',
    'max-lines-per-function': `run(): void { ${'\nthis.title;'.repeat(45)} }`,
    'no-console': "run(): void { console.log('a'); }",
    'no-restricted-syntax': 'run(isOn: boolean): boolean { return isOn; }'
  };
  const names = Object.keys(mistakes).map((_rule, place) => `planted${place}`);
  Object.values(mistakes).forEach((body, place) =>
    copy.write(`planted${place}/planted${place}.ts`, component(body, pauseSync))
  );
  copy.write('sample/sample.ts', component('title = 1;'));
  copy.write(
    'poll/poll.ts',
    'export const later = (then: () => void) =>\n  // eslint-disable-next-line\n  setTimeout(then, 5);\n'
  );
  const { code, output } = copy.run(eslint, '-c', config, 'force-app', '--format', 'json');
  const found = JSON.parse(output) as { filePath: string; messages: { ruleId: string }[] }[];
  const rulesOf = (name: string): string[] =>
    found
      .filter((file) => path.basename(file.filePath) === `${name}.ts`)
      .flatMap((file) => file.messages.map((message) => message.ruleId));
  expect(code).toBe(1);
  expect(names.map((name) => rulesOf(name))).toEqual(
    Object.keys(mistakes).map((rule): unknown => expect.arrayContaining([rule]))
  );
  expect(rulesOf('sample')).toEqual([]);
  expect(rulesOf('poll')).toEqual([]);
});
