/** Record ids: 15 case-sensitive characters, or 18 with a checksum that survives upper case. Source: salesforce-api 2.3. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The three characters that make an 18-character id of a 15-character one: which letters are capitals. */
export function checksum(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      const code = id15.charCodeAt(block + index);
      if (code >= 65 && code <= 90) bits |= 1 << index;
    }
    suffix += alphabet[bits];
  }
  return suffix;
}

/** The 18-character form of either form; undefined for what is not an id. */
export function to18(id: unknown): string | undefined {
  if (typeof id !== 'string' || !/^[0-9A-Za-z]+$/.test(id)) return undefined;
  if (id.length === 15) return id + checksum(id);
  if (id.length !== 18) return undefined;
  const suffix = checksum(id.slice(0, 15));
  return id.slice(15).toUpperCase() === suffix ? id.slice(0, 15) + suffix : undefined;
}

/** Gives out ids in rising order, as `003` + instance + a number in base 62. */
export class IdSource {
  private readonly last = new Map<string, number>();

  constructor(private readonly instance = 'bn0') {}

  next(keyPrefix: string): string {
    const number = (this.last.get(keyPrefix) ?? 0) + 1;
    this.last.set(keyPrefix, number);
    const id15 = keyPrefix + this.instance + base62(number).padStart(12 - this.instance.length, '0');
    return id15 + checksum(id15);
  }
}

function base62(number: number): string {
  let rest = number;
  let written = '';
  do {
    written = digits[rest % 62] + written;
    rest = Math.floor(rest / 62);
  } while (rest > 0);
  return written;
}
