import { industries, type Company } from './companies';
import type { Person } from './people';
import { heavyTail, type Random } from './random';
import { treeRecord, type TreeRecord } from './records';
import type { Stamps } from './stamps';

/** No lead is converted: that would need the contact, the account and the opportunity it became. */
const statuses = [
  'Open - Not Contacted',
  'Open - Not Contacted',
  'Working - Contacted',
  'Closed - Not Converted'
] as const;
const ratings = ['Hot', 'Warm', 'Cold', null, null] as const;

export const leadRecord = (
  number: number,
  person: Person,
  made: { company: Company; stamps: Stamps; random: Random }
): TreeRecord =>
  treeRecord('Lead', number, {
    Salutation: person.salutation,
    FirstName: person.firstName.written,
    LastName: person.lastName.written,
    Company: made.company.name,
    Email: person.email,
    HasOptedOutOfEmail: person.optedOut,
    Title: person.title,
    Phone: person.phone,
    MobilePhone: person.mobile,
    LeadSource: person.leadSource,
    Status: made.random.pick(statuses),
    Rating: made.random.pick(ratings),
    Industry: made.random.pick(industries),
    NumberOfEmployees: made.random.chance(0.8) ? null : 4 + heavyTail(0.6, 50_000, made.random),
    Street: person.place?.street ?? null,
    City: person.place?.city ?? null,
    State: person.place?.state ?? null,
    PostalCode: person.place?.postalCode ?? null,
    Country: person.place?.country ?? null,
    ...made.stamps
  });
