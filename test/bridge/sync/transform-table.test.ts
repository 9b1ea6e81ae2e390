import { compileTransform, transformForms } from '../../../bridge/sync/transforms/compile-transform';
import { parseTransform, TransformFault } from '../../../bridge/sync/transforms/parse-transform';
import { transformTable } from '../../../bridge/sync/transforms/table';
import { ValueProblem } from '../../../bridge/sync/transforms/values';

const text = { type: 'string', scale: 0 };
const made = (written: string, value: unknown, field: object = text, timeZone = 'UTC'): unknown =>
  compileTransform(written, { field: { ...text, ...field }, timeZone }).apply(value);

describe('how a transform is written', () => {
  test.each([
    ['trim', [{ name: 'trim', args: [] }]],
    [' Truncate( 40 ) ', [{ name: 'truncate', args: ['40'] }]],
    [
      "split(',') | join(' | ')",
      [
        { name: 'split', args: [','] },
        { name: 'join', args: [' | '] }
      ]
    ],
    ["lookup(a=1, b='it''s, b')", [{ name: 'lookup', args: ['a=1', "b='it''s, b'"] }]],
    ["lookup('a=x, y', b=2)", [{ name: 'lookup', args: ['a=x, y', 'b=2'] }]]
  ])('%s', (written, calls) => {
    expect(parseTransform(written)).toEqual(calls);
  });

  test.each([
    ['', 'is not written like'],
    ['trim(', 'a parenthesis is not closed'],
    ["join(', )", 'a quote is not closed'],
    ['trim lower', 'is not written like'],
    ['reverse', 'there is no transform "reverse"'],
    ['constructor', 'there is no transform "constructor"'],
    ['trim(1)', 'trim takes no arguments'],
    ['truncate', 'needs a whole number'],
    ['truncate(0)', 'needs a whole number'],
    ['hash(crc)', 'hash knows sha256 and md5'],
    ['phone(Atlantis)', 'is no country code'],
    ['date(Mars/Base)', 'there is no time zone Mars/Base'],
    ['lookup', 'needs at least one'],
    ['lookup(a)', 'is not written like value=other']
  ])('%j is refused by name', (written, why) => {
    const compile = () => compileTransform(written, { field: text, timeZone: 'UTC' });
    expect(compile).toThrow(TransformFault);
    expect(compile).toThrow(why);
  });

  test('every one of them is listed for help texts', () => {
    const names = transformForms().map((form) => /^\w+/.exec(form)?.[0].toLowerCase());
    expect(names).toEqual(Object.keys(transformTable));
  });
});

describe('D-35 what a transform makes', () => {
  test.each([
    ['truncate(3)', 'Zürich', 'Zür'],
    ['truncate(2)', '👩‍🚀🚀🚀', [...'👩‍🚀🚀🚀'].slice(0, 2).join('')],
    ['hash', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['hash(md5)', 'abc', '900150983cd24fb0d6963f7d28e17f72'], // scan-secrets: allow (the md5 of abc)
    ['split', 'a; b;;c', ['a', 'b', 'c']],
    ["split(',') | lower", 'A,B', ['a', 'b']],
    ["split(',') | join('-')", 'a,b', 'a-b'],
    ['lookup(Gold=1, Silver=2)', 'Gold', '1'],
    ['lookup(Gold=1, *=none)', 'Bronze', 'none'],
    ['trim | upper | truncate(1)', ' ada ', 'A']
  ])('%s of %j', (written, value, expected) => {
    expect(made(written, value)).toEqual(expected);
  });

  test('a value that a dictionary does not know names those that it does', () => {
    expect(() => made('lookup(Gold=1, Silver=2)', 'Bronze')).toThrow(ValueProblem);
    expect(() => made('lookup(Gold=1, Silver=2)', 'Bronze')).toThrow('one of Gold, Silver');
  });

  test("label gives a picklist's label, join the values of a multi-select field", () => {
    const labels = new Map([['DE', 'Germany']]);
    expect(made('label', 'DE', { type: 'picklist', labels })).toBe('Germany');
    expect(made('label', 'FR', { type: 'picklist', labels })).toBe('FR');
    expect(made('split | label', 'DE;FR', { type: 'multipicklist', labels })).toEqual(['Germany', 'FR']);
    expect(made('join', 'a;b', { type: 'multipicklist' })).toBe('a, b');
  });

  test.each([
    ['phone', '+49 30 901820', '+4930901820'],
    ['phone(DE)', '030 901820', '+4930901820'],
    ['phone(us)', '(212) 736-5000', '+12127365000']
  ])('%s of %j is E.164', (written, value, expected) => {
    expect(made(written, value)).toBe(expected);
  });

  test.each(['030 901820', '12', 'call me'])('phone refuses %j without a country', (value) => {
    expect(() => made('phone', value)).toThrow('a phone number');
  });
});

describe('S-25 S-26 S-27 S-28 dates, zones and Unix time', () => {
  const late = '2026-01-02T23:30:00.000+0000';
  test.each([
    ['date', late, 'UTC', '2026-01-02'],
    ['date', late, 'Europe/Berlin', '2026-01-03'],
    ['date(America/New_York)', '2026-01-03T02:00:00.000+0000', 'Europe/Berlin', '2026-01-02'],
    ['date', '2026-01-02', 'Pacific/Auckland', '2026-01-02'],
    ['datetime', '2026-01-02', 'Europe/Berlin', '2026-01-02 00:00:00 +00:00'],
    ['datetime(Europe/Berlin)', '2026-01-02', 'UTC', '2026-01-01 23:00:00 +00:00'],
    ['datetime(Europe/Berlin)', late, 'UTC', '2026-01-02 23:30:00 +00:00'],
    ['unixSeconds', '1970-01-02', 'UTC', 86400],
    ['unixSeconds', '1970-01-02', 'Europe/Berlin', 82800],
    ['unixMilliseconds', '2026-01-02T03:04:05.000+0000', 'Europe/Berlin', Date.UTC(2026, 0, 2, 3, 4, 5)],
    ['fromUnixSeconds', 86400, 'UTC', '1970-01-02 00:00:00 +00:00'],
    ['fromUnixMilliseconds', '86400000', 'UTC', '1970-01-02 00:00:00 +00:00']
  ])('%s of %j in %s', (written, value, zone, expected) => {
    expect(made(written, value, {}, zone)).toBe(expected);
  });

  test.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z']
  ])('a day begins at its midnight also when the clocks change: %s in %s', (date, zone, begins) => {
    expect(made('unixSeconds', date, {}, zone)).toBe(Date.parse(begins) / 1000);
  });

  test('there and back again', () => {
    const moment = '2026-07-01T12:00:00.000+0000';
    expect(made('unixSeconds | fromUnixSeconds', moment)).toBe('2026-07-01 12:00:00 +00:00');
  });
});
