import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError } from '../../../bridge/errors';
import { openSqliteLedger } from '../../../bridge/ledger/sqlite-ledger';
import { Connection } from '../../../bridge/ledger/sqlite/connection';
import { claim } from '../../contracts/ledger-bench';
import { pass } from '../../contracts/waiting';

const root = resolve(__dirname, '../../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('the folder is made when missing, and only its owner can read what is in it', async () => {
  const dataDir = join(folder, 'deep', 'data');
  const ledger = await openSqliteLedger(dataDir);
  await ledger.claimIdentities('Main', [claim('jane@example.com', 1)]);
  expect(modeOf(dataDir)).toBe('700');
  for (const file of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm'])
    expect(modeOf(join(dataDir, file))).toBe('600');
  await ledger.close();
});

test('at rest everything is in the one file', async () => {
  const ledger = await openSqliteLedger(folder);
  await ledger.claimIdentities('Main', [claim('jane@example.com', 1)]);
  await ledger.close();
  const log = join(folder, 'ledger.db-wal');
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  expect(readFileSync(join(folder, 'ledger.db')).includes('jane@example.com')).toBe(true);
});

test('an open again finds what was stored', async () => {
  const first = await openSqliteLedger(folder);
  await first.claimIdentities('Main', [claim('a@example.com', 1)]);
  await first.close();
  const second = await openSqliteLedger(folder);
  expect(await second.identityOwners('a@example.com')).toHaveLength(1);
  await second.close();
});

test('several can open a new folder at the same moment', async () => {
  const ledgers = await Promise.all(Array.from({ length: 4 }, () => openSqliteLedger(folder)));
  await Promise.all(ledgers.map((ledger) => ledger.runs({ limit: 1 })));
  await Promise.all(ledgers.map((ledger) => ledger.close()));
});

test('a new file that someone else is just setting up is waited for', async () => {
  const other = new Connection(join(folder, 'ledger.db'));
  other.script('BEGIN IMMEDIATE');
  const opening = openSqliteLedger(folder);
  await pass(600);
  other.script('COMMIT');
  other.close();
  await (await opening).close();
});

test('a ledger of a newer version is refused, and left as it is', async () => {
  await (await openSqliteLedger(folder)).close();
  const db = new Connection(join(folder, 'ledger.db'));
  db.run('INSERT INTO migrations VALUES (?, ?)', 99, '2030-01-01T00:00:00.000Z');
  db.close();
  const opening = openSqliteLedger(folder);
  await expect(opening).rejects.toThrow(ConfigError);
  await expect(opening).rejects.toMatchObject({
    code: 'ledger.newer',
    message: 'The ledger has version 99, this bridge knows 13.',
    fix: 'Start the version of the bridge that last used this DATA_DIR, or a later one.'
  });
});

test('a folder that cannot be used is a fault of the configuration', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await expect(openSqliteLedger(file)).rejects.toMatchObject({
    name: 'ConfigError',
    code: 'ledger.data-dir'
  });
});

test('a file that is no ledger is a fault of the configuration', async () => {
  writeFileSync(join(folder, 'ledger.db'), 'not a database, but long enough to look like one '.repeat(100));
  await expect(openSqliteLedger(folder)).rejects.toMatchObject({
    name: 'ConfigError',
    code: 'ledger.data-dir'
  });
});

describe.each([
  ['tsx/cjs', ['--require', 'tsx/cjs']],
  ['the loader of tsx', ['--import', 'tsx']]
])('run from its TypeScript sources by %s', (_, execArgs) => {
  test('it opens, answers, and does not keep a process alive that forgets to close it', () => {
    const script = `
      const { openSqliteLedger } = require('./bridge/ledger/sqlite-ledger.ts');
      openSqliteLedger(process.argv[1])
        .then((ledger) => ledger.runs({ limit: 1 }))
        .then((runs) => console.log(JSON.stringify(runs)));`;
    const { stdout, status } = spawnSync(process.execPath, [...execArgs, '-e', script, folder], {
      cwd: root,
      encoding: 'utf8',
      timeout: 20_000
    });
    expect({ stdout, status }).toEqual({ stdout: '[]\n', status: 0 });
  }, 30_000);
});
