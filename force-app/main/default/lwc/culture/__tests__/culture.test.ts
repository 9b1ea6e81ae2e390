import { browserLocale, language, locale, timeZone } from 'c/culture';

test.each([
  ['en-US', 'en-US'],
  ['en_US', 'en-US'],
  ['de', 'de'],
  ['ca-ES-EURO', 'ca-ES'],
  ['no-NO-NY', 'no-NO'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
  ['', 'en-US'],
  ['?', 'en-US']
])('Words: the locale "%s" is written as "%s"', (name, known) => {
  expect(browserLocale(name)).toBe(known);
});

test('Words: numbers and times can be written in what the user has', () => {
  expect(new Intl.NumberFormat(locale).format(1204)).toBe('1,204');
  expect(new Intl.DateTimeFormat(language, { timeZone }).resolvedOptions().timeZone).toBe(
    'America/Los_Angeles'
  );
});
