import type { Calendar } from './stamps';
import { assignEmails, type MissingEmailPercent } from './emails';
import type { Company } from './companies';
import { cities, citiesNotAscii, placeIn, type Place } from './places';
import {
  departments,
  firstNames,
  firstNamesNotAscii,
  lastNames,
  lastNamesNotAscii,
  leadSources,
  salutations,
  titles,
  type Name
} from './people-names';
import { someOf, type Random } from './random';
import { addressRates, personRates } from './rates';

/** What a contact and a lead have in common. */
export interface Person {
  readonly firstName: Name;
  readonly lastName: Name;
  readonly salutation: string | null;
  readonly email: string | null;
  readonly optedOut: boolean;
  readonly title: string | null;
  readonly department: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  /** `YYYY-MM-DD` */
  readonly birthdate: string | null;
  readonly leadSource: string | null;
  readonly place: Place | null;
}

/** One person for each company given, null standing for none; `taken` are the addresses that are in use. */
export function people(
  companies: readonly (Company | null)[],
  options: {
    missingEmailPercent: MissingEmailPercent;
    taken: Set<string>;
    calendar: Calendar;
    random: Random;
  }
): Person[] {
  const { random, calendar } = options;
  const all = companies.map((_, index) => index);
  const names = namesOf(all, random);
  const parts = companies.map((company, index) => ({
    firstName: names[index]?.firstName.latin ?? '',
    lastName: names[index]?.lastName.latin ?? '',
    domain: company !== null && random.chance(personRates.companyEmail) ? company.domain : null
  }));
  const emails = assignEmails(parts, {
    missingPercent: options.missingEmailPercent,
    taken: options.taken,
    random
  });
  const optedOut = someOf(all, personRates.optedOut, random);
  const places = placesOf(all, random);
  return names.map((name, index) => ({
    ...name,
    ...details(calendar, random),
    email: emails[index] ?? null,
    optedOut: optedOut.has(index),
    place: places[index] ?? null
  }));
}

function namesOf(all: readonly number[], random: Random): Pick<Person, 'firstName' | 'lastName'>[] {
  const notAscii = someOf(all, personRates.nameNotAscii, random);
  return all.map((index) => {
    // Of a name that is not ASCII, the first, the last or both names may be the reason.
    const which = notAscii.has(index) ? 1 + random.below(3) : 0;
    return {
      firstName: random.pick(which === 1 || which === 3 ? firstNamesNotAscii : firstNames),
      lastName: random.pick(which === 2 || which === 3 ? lastNamesNotAscii : lastNames)
    };
  });
}

function placesOf(all: readonly number[], random: Random): (Place | null)[] {
  const withoutAny = someOf(all, addressRates.none, random);
  const known = all.filter((index) => !withoutAny.has(index));
  const notAscii = someOf(known, addressRates.cityNotAscii, random);
  return all.map((index) =>
    withoutAny.has(index) ? null : placeIn(notAscii.has(index) ? citiesNotAscii : cities, random)
  );
}

/** Always of the range 555-0100 to 555-0199, which is reserved for fiction. */
export const phoneNumber = (random: Random): string =>
  random
    .pick(['(415) 555-01##', '+1 212 555 01##', '303-555-01##', '+1-617-555-01##'])
    .replace(/#/g, () => String(random.below(10)));

function details(
  calendar: Calendar,
  random: Random
): Omit<Person, 'firstName' | 'lastName' | 'email' | 'optedOut' | 'place'> {
  const unless = (missing: number, value: () => string): string | null =>
    random.chance(missing) ? null : value();
  return {
    salutation: unless(personRates.noSalutation, () => random.pick(salutations)),
    title: unless(personRates.noTitle, () => random.pick(titles)),
    department: unless(personRates.noDepartment, () => random.pick(departments)),
    phone: unless(personRates.noPhone, () => phoneNumber(random)),
    mobile: unless(personRates.noMobile, () => phoneNumber(random)),
    birthdate: unless(personRates.noBirthdate, () => calendar.day({ from: 85 * 365, to: 18 * 365 })),
    leadSource: unless(personRates.noLeadSource, () => random.pick(leadSources))
  };
}
