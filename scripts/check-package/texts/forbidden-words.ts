/**
 * Words of the people who built it, which no screen says: beginnings of words by language. A screen in German or French
 * may not say them in English either.
 */
const english = [
  'bookmark',
  'ledger',
  'dead[- ]?letter',
  'lanes?',
  'brak(?:e|es|ed|ing)',
  'fingerprint\\p{L}*',
  'reject\\p{L}*'
];

const words: Readonly<Record<string, readonly string[]>> = {
  en: english.map((word) => (/\*$|\?$|\)$/.test(word) ? word : `${word}s?`)),
  de: [
    'Lesezeichen\\p{L}*',
    'Hauptb(?:uch|ücher)\\p{L}*',
    'Kontob(?:uch|ücher)\\p{L}*',
    'unzustellbar\\p{L}*',
    'tote[rn]? Briefe?',
    'Spur(?:en)?',
    'Fahrspur\\p{L}*',
    '(?:Ge|ge)?[Bb]remst?\\p{L}*',
    'Fingerabdr(?:uck|ück)\\p{L}*',
    'abgelehnt\\p{L}*',
    'abgewiesen\\p{L}*',
    'zurückgewiesen\\p{L}*',
    'Ablehnung\\p{L}*'
  ],
  fr: [
    'signets?',
    'marque-pages?',
    'registres?',
    'grands? livres?',
    'lettres? mortes?',
    'voies?',
    'couloirs?',
    'frein\\p{L}*',
    'empreintes?',
    'rejet\\p{L}*'
  ]
};

/** The first word in the text that no screen in that language says; null for none. */
export function forbiddenWord(text: string, language: 'de' | 'en' | 'fr'): string | null {
  const all = language === 'en' ? words['en'] : [...(words['en'] ?? []), ...(words[language] ?? [])];
  const pattern = new RegExp(`(?<!\\p{L})(?:${(all ?? []).join('|')})(?!\\p{L})`, 'iu');
  return pattern.exec(text)?.[0] ?? null;
}
