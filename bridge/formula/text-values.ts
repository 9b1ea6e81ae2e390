/** What the text functions do to one text. A blank text is ''. */

const letterOfSuffix = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18 characters of an id of 15: the last three say which letters are capitals; other texts stay. */
export function longId(text: string): string {
  if (!/^[A-Za-z0-9]{15}$/.test(text)) return text;
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let capitals = 0;
    for (let place = 0; place < 5; place++)
      if (/[A-Z]/.test(text[block + place] ?? '')) capitals += 1 << place;
    suffix += letterOfSuffix[capitals] ?? '';
  }
  return text + suffix;
}

/** Each word with one capital. A word is letters and digits; source: `formulaInitCap` of the published formula engine. */
export function capitalised(text: string): string {
  return text.replace(/[\p{L}\p{Nd}]+/gu, (word) => {
    const [first = '', ...rest] = word;
    return first.toUpperCase() + rest.join('').toLowerCase();
  });
}

/** Whole characters, so that an emoji survives. */
export const reversed = (text: string): string => Array.from(text).reverse().join('');

/** The filler again and again; nothing when it is blank. */
export const padding = (filler: string, length: number): string =>
  filler === '' ? '' : filler.repeat(Math.ceil(length / filler.length)).slice(0, length);

/** Characters that a text may have on the way through a formula; the longest field of Salesforce has 131,072. */
export const longestText = 1_000_000;

/** Null when the result would be too long. A blank search text changes nothing. */
export function replaced(text: string, old: string, fresh: string): string | null {
  if (old === '') return text;
  const growth = fresh.length - old.length;
  let length = text.length;
  if (growth > 0)
    for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) {
      length += growth;
      if (length > longestText) return null;
    }
  return text.replaceAll(old, () => fresh);
}
