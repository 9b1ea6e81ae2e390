import type { Language } from './labels';

/** How a person reads: their language, their way of writing numbers and dates, and their clock. */
export interface Culture {
  readonly language: Language;
  readonly locale: string;
  readonly timeZone: string;
}

const cultures: Readonly<Record<Language, Culture>> = {
  en: { language: 'en', locale: 'en-US', timeZone: 'America/New_York' },
  de: { language: 'de', locale: 'de-DE', timeZone: 'Europe/Berlin' },
  fr: { language: 'fr', locale: 'fr-FR', timeZone: 'Europe/Paris' }
};

export const cultureOf = (language: Language): Culture => cultures[language];

/** Values of the modules `@salesforce/i18n/...` that follow the language. */
export function apiLanguage({ language, locale, timeZone }: Culture): Record<string, string> {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    lang: language,
    locale,
    timeZone,
    'number.groupingSeparator': part('group'),
    'number.decimalSeparator': part('decimal'),
    'dateTime.shortDateFormat':
      language === 'de' ? 'dd.MM.yyyy' : language === 'fr' ? 'dd/MM/yyyy' : 'M/d/yyyy'
  };
}
