import LANG from '@salesforce/i18n/lang';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

const ENGLISH = 'en-US';

/**
 * A locale of Salesforce as one that the browser takes: `ca-ES-EURO`, which is none of the web's, as `ca-ES`. English
 * where nothing of it can be used.
 */
export function browserLocale(name: string): string {
  const parts = name.replaceAll('_', '-').split('-');
  while (parts.length > 0) {
    try {
      return Intl.getCanonicalLocales(parts.join('-'))[0] ?? ENGLISH;
    } catch {
      parts.pop();
    }
  }
  return ENGLISH;
}

/** What the user reads. */
export const language = browserLocale(LANG);
/** How the user writes numbers and times. */
export const locale = browserLocale(LOCALE);
/** Of the user, such as `America/Los_Angeles`. */
export const timeZone = TIME_ZONE;
