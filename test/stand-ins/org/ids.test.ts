import { IdSource, to18 } from './ids';

test.each([
  ['003D000000QV9n2', '003D000000QV9n2IAD'],
  ['001000000000000', '001000000000000AAA'],
  ['00Dx0000000BV7z', '00Dx0000000BV7zEAG']
])('salesforce-api 2.3: %s and %s are one id', (id15, id18) => {
  expect(to18(id15)).toBe(id18);
  expect(to18(id18)).toBe(id18);
});

test.each(['', '003', '003D000000QV9n2IAX', '003D000000QV9n-', 17, null])('%p is no id', (text) => {
  expect(to18(text)).toBeUndefined();
});

test('ids rise, and begin with the prefix of their object', () => {
  const ids = new IdSource();
  const given = Array.from({ length: 5000 }, () => ids.next('003'));
  expect(given).toEqual([...given].sort());
  expect(new Set(given.map((id) => id.toLowerCase())).size).toBe(5000);
  expect(given.every((id) => to18(id) === id && id.startsWith('003'))).toBe(true);
  expect(ids.next('00Q').startsWith('00Q')).toBe(true);
});
