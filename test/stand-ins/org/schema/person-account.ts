/**
 * Person Accounts: an account that is one person, with the fields of a contact under names that begin with Person.
 * Source: salesforce-api 6, as the recorded describe of an org with Person Accounts shows it. The contact that stands
 * behind such an account is not kept here.
 */
import type { Catalog } from './catalog';
import { check, day, email, lookup, moment, phone, pick, readOnly, required, text } from './field-kinds';
import { address, leadSources } from './shared-fields';

const partOfName = { compoundFieldName: 'Name' };

/** Adds what the feature adds to Account and Contact. */
export function switchOnPersonAccounts(catalog: Catalog): void {
  catalog.putFields('Account', [
    text('Name', 'Account Name', 255, { nameField: true, compoundFieldName: 'Name' }),
    text('LastName', 'Last Name', 80, partOfName),
    text('FirstName', 'First Name', 40, partOfName),
    pick('Salutation', 'Salutation', 40, 'Mr.;Ms.;Mrs.;Dr.;Prof.', partOfName),
    lookup('PersonContactId', 'Contact ID', 'Contact', 'PersonContact', null, readOnly),
    check('IsPersonAccount', 'Is Person Account', readOnly),
    ...address('PersonMailing'),
    ...address('PersonOther'),
    phone('PersonMobilePhone', 'Mobile'),
    phone('PersonHomePhone', 'Home Phone'),
    phone('PersonOtherPhone', 'Other Phone'),
    email('PersonEmail', 'Email'),
    text('PersonTitle', 'Title', 80),
    text('PersonDepartment', 'Department', 80),
    pick('PersonLeadSource', 'Lead Source', 255, leadSources),
    day('PersonBirthdate', 'Birthdate'),
    check('PersonHasOptedOutOfEmail', 'Email Opt Out'),
    check('PersonHasOptedOutOfFax', 'Fax Opt Out'),
    check('PersonDoNotCall', 'Do Not Call'),
    text('PersonEmailBouncedReason', 'Email Bounced Reason', 255),
    moment('PersonEmailBouncedDate', 'Email Bounced Date'),
    lookup('PersonIndividualId', 'Individual ID', 'Individual', 'PersonIndividual', null)
  ]);
  catalog.putFields('Contact', [check('IsPersonAccount', 'Is Person Account', readOnly, required)]);
}
