import { identityProblem, toIdentity } from '../../../bridge/sync/identity';
import { describeRecorded, readRecorded } from '../../conformance/recordings';

test('iterable-api 2.5: an e-mail address is the same in any case, a user id is not', () => {
  expect(toIdentity('email', 'Ada@Example.COM')).toEqual({
    kind: 'email',
    value: 'Ada@Example.COM',
    key: 'ada@example.com'
  });
  expect(toIdentity('userId', '003Ab')).toEqual({ kind: 'userId', value: '003Ab', key: '003Ab' });
});

test.each([
  'a@example.com',
  "o'brien@example.com",
  'first.last+tag@sub.example.co.uk',
  'x_y-z@ex-ample.com',
  '1@1.de',
  'ümlaut@example.com',
  'user@münchen.de',
  '"ada lovelace"@example.com',
  '"a@b"@example.com',
  '"say \\"hi\\""@example.com',
  `${'a'.repeat(64)}@example.com`
])('iterable-api 3: %s is an address', (address) => {
  expect(identityProblem('email', address)).toBeNull();
});

test.each([
  ['no at', 'ada.example.com'],
  ['nobody', '@example.com'],
  ['nowhere', 'ada@'],
  ['two', 'a@b@example.com'],
  ['a comma for a dot', 'ada@example,com'],
  ['two addresses', 'a@example.com;b@example.com'],
  ['a space', 'ada lovelace@example.com'],
  ['a line break', 'ada@example.com\n'],
  ['a dot at the end', 'ada@example.com.'],
  ['two dots', 'ada..l@example.com'],
  ['a quote that is not closed', '"ada@example.com'],
  ['a quote inside a quote', '"a"b"@example.com'],
  ['a line break in quotes', '"a\nb"@example.com'],
  ['a dot first', '.ada@example.com'],
  ['a dot before the at', 'ada.@example.com'],
  ['a name and an address', 'Ada <ada@example.com>'],
  ['no ending', 'ada@localhost'],
  ['a domain of hyphens', 'ada@-example.com'],
  ['an underscore in the domain', 'ada@ex_ample.com'],
  ['a name too long', `${'a'.repeat(65)}@example.com`],
  ['too long as a whole', `a@${'b'.repeat(62)}.${'c'.repeat(62)}.${'d'.repeat(62)}.${'e'.repeat(62)}.com`]
])('iterable-api 3: %s is no address', (_what, address) => {
  expect(identityProblem('email', address)).not.toBeNull();
});

test.each([
  ['an 18-character id', '003bn0000000001AAA', true],
  ['52 characters', 'x'.repeat(52), true],
  ['53 characters', 'x'.repeat(53), false],
  ['other alphabets', 'usér', false],
  ['a tab', 'a\tb', false],
  ['a space inside', 'a b', true],
  ['a space at the end', 'a ', false]
])('iterable-api 3: %s as user id', (_what, id, fine) => {
  expect(identityProblem('userId', id) === null).toBe(fine);
});

describeRecorded('addresses with the verdict of isemail', () => {
  const addresses = readRecorded<{ address: string; category: string; diagnosis: string }[]>(
    'nasty',
    'email',
    'isemail-addresses.json'
  );
  const inCategory = (...categories: string[]) =>
    addresses.filter(({ category }) => categories.includes(category));

  /** Allowed by RFC 5321, yet neither taken by a Salesforce e-mail field nor found among people's addresses. */
  const unusual = new Set([
    'ISEMAIL_RFC5321_ADDRESSLITERAL',
    'ISEMAIL_RFC5321_IPV6DEPRECATED',
    'ISEMAIL_RFC5321_TLD'
  ]);
  /** A top-level domain with nothing before it: valid by the letter, refused by Iterable's validator (iterable-api 3). */
  const isBareDomain = (address: string): boolean => !address.slice(address.lastIndexOf('@')).includes('.');

  test('nothing clearly valid is refused', () => {
    const clear = inCategory('ISEMAIL_VALID_CATEGORY', 'ISEMAIL_DNSWARN', 'ISEMAIL_RFC5321').filter(
      ({ address, diagnosis }) => !unusual.has(diagnosis) && !isBareDomain(address)
    );
    expect(clear.length).toBeGreaterThan(20);
    expect(clear.filter(({ address }) => identityProblem('email', address) !== null)).toEqual([]);
  });

  test('nothing clearly malformed passes', () => {
    const malformed = inCategory('ISEMAIL_ERR', 'ISEMAIL_RFC5322', 'ISEMAIL_DEPREC', 'ISEMAIL_CFWS');
    expect(malformed.length).toBeGreaterThan(100);
    expect(malformed.filter(({ address }) => identityProblem('email', address) === null)).toEqual([]);
  });

  test('what is unusual is refused with a reason', () => {
    const refused = addresses.filter(
      ({ address, diagnosis }) => unusual.has(diagnosis) || isBareDomain(address)
    );
    for (const { address } of refused) expect(identityProblem('email', address)).toMatch(/\w/);
  });
});
