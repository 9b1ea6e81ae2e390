import { accountTypes, company, industries, type Company } from './companies';
import { phoneNumber } from './people';
import { cities, citiesNotAscii, placeIn } from './places';
import { heavyTail, type Random } from './random';
import { accountSize, addressRates } from './rates';
import { treeRecord, type Fields, type TreeRecord } from './records';
import type { Calendar } from './stamps';

/** An account to be, with the contacts that it will have. */
export interface AccountPlan {
  /** Null for a household, which is called after its only contact. */
  readonly company: Company | null;
  readonly contacts: number;
  /** Place of its first contact among all. */
  readonly firstContact: number;
}

/** Shares out the contacts: most accounts get one, a few get very many. */
export function planAccounts(contacts: number, random: Random): AccountPlan[] {
  const plans: AccountPlan[] = [];
  for (let left = contacts; left > 0;) {
    const size = Math.min(left, heavyTail(accountSize.steepness, accountSize.largest, random));
    const household = size === 1 && random.chance(accountSize.householdOfOne);
    plans.push({
      company: household ? null : company(random),
      contacts: size,
      firstContact: contacts - left
    });
    left -= size;
  }
  return plans;
}

export function accountRecord(
  number: number,
  plan: AccountPlan,
  about: { lastName: string; calendar: Calendar; random: Random }
): TreeRecord {
  const { calendar, random } = about;
  return treeRecord('Account', number, {
    ...(plan.company === null ? householdFields(about.lastName) : companyFields(plan.company, random)),
    ...billingFields(random),
    ...calendar.stamps()
  });
}

const householdFields = (lastName: string): Fields => ({ Name: `${lastName} Household`, Type: 'Other' });

const companyFields = ({ name, domain }: Company, random: Random): Fields => ({
  Name: name,
  Type: random.pick(accountTypes),
  Industry: random.pick(industries),
  Website: `https://www.${domain}`,
  Phone: phoneNumber(random),
  NumberOfEmployees: 4 + heavyTail(0.6, 250_000, random),
  AnnualRevenue: (50 + heavyTail(0.5, 900_000, random)) * 1000
});

function billingFields(random: Random): Fields {
  if (random.chance(addressRates.none)) return {};
  const place = placeIn(random.chance(addressRates.cityNotAscii) ? citiesNotAscii : cities, random);
  return {
    BillingStreet: place.street,
    BillingCity: place.city,
    BillingState: place.state,
    BillingPostalCode: place.postalCode,
    BillingCountry: place.country
  };
}
