const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const form = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

/** An id in its 18-character form (salesforce-api 2.3); null for what is no id. The 15-character form minds capitals. */
export function recordId(value: unknown): string | null {
  if (typeof value !== 'string' || !form.test(value)) return null;
  const short = value.slice(0, 15);
  return short + [0, 5, 10].map((start) => checkLetter(short.slice(start, start + 5))).join('');
}

/** Which of five letters are capitals, as one letter. */
function checkLetter(letters: string): string {
  const bits = [...letters].reduce((sum, letter, index) => sum + (/[A-Z]/.test(letter) ? 1 << index : 0), 0);
  return alphabet.charAt(bits);
}

/** Ids of which no record was found; they may have 15 characters or 18. */
export function missingOf(ids: readonly string[], found: readonly { readonly id: string }[]): string[] {
  const known = new Set(found.map((record) => record.id.slice(0, 15)));
  return ids.filter((id) => !known.has(id.slice(0, 15)));
}
