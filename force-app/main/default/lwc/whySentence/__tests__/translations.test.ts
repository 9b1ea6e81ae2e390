import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { labels, whyText, type WhyContext, type WhyTexts } from 'c/whySentence';
import { causes } from '../causes';
import { answerOf, byBen, context, country, jo, view } from 'test-support/why-situation';

interface Translations {
  Translations: { customLabels: { name: string; label: string }[] };
}

const folder = path.resolve(__dirname, '../../../translations');
const parser = new XMLParser({ isArray: (name) => name === 'customLabels', parseTagValue: false });

function textsOf(language: 'de' | 'fr'): WhyTexts {
  const xml = readFileSync(path.join(folder, `${language}.translation-meta.xml`), 'utf8');
  const { customLabels } = (parser.parse(xml) as Translations).Translations;
  const all = new Map(customLabels.map(({ name, label }) => [name, label]));
  return Object.fromEntries(Object.keys(labels).map((name) => [name, all.get(name)])) as WhyTexts;
}

const languages: [language: string, texts: WhyTexts][] = [
  ['en', labels],
  ['de', textsOf('de')],
  ['fr', textsOf('fr')]
];

const codes = [
  ...['scope.field', 'scope.blank', 'scope.other', 'scope.campaign', 'scope.member-status'],
  ...['scope.list-view', 'scope.report', 'consent.opted-out', 'identity.shared', 'condition', 'sync.none'],
  ...['sync.paused', 'sync.inactive', 'sync.capture', 'record.converted', 'record.forgotten'],
  ...['record.deleted', 'record.merged', 'removed.left', 'removed.other'],
  ...['identity.missing', 'identity.invalid', 'rejected.type', 'rejected.required', 'rejected.value'],
  ...['rejected.other', 'sync.problem', 'record.invisible'],
  ...['waiting.turn', 'waiting.retry', 'waiting.held', 'waiting.settle', 'waiting.first'],
  ...['in.sent', 'in.changed', 'in.unchanged']
];

/** Everything that a bridge can tell, so that every place of every sentence can be filled. */
const facts = {
  ...{ value: 'DE', expected: 'US', campaign: 'Spring Gala', view: 'Active', report: 'Readers' },
  ...{ step: 'Send', formula: 'MailingCountry = "US"', reason: 'It is so.', message: 'It is so.' },
  iterableField: 'country'
};
const everything = { facts, ...country, ...byBen, ...jo, moment: '2026-11-22T10:40:00Z' };

const placesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\d+)\}/g)].map((match) => match[1] ?? ''))].sort();

test('every cause of the bridge has its sentence, and there is no other', () => {
  expect(Object.keys(causes).sort()).toEqual([...codes].sort());
});

test.each(languages)('%s: every text is there and names what the English one names', (_language, texts) => {
  for (const [name, english] of Object.entries(labels)) {
    const text = texts[name as keyof WhyTexts];
    expect([name, text]).toEqual([name, expect.stringMatching(/\S/)]);
    expect([name, placesOf(text)]).toEqual([name, placesOf(english)]);
  }
});

test.each(languages)('%s: each sentence has a place for each fact that it is given', (_language, texts) => {
  for (const { tellings } of Object.values(causes))
    for (const { label, facts: named } of tellings)
      expect([label, placesOf(texts[label])]).toEqual([label, named.map((_, index) => String(index))]);
});

test.each(languages)('%s: no sentence is left with an empty place', (language, texts) => {
  const spoken: WhyContext = { ...context, texts, language };
  for (const code of codes) {
    const { headline, fix } = whyText(view, answerOf('notSent', code, everything), spoken);
    expect(headline).not.toMatch(/[{}]|undefined|null/);
    expect(fix).not.toMatch(/[{}]|undefined|null/);
  }
});

test('the words of the workshop stand in no text', () => {
  const workshop = /bookmark|ledger|dead letter|lane\b|brake|fingerprint|rejected/i;
  for (const [, texts] of languages)
    expect(Object.values(texts).filter((text) => workshop.test(text))).toEqual([]);
});

test('a sentence in German has its dates in German, whatever the locale of the user', () => {
  const german: WhyContext = { ...context, texts: textsOf('de'), language: 'de', locale: 'en-US' };
  const answer = answerOf('notSent', 'scope.field', {
    ...everything,
    facts: { value: 'DE', expected: 'US' }
  });
  expect(whyText(view, answer, german)).toMatchObject({
    headline:
      'Nicht gesendet: Mailing Country ist DE, Contacts to users übernimmt aber nur US. Ben Ford hat das am 3. November geändert.',
    fix: 'Ändern Sie Mailing Country, und drücken Sie dann „Jetzt synchronisieren“.'
  });
});

test('what the bridge says in English of what would do is said in German', () => {
  const german: WhyContext = { ...context, texts: textsOf('de'), language: 'de', locale: 'de-DE' };
  const asked = (expected: string): string => {
    const answer = answerOf('notSent', 'scope.field', { ...country, facts: { value: 'blank', expected } });
    return whyText(view, answer, german).headline;
  };
  const before = 'Nicht gesendet: Mailing Country ist leer, Contacts to users übernimmt aber';
  expect(asked('US, CA or MX')).toBe(`${before} nur US, CA oder MX.`);
  expect(asked('anything but DE')).toBe(`${before} alles außer DE.`);
  expect(asked('before 2026-11-03')).toBe(`${before} nur vor dem 3. November.`);
});

test('a sentence in French', () => {
  const french: WhyContext = { ...context, texts: textsOf('fr'), language: 'fr', locale: 'fr-FR' };
  const answer = answerOf('notSent', 'scope.field', everything);
  expect(whyText(view, answer, french).headline).toBe(
    'Non envoyé\u00a0: Mailing Country est DE, et Contacts to users n’accepte que US. Ben Ford l’a modifié le 3 novembre.'
  );
});
