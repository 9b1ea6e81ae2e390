/**
 * Arithmetic on decimals as people write them: 0.1 + 0.2 is 0.3. As long as numbers and result have at most 15 digits,
 * the result is exact. What is no such decimal (1 / 3) is computed in binary, and seen at 15 digits wherever it is
 * compared, rounded, written or sent, so that 6 / 11 * 11 is 6.
 */

const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const mostDigits = 15;

const tenTo = (exponent: number): number => powersOfTen[exponent] ?? 10 ** exponent;

/** How many decimal places the number has; -1 when it is no decimal of 15 digits. */
export function placesOf(value: number): number {
  for (let places = 0; places <= mostDigits; places++) {
    const scaled = value * tenTo(places);
    if (scaled >= 1e15 || scaled <= -1e15) return -1;
    if (Math.round(scaled) / tenTo(places) === value) return places;
  }
  return -1;
}

/** The number at 15 significant digits, if it has more. */
export const tidy = (value: number): number =>
  Number.isInteger(value) || placesOf(value) >= 0 ? value : Number(value.toPrecision(mostDigits));

/** -1, 0 or 1 as the first is less, equal or greater, at 15 digits. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  if (Number.isInteger(a) && Number.isInteger(b)) return a < b ? -1 : 1;
  const isClose = Math.abs(a - b) <= Math.abs(a) * 1e-13;
  if (isClose && a.toPrecision(mostDigits) === b.toPrecision(mostDigits)) return 0;
  return a < b ? -1 : 1;
}

/** Decimal places that both numbers fit into; -1 when one of them is no decimal. */
function commonPlaces(a: number, b: number): number {
  const ofA = placesOf(a);
  const ofB = placesOf(b);
  return ofA < 0 || ofB < 0 ? -1 : Math.max(ofA, ofB);
}

export function plus(a: number, b: number): number {
  const sum = a + b;
  if (Number.isInteger(sum)) return sum;
  const places = commonPlaces(a, b);
  if (places < 0) return sum;
  const scale = tenTo(places);
  const scaled = Math.round(a * scale) + Math.round(b * scale);
  return Number.isSafeInteger(scaled) ? scaled / scale : sum;
}

export const minus = (a: number, b: number): number => plus(a, -b);

export function times(a: number, b: number): number {
  const product = a * b;
  if (Number.isInteger(a) && Number.isInteger(b)) return product;
  const placesA = placesOf(a);
  const placesB = placesOf(b);
  if (placesA < 0 || placesB < 0) return product;
  const scaled = Math.round(a * tenTo(placesA)) * Math.round(b * tenTo(placesB));
  return Number.isSafeInteger(scaled) ? scaled / tenTo(placesA + placesB) : product;
}

/** The divisor is not 0. */
export function dividedBy(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return a / b;
  const places = commonPlaces(a, b);
  if (places < 0) return a / b;
  const scale = tenTo(places);
  return Math.round(a * scale) / Math.round(b * scale);
}

/** With the sign of the dividend; the divisor is not 0. */
export function remainder(a: number, b: number): number {
  const dividend = tidy(a);
  const divisor = tidy(b);
  if (Number.isInteger(dividend) && Number.isInteger(divisor)) return dividend % divisor;
  const places = commonPlaces(dividend, divisor);
  if (places < 0) return dividend % divisor;
  const scale = tenTo(places);
  return (Math.round(dividend * scale) % Math.round(divisor * scale)) / scale;
}

/** The exponent is whole. */
export const power = (base: number, exponent: number): number => tidy(base ** exponent);

/** Which of the two neighbours a number becomes: half away from zero, or always towards it. */
export type Rounding = 'half-up' | 'down';

/** To that many decimal places; a negative number of them rounds to tens, hundreds ... */
export function roundTo(value: number, places: number, rounding: Rounding): number {
  const decimal = tidy(value);
  const digits = placesOf(decimal);
  const size =
    digits < 0 ? roundBinary(decimal, places, rounding) : roundDecimal(decimal, digits, places, rounding);
  return decimal < 0 ? -size : size;
}

function roundDecimal(decimal: number, digits: number, places: number, rounding: Rounding): number {
  if (digits <= places) return Math.abs(decimal);
  const unit = tenTo(digits - places);
  const scaled = Math.round(Math.abs(decimal) * tenTo(digits));
  const kept = Math.floor(scaled / unit);
  const isUp = rounding === 'half-up' && (scaled % unit) * 2 >= unit;
  return shifted(isUp ? kept + 1 : kept, places);
}

/** Of a number with more decimal places than 15, such as EXP(-10). */
function roundBinary(value: number, places: number, rounding: Rounding): number {
  const scaled = shifted(Math.abs(value), -places);
  if (scaled >= Number.MAX_SAFE_INTEGER) return Math.abs(value);
  return shifted(rounding === 'down' ? Math.floor(scaled) : Math.round(scaled), places);
}

/** The point moved to the left. */
const shifted = (value: number, places: number): number =>
  places >= 0 ? value / tenTo(places) : value * tenTo(-places);

/** A text as Salesforce writes numbers: a point, no exponent, no grouping, no needless zeros. */
export function writeNumber(value: number): string {
  const written = String(tidy(value));
  if (!written.includes('e')) return written === '-0' ? '0' : written;
  const [digits = '', exponent = '0'] = written.split('e');
  return shiftPoint(digits, Number(exponent));
}

function shiftPoint(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  if (exponent >= 0) return sign + whole + fraction.padEnd(exponent, '0');
  return `${sign}0.${'0'.repeat(-exponent - whole.length)}${whole}${fraction}`;
}

const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/** The number that a text is; null when it is none. Source: BigDecimal in Salesforce's published formula engine. */
export function readNumber(text: string): number | null {
  if (!numberForm.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
