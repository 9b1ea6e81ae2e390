import type { Person } from './people';
import { linkTo, treeRecord, type TreeRecord } from './records';
import type { Stamps } from './stamps';

export const contactRecord = (
  number: number,
  person: Person,
  made: { account: TreeRecord; stamps: Stamps }
): TreeRecord =>
  treeRecord('Contact', number, {
    AccountId: linkTo(made.account),
    Salutation: person.salutation,
    FirstName: person.firstName.written,
    LastName: person.lastName.written,
    Email: person.email,
    HasOptedOutOfEmail: person.optedOut,
    Title: person.title,
    Department: person.department,
    Phone: person.phone,
    MobilePhone: person.mobile,
    Birthdate: person.birthdate,
    LeadSource: person.leadSource,
    MailingStreet: person.place?.street ?? null,
    MailingCity: person.place?.city ?? null,
    MailingState: person.place?.state ?? null,
    MailingPostalCode: person.place?.postalCode ?? null,
    MailingCountry: person.place?.country ?? null,
    ...made.stamps
  });
