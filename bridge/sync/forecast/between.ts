const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(digits.length);
/** Of an id without its check letters (salesforce-api 2.3). */
const length = 15;
/** Shares are told apart to a thousandth. */
const parts = 1000;

/** An id of 15 characters at a share (0 to 1) of the way between two ids, whether there is such a record or not. Pure. */
export function between(first: string, last: string, share: number): string {
  const [from, to] = [numberOf(first), numberOf(last)];
  return textOf(from + ((to - from) * BigInt(Math.round(share * parts))) / BigInt(parts));
}

const numberOf = (id: string): bigint =>
  [...id.slice(0, length).padEnd(length, '0')].reduce(
    (sum, digit) => sum * base + BigInt(Math.max(0, digits.indexOf(digit))),
    0n
  );

function textOf(number: bigint): string {
  let [rest, text] = [number, ''];
  for (let place = 0; place < length; place += 1) {
    text = (digits[Number(rest % base)] ?? '0') + text;
    rest /= base;
  }
  return text;
}
