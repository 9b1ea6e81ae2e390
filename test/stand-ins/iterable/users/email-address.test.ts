import { isValidEmail, isValidUserId } from './email-address';

test.each([
  'a@x.com',
  'first.last@example.co.uk',
  'first+tag@example.com',
  "o'brien@example.ie",
  'ünïcode@example.com',
  'a@bücher.example.com',
  'a@xn--bcher-kva.com',
  'a@example.xn--p1ai',
  'a@example.рф',
  '"quoted local"@example.com',
  'a@[127.0.0.1]',
  '003000000000001AAA+0000000001@placeholder.email'
])('iterable-api 3: %s is an address', (email) => {
  expect(isValidEmail(email)).toBe(true);
});

test.each([
  '',
  '000',
  'bad@',
  '@example.com',
  'a@localhost',
  'a@example',
  'a@example.notatld',
  'a@example.com.',
  'a b@example.com',
  'a@exam ple.com',
  'a@example..com',
  'a@-example.com',
  'a@exam_ple.com',
  '.a@example.com',
  'a.@example.com',
  'a..b@example.com',
  'a@b@example.com',
  'a,b@example.com',
  'a@example.com, b@example.com',
  'Name <a@example.com>',
  `${'a'.repeat(65)}@example.com`,
  'a@[300.0.0.1]'
])('iterable-api 3: %j is no address', (email) => {
  expect(isValidEmail(email)).toBe(false);
});

test('iterable-api 3: a userId is 1 to 52 printable ASCII characters without a space at its end', () => {
  expect(isValidUserId('003Qy000002abcDIAQ')).toBe(true);
  expect(isValidUserId('with space')).toBe(true);
  expect(isValidUserId('x'.repeat(52))).toBe(true);
  expect(isValidUserId('')).toBe(false);
  expect(isValidUserId('x'.repeat(53))).toBe(false);
  expect(isValidUserId('space at end ')).toBe(false);
  expect(isValidUserId('ümlaut')).toBe(false);
  expect(isValidUserId('tab\there')).toBe(false);
});
