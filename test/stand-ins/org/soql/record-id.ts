/** 15- and 18-character ids name the same record; the last three carry the case of the first fifteen. Source: salesforce-api 2.3. */
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form; undefined for what is no id. An 18-character id in the wrong case is repaired by its suffix. */
export function canonicalId(text: string): string | undefined {
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(text)) return undefined;
  const base = text.length === 18 ? restoreCase(text) : text;
  return base === undefined ? undefined : base + suffixOf(base);
}

function suffixOf(base: string): string {
  return [0, 5, 10].map((from) => SUFFIX[caseBits(base.slice(from, from + 5))]).join('');
}

function caseBits(five: string): number {
  let bits = 0;
  for (let index = 0; index < five.length; index++) if (/[A-Z]/.test(five.charAt(index))) bits |= 1 << index;
  return bits;
}

function restoreCase(id: string): string | undefined {
  let base = '';
  for (let index = 0; index < 15; index++) {
    const bits = SUFFIX.indexOf(id.charAt(15 + Math.floor(index / 5)).toUpperCase());
    if (bits < 0) return undefined;
    const upper = (bits >> (index % 5)) & 1;
    base += upper ? id.charAt(index).toUpperCase() : id.charAt(index).toLowerCase();
  }
  return base;
}
