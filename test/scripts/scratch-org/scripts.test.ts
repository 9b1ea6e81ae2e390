import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAccountTypes } from '../../../scripts/scratch-org/account-types';

const repository = path.resolve(__dirname, '../../..');

const accountTypes = [
  { Id: '012000000000001AAA', IsPersonType: false },
  { Id: '012000000000002AAA', IsPersonType: true }
];

/** A project beside the real one whose `sf` and `npm` write down what they are asked. */
class Project {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'scratch-org-'));
  readonly #asked = path.join(this.folder, 'asked');

  constructor(project: object) {
    for (const name of ['scratch-org', 'demo-data', 'package-version'])
      cpSync(path.join(repository, 'scripts', name), path.join(this.folder, 'scripts', name), {
        recursive: true
      });
    symlinkSync(path.join(repository, 'node_modules/zod'), path.join(this.#linked(), 'zod'));
    const original = JSON.parse(readFileSync(path.join(repository, 'sfdx-project.json'), 'utf8')) as object;
    writeFileSync(path.join(this.folder, 'sfdx-project.json'), JSON.stringify({ ...original, ...project }));
    const recorder = `#!/usr/bin/env bash\necho "$(basename "$0") $* [$FLOW_NAMESPACE_FOLDER]" >> '${this.#asked}'\n`;
    const types = JSON.stringify({ result: { records: accountTypes } });
    this.#program(
      'bin/sf',
      `${recorder}[ "$2" != delete ] || exit 1\n[ "$2" != query ] || echo '${types}'\n`
    );
    this.#program('bin/npm', recorder);
    this.#program('scripts/install-packages', '#!/usr/bin/env bash\n');
    this.#program(
      'node_modules/.bin/tsx',
      `#!/usr/bin/env bash\nexec '${repository}/node_modules/.bin/tsx' "$@"\n`
    );
  }

  #program(name: string, text: string): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }

  #linked(): string {
    const folder = path.join(this.folder, 'node_modules');
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  run(script: string, options: string[] = [], environment: Record<string, string> = {}) {
    const { status, stdout, stderr } = spawnSync(path.join(this.folder, script), options, {
      encoding: 'utf8',
      env: { HOME: this.folder, PATH: `${this.folder}/bin:${process.env['PATH'] ?? ''}`, ...environment }
    });
    return { status, stdout, stderr };
  }

  /** The commands in order; the folder of the sample data, which is another one each time, as `<data>`. */
  asked(): string[] {
    if (!existsSync(this.#asked)) return [];
    return readFileSync(this.#asked, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.replace(/\S*\/plan\.json/, '<data>/plan.json'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

let project: Project | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

test('package-toolchain 7: a scratch org is made, filled and opened by these commands, in this order', () => {
  project = new Project({});
  const ended = project.run('scripts/scratch-org/create', ['--alias', 'mine', '--days', '3', '--hub', 'hub']);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(project.asked()).toEqual([
    'npm run --silent build:lwc []',
    'sf org delete scratch --target-org mine --no-prompt []',
    'sf org create scratch --definition-file scripts/scratch-org/definition.json --alias mine --duration-days 3 --wait 30 --target-dev-hub hub []',
    'sf project deploy start --source-dir force-app --target-org mine --wait 30 []',
    'sf org assign permset --name Iterable_Sync_Admin --target-org mine []',
    'sf project deploy start --source-dir scripts/scratch-org/metadata --source-dir scripts/local-world/metadata --target-org mine --wait 30 []',
    'sf data import tree --plan <data>/plan.json --target-org mine []',
    'sf apex run test --test-level RunLocalTests --code-coverage --result-format human --wait 30 --target-org mine []',
    'sf org open --target-org mine --path lightning/n/Iterable_Sync_Home []'
  ]);
  for (const left of ['Named Credentials', 'Campaign > Page Layouts', 'Link to Iterable list'])
    expect(ended.stdout).toContain(left);
});

test('package-toolchain 7: with person accounts every account says whether it is a company or a person', () => {
  project = new Project({});
  const ended = project.run('scripts/scratch-org/create', [
    '--alias',
    'mine',
    '--person-accounts',
    '--no-open'
  ]);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(project.asked().slice(2, -1)).toEqual([
    'sf org create scratch --definition-file scripts/scratch-org/definition-person-accounts.json --alias mine --duration-days 7 --wait 30 []',
    'sf project deploy start --source-dir force-app --target-org mine --wait 30 []',
    'sf org assign permset --name Iterable_Sync_Admin --target-org mine []',
    'sf project deploy start --source-dir scripts/scratch-org/metadata --source-dir scripts/local-world/metadata --target-org mine --wait 30 []',
    'sf project deploy start --source-dir scripts/scratch-org/person-accounts --target-org mine --wait 30 []',
    'sf org assign permset --name Iterable_Sample_Accounts --target-org mine []',
    "sf data query --query SELECT Id, IsPersonType FROM RecordType WHERE SobjectType = 'Account' AND IsActive = true --json --target-org mine []",
    'sf data import tree --plan <data>/plan.json --target-org mine []'
  ]);
});

test('package-toolchain 7: without types of accounts nothing is loaded, and the reason is said', () => {
  expect(() => readAccountTypes(JSON.stringify({ result: { records: accountTypes.slice(1) } }))).toThrow(
    'The org has no record type of accounts for companies, or none for people.'
  );
});

test('package-toolchain 7: with a namespace the page and the flow are addressed by it', () => {
  project = new Project({ namespace: 'itsync' });
  expect(project.run('scripts/scratch-org/create')).toMatchObject({ status: 0 });
  expect(project.asked().at(-1)).toBe(
    'sf org open --target-org iterable-sync --path lightning/n/itsync__Iterable_Sync_Home [itsync/]'
  );
});

test('an option that the script has not is refused before anything is done', () => {
  project = new Project({});
  expect(project.run('scripts/scratch-org/create', ['--name', 'x'])).toMatchObject({ status: 2 });
  expect(project.run('scripts/package-version', ['--name', 'x'])).toMatchObject({ status: 2 });
  expect(project.asked()).toEqual([]);
});

const made = { namespace: 'itsync', packageAliases: { 'Iterable Sync': '0Ho000000000001' } };

test('package-toolchain 7: a version is built, checked and made with coverage, and what comes next is said', () => {
  project = new Project(made);
  const ended = project.run('scripts/package-version', ['--hub', 'hub']);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(project.asked()).toEqual([
    'npm run --silent build:lwc [itsync/]',
    'npm run --silent check:package [itsync/]',
    'sf package version create --package Iterable Sync --code-coverage --definition-file scripts/scratch-org/definition.json --wait 60 --installation-key-bypass --target-dev-hub hub [itsync/]'
  ]);
  expect(ended.stdout).toContain('sf package version promote');
});

test('package-toolchain 7: the installation key comes from the environment', () => {
  project = new Project(made);
  expect(project.run('scripts/package-version', [], { INSTALLATION_KEY: 'opens' })).toMatchObject({
    status: 0
  });
  expect(project.asked().at(-1)).toContain('--installation-key opens');
});

test.each([
  ['a namespace', {}, 'names no namespace'],
  ['the package', { namespace: 'itsync' }, 'sf package create --name "Iterable Sync" --package-type Managed']
])(
  'package-toolchain 7: without %s no version is made, and what to do is said',
  (_what, values, expected) => {
    project = new Project(values);
    const ended = project.run('scripts/package-version');
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain(expected);
    expect(project.asked()).toEqual([]);
  }
);
