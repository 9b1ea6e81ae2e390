import { findSecrets } from '../../../scripts/scan-secrets/find-secrets';

const machine = { folders: ['/srv/checkout'], registryHosts: ['packages.example.com'] };
const found = (text: string): string[] => findSecrets(text, machine).map(({ what }) => what);
const hex = 'deadbeef'.repeat(4);

// Put together here, so that this file holds nothing that looks like one.
const secrets: [what: string, text: string][] = [
  ['a private key', ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' ')],
  ['a private key', ['"-----BEGIN', `PRIVATE KEY-----\\n${hex}"`].join(' ')],
  ['an Iterable API key', `ITERABLE_API_KEY=${hex}`],
  ['a Salesforce access token', `Bearer 00D${'0'.repeat(12)}!${'AQ.'.repeat(20)}`],
  ['an AWS access key', `AKIA${'A1'.repeat(8)}`],
  ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
  ['an npm token', `npm_${'a1'.repeat(18)}`],
  ['an npm token', ['//host/:_authToken', 'abc'].join('=')],
  ['a Slack token or webhook', ['hooks.slack.com', 'services', 'T01', 'B01', 'abc'].join('/')],
  ['a signed token', [`eyJ${'a'.repeat(20)}`, `eyJ${'b'.repeat(20)}`, 'c'.repeat(30)].join('.')],
  ['a password in an address', ['redis://bridge', 'hunter22@redis.example.com'].join(':')],
  ['a download address in a lockfile', ['"resolved"', '"https://x/y.tgz"'].join(': ')],
  ["a folder of somebody's machine", ['', 'home', 'jo', 'project'].join('/')],
  ["a folder of somebody's machine", 'see /srv/checkout/bridge'],
  ['a registry host', ['https://registry', 'npmjs', 'org/left-pad'].join('.')],
  ['a registry host', 'https://packages.example.com/left-pad']
];

test.each(secrets)('%s is found', (what, text) => {
  expect(found(`first line\n${text}\n`)).toContain(what);
});

test('a finding tells the line and never quotes it', () => {
  const findings = findSecrets(`one\ntwo\nkey ${hex}`, machine);
  expect(findings).toEqual([{ line: 3, what: 'an Iterable API key' }]);
  expect(JSON.stringify(findings)).not.toContain(hex);
});

test.each([
  ['a fingerprint of 64 digits', `sha256 ${hex}${hex}`],
  ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
  ['an address of loopback', 'redis://user:password@127.0.0.1:6379'],
  ['a header without the key', 'a file that begins with -----BEGIN PRIVATE KEY-----, as openssl writes it'],
  ['a path inside the repository', 'scripts/home/page.ts, /homepage, ~/project'],
  [
    'the integrity of a package',
    '"integrity": "sha512-QEg3HPMll0o3t2ourKwOeUAZ159Kn9mx5pnzHRQO8+Wixmh88YdZRiIwat0iNzNN=="'
  ]
])('%s is no secret', (_what, text) => {
  expect(found(text)).toEqual([]);
});

test('a line that says why it is allowed is passed over', () => {
  expect(found(`const sample = '${hex}'; // scan-secrets: allow, digits of nothing`)).toEqual([]);
});
