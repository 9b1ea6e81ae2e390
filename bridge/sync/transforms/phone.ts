import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { asText, ValueProblem } from './values';

export const isCountry = (code: string): boolean => isSupportedCountry(code.toUpperCase());

/** E.164, e.g. `+4930123456`; `country` (two letters) says where a number without `+` belongs. */
export function toE164(value: unknown, country: string | undefined): string {
  const number = parsePhoneNumberFromString(asText(value), country?.toUpperCase() as CountryCode | undefined);
  if (number?.isValid()) return number.number;
  throw new ValueProblem(
    country ? `a phone number (${country.toUpperCase()})` : 'a phone number with + and country',
    value
  );
}
