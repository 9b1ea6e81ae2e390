import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ConfigError } from '../../bridge/errors';
import { readSettings, type Settings } from '../../bridge/settings';

const smallest = { SF_CLIENT_ID: 'consumer', SF_CLIENT_SECRET: 'secret-of-the-app' };
const read = (environment: Record<string, string>): Settings => readSettings({ ...smallest, ...environment });

function errorOf(environment: Record<string, string | undefined>): ConfigError {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
}

test('DESIGN 3: what may be left out has the documented default', () => {
  expect(readSettings(smallest)).toEqual({
    salesforce: {
      loginUrl: 'https://login.salesforce.com',
      clientId: 'consumer',
      auth: { flow: 'clientCredentials', clientSecret: 'secret-of-the-app' },
      apiVersion: '66.0',
      namespace: '',
      allowedOrgId: null,
      timeoutSeconds: 130
    },
    iterable: { apiKeys: new Map(), apiUrls: new Map() },
    dataDir: './data',
    redisUrl: null,
    port: 8080,
    host: '127.0.0.1',
    bridgeToken: null,
    outboundMessageSecret: null,
    settleSeconds: 60,
    dailySharePercent: 20,
    reservePercent: 10,
    logLevel: 'info',
    retentionDays: 90
  });
});

const taken: readonly [string, string, (settings: Settings) => unknown, unknown][] = [
  [
    'SF_LOGIN_URL',
    'https://acme.my.salesforce.com/',
    (s) => s.salesforce.loginUrl,
    'https://acme.my.salesforce.com'
  ],
  ['SF_CLIENT_ID', 'other', (s) => s.salesforce.clientId, 'other'],
  ['SF_API_VERSION', '67.0', (s) => s.salesforce.apiVersion, '67.0'],
  ['SF_NAMESPACE', 'itbl', (s) => s.salesforce.namespace, 'itbl'],
  ['SF_ALLOWED_ORG_ID', '00D000000000001EAA', (s) => s.salesforce.allowedOrgId, '00D000000000001EAA'],
  ['SF_ALLOWED_ORG_ID', '00D000000000001', (s) => s.salesforce.allowedOrgId, '00D000000000001'],
  ['ITERABLE_API_KEY', 'key', (s) => s.iterable.apiKeys.get(''), 'key'],
  ['ITERABLE_API_KEY_Europe', 'key', (s) => s.iterable.apiKeys.get('EUROPE'), 'key'],
  ['ITERABLE_API_URL', 'http://127.0.0.1:9', (s) => s.iterable.apiUrls.get(''), 'http://127.0.0.1:9'],
  [
    'ITERABLE_API_URL_EUROPE',
    'http://127.0.0.1:9',
    (s) => s.iterable.apiUrls.get('EUROPE'),
    'http://127.0.0.1:9'
  ],
  ['REDIS_URL', 'redis://127.0.0.1:6379', (s) => s.redisUrl, 'redis://127.0.0.1:6379'],
  ['REDIS_URL', 'rediss://cache:6380', (s) => s.redisUrl, 'rediss://cache:6380'],
  ['DATA_DIR', '/var/lib/bridge', (s) => s.dataDir, '/var/lib/bridge'],
  ['PORT', '0', (s) => s.port, 0],
  ['HOST', '0.0.0.0', (s) => s.host, '0.0.0.0'],
  ['BRIDGE_TOKEN', 'sixteen-letters!', (s) => s.bridgeToken, 'sixteen-letters!'],
  ['OUTBOUND_MESSAGE_SECRET', 'sixteen-letters~', (s) => s.outboundMessageSecret, 'sixteen-letters~'],
  ['SF_TIMEOUT_SECONDS', '1', (s) => s.salesforce.timeoutSeconds, 1],
  ['ITERABLE_SETTLE_SECONDS', '0', (s) => s.settleSeconds, 0],
  ['SF_DAILY_SHARE_PERCENT', '100', (s) => s.dailySharePercent, 100],
  ['LOG_LEVEL', 'debug', (s) => s.logLevel, 'debug'],
  ['RETENTION_DAYS', '1', (s) => s.retentionDays, 1]
];

test.each(taken)('DESIGN 3: %s=%s is taken', (name, value, pick, expected) => {
  expect(pick(read({ [name]: value }))).toBe(expected);
});

test.each([...new Set(taken.map(([name]) => name))].filter((name) => name !== 'SF_CLIENT_ID'))(
  'DESIGN 3: a blank %s is the same as none',
  (name) => {
    expect(read({ [name]: '' })).toEqual(readSettings(smallest));
  }
);

const refused: readonly [string, string][] = [
  ['SF_LOGIN_URL', 'not-an-address-4711'],
  ['SF_LOGIN_URL', 'ftp://4711.example.com'],
  ['SF_API_VERSION', 'v4711'],
  ['SF_NAMESPACE', 'with space 4711'],
  ['SF_ALLOWED_ORG_ID', '001000000004711'],
  ['REDIS_URL', 'http://4711.example.com'],
  ['PORT', '4711000'],
  ['PORT', 'door-4711'],
  ['BRIDGE_TOKEN', 'short-4711'],
  ['OUTBOUND_MESSAGE_SECRET', 'short-4711'],
  ['OUTBOUND_MESSAGE_SECRET', 'sixteen/letters/4711'],
  ['SF_TIMEOUT_SECONDS', '4711'],
  ['ITERABLE_SETTLE_SECONDS', '-4711'],
  ['SF_DAILY_SHARE_PERCENT', '4711'],
  ['LOG_LEVEL', 'loud-4711'],
  ['RETENTION_DAYS', '0.4711']
];

test.each(refused)('DESIGN 3: %s=%s is refused by name and without its value', (name, value) => {
  const error = errorOf({ ...smallest, [name]: value });
  expect(error.code).toBe('settings.invalid');
  expect(error.message).toContain(name);
  expect(error.fix).not.toBe('');
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('4711');
});

test('DESIGN 3: all wrong settings are named at once', () => {
  const { message } = errorOf({ PORT: 'x', LOG_LEVEL: 'x', SF_API_VERSION: 'x' });
  for (const name of ['SF_CLIENT_ID', 'PORT', 'LOG_LEVEL', 'SF_API_VERSION']) expect(message).toContain(name);
});

test('DESIGN 3: DATABASE_URL is refused by name, without its value, until it is supported', () => {
  const error = errorOf({ ...smallest, DATABASE_URL: 'postgres://user:pa55@db/bridge' });
  expect(error).toMatchObject({ code: 'settings.not-supported', fix: 'Unset DATABASE_URL.' });
  expect(inspect(error)).not.toContain('pa55');
});

describe('salesforce-api 1: ways to sign in', () => {
  const app = { SF_CLIENT_ID: 'consumer' };
  const jwt = { flow: 'jwt', username: 'bridge@example.com', privateKey: 'line one\nline two' };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a key on one line has its line breaks written out', () => {
    const settings = readSettings({
      ...app,
      SF_USERNAME: jwt.username,
      SF_PRIVATE_KEY: 'line one\\nline two'
    });
    expect(settings.salesforce.auth).toEqual(jwt);
  });

  test('a key in a file', () => {
    const file = join(folder, 'server.key');
    writeFileSync(file, jwt.privateKey);
    const settings = readSettings({ ...app, SF_USERNAME: jwt.username, SF_PRIVATE_KEY_FILE: file });
    expect(settings.salesforce.auth).toEqual(jwt);
  });

  test('JWT bearer comes before client credentials where both are set', () => {
    const settings = read({ SF_USERNAME: jwt.username, SF_PRIVATE_KEY: jwt.privateKey });
    expect(settings.salesforce.auth).toEqual(jwt);
  });

  test('a key file that cannot be read is said without its path', () => {
    const error = errorOf({ ...app, SF_USERNAME: 'u', SF_PRIVATE_KEY_FILE: join(folder, 'nowhere') });
    expect(error.code).toBe('settings.key-file');
    expect(error.message).not.toContain(folder);
  });

  test.each([
    ['nothing', {}],
    ['a user without a key', { SF_USERNAME: 'bridge@example.com' }],
    ['a key without a user', { SF_PRIVATE_KEY: 'key' }]
  ])('%s is no way to sign in', (_what, environment) => {
    expect(errorOf({ ...app, ...environment })).toMatchObject({ code: 'settings.no-credentials' });
  });
});

test('DESIGN 3: each project has its key, and the one without a name is the default', () => {
  const { apiKeys } = read({
    ITERABLE_API_KEY: 'a',
    ITERABLE_API_KEY_MAIN: 'b',
    ITERABLE_API_KEY_EU: 'c'
  }).iterable;
  expect([...apiKeys].sort()).toEqual([
    ['', 'a'],
    ['EU', 'c'],
    ['MAIN', 'b']
  ]);
});

test('a key copied with a space or line break around it is the key', () => {
  const { iterable } = read({ ITERABLE_API_KEY: ' key\n', ITERABLE_API_URL: 'http://127.0.0.1:9 ' });
  expect(iterable.apiKeys.get('')).toBe('key');
  expect(iterable.apiUrls.get('')).toBe('http://127.0.0.1:9');
});

test('the environment of the process is what is read when none is given', () => {
  const before = process.env;
  process.env = { ...smallest, PORT: '1234' };
  try {
    expect(readSettings().port).toBe(1234);
  } finally {
    process.env = before;
  }
});
