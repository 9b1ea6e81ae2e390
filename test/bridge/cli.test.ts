import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../bridge/cli';
import { recordedTerminal } from './terminal';

/** The command line as far as it gets without Salesforce and Iterable. */
async function bridge(words: readonly string[], environment: Record<string, string> = {}) {
  const terminal = recordedTerminal(environment);
  const code = await main(words, terminal);
  return { code, ...terminal.written };
}

const folder = mkdtempSync(join(tmpdir(), 'bridge-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'a-secret-that-must-not-be-shown';
const good = {
  SF_LOGIN_URL: 'http://127.0.0.1:1',
  SF_CLIENT_ID: 'client',
  SF_CLIENT_SECRET: secret,
  ITERABLE_API_KEY: secret,
  DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'silent'
};

const commands = ['start', 'run', 'sync-record', 'status', 'runs', 'check', 'doctor'];

describe('help', () => {
  test('bridge --help lists every command on stdout and ends with 0', async () => {
    const { code, stdout, stderr } = await bridge(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test.each(commands)('bridge %s --help says what it does and takes --json', async (command) => {
    const { code, stdout } = await bridge([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--json');
  });
});

describe('DESIGN 4: wrong usage ends with 2 and says what is wrong', () => {
  const contact = '003000000000001AAA';
  test.each([
    ['no command', [], /Usage: bridge/],
    ['an unknown command', ['sync'], /unknown command 'sync'/],
    ['a missing argument', ['run'], /missing required argument 'sync'/],
    ['one argument too many', ['status', 'Contact_To_User'], /too many arguments/],
    ['an unknown option', ['run', 'Contact_To_User', '--fast'], /unknown option '--fast'/],
    ['--since without a time', ['run', 'Contact_To_User', '--since', 'yesterday'], /ISO time/],
    ['--since on a day that is none', ['run', 'Contact_To_User', '--since', '2026-02-31'], /ISO time/],
    ['--since without a zone', ['run', 'Contact_To_User', '--since', '2026-01-31T08:00:00'], /with its zone/],
    ['--since in the future', ['run', 'Contact_To_User', '--since', '2999-01-01T00:00:00Z'], /future/],
    ['--since beside --full', ['run', 'A', '--full', '--since', '2026-01-01'], /cannot be used with/],
    ['--max 0', ['run', 'Contact_To_User', '--max', '0'], /whole number above 0/],
    ['--max 1e3', ['run', 'Contact_To_User', '--max', '1e3'], /whole number above 0/],
    ['a record id that is none', ['sync-record', 'Contact_To_User', '42'], /15 or 18 characters/],
    ['--limit that is none', ['runs', '--limit', 'all'], /whole number above 0/],
    ['an option of another command', ['sync-record', 'A', contact, '--full'], /unknown option '--full'/]
  ])('%s', async (_what, words, message) => {
    const text = await bridge(words, good);
    expect(text).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) as string });
    expect(text.stderr).not.toMatch(/^\s+at /m);

    const json = await bridge([...words, '--json'], good);
    expect(json.code).toBe(2);
    if (words.length > 0) expect(json.stderr).toMatch(message);
    expect(JSON.parse(json.stdout)).toEqual({
      error: {
        code: 'bridge.usage',
        message: expect.any(String) as string,
        fix: expect.any(String) as string
      }
    });
  });
});

describe('settings that are wrong end with 1 and are named', () => {
  const missing = (name: string) =>
    Object.fromEntries(Object.entries(good).filter(([given]) => given !== name));

  test.each([
    ['no SF_CLIENT_ID', missing('SF_CLIENT_ID'), 'settings.invalid', /SF_CLIENT_ID is missing/],
    ['no way to sign in', missing('SF_CLIENT_SECRET'), 'settings.no-credentials', /SF_PRIVATE_KEY_FILE/],
    [
      'a key file that is not there',
      { ...missing('SF_CLIENT_SECRET'), SF_USERNAME: 'u', SF_PRIVATE_KEY_FILE: join(folder, 'none.pem') },
      'settings.key-file',
      /SF_PRIVATE_KEY_FILE cannot be read/
    ],
    ['several at once', { ...good, PORT: 'x', LOG_LEVEL: 'loud' }, 'settings.invalid', /PORT .*; LOG_LEVEL /],
    ['a short BRIDGE_TOKEN', { ...good, BRIDGE_TOKEN: 'short' }, 'settings.invalid', /BRIDGE_TOKEN must have/]
  ])('%s', async (_what, environment, code, message) => {
    const { stdout, stderr, ...rest } = await bridge(['status', '--json'], environment);
    expect(rest).toEqual({ code: 1 });
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code,
        message: expect.stringContaining('Settings: ') as string,
        fix: expect.any(String) as string
      }
    });
    expect(stderr).toMatch(message);
    expect(stdout + stderr).not.toMatch(new RegExp(`${secret}|^\\s+at |short[^.]*$`, 'm'));
  });

  test('a DATA_DIR that is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { code, stdout, stderr } = await bridge(['runs'], { ...good, DATA_DIR: file });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/ledger in .*file cannot be opened.*\n.*DATA_DIR/s);
  });
});

test('a Salesforce that cannot be reached: which setting to look at, no secret', async () => {
  const { code, stdout, stderr } = await bridge(['run', 'Contact_To_User'], good);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'Salesforce could not be reached to sign in (ECONNREFUSED).\nCheck SF_LOGIN_URL, and that this machine can reach it.\n'
  );
});

test('what needs no server works without one: runs of an empty ledger', async () => {
  expect(await bridge(['runs'], good)).toEqual({ code: 0, stdout: 'No runs yet.\n', stderr: '' });
  const { stdout } = await bridge(['runs', '--json'], good);
  expect(JSON.parse(stdout)).toEqual({ runs: [], next: null });
});

test('a defect ends with 1 and a short text, in JSON with one document', async () => {
  const environment = new Proxy(good, {
    get: () => {
      throw new TypeError('boom');
    },
    ownKeys: () => {
      throw new TypeError('boom');
    }
  });
  const { code, stdout, stderr } = await bridge(['status', '--json'], environment);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bridge.unexpected' } });
  expect(stderr).toMatch(/^Unexpected error: boom\n.*LOG_LEVEL=debug.*\n$/);
});

test('a service on a public address without a token refuses to start', async () => {
  const { code, stderr } = await bridge(['start'], { ...good, HOST: '0.0.0.0', PORT: '0' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/open to everybody on 0\.0\.0\.0.*\n.*BRIDGE_TOKEN/s);
});
