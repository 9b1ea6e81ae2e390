import { claimOf, duplicateOf } from '../../../bridge/sync/duplicates';
import { toIdentity } from '../../../bridge/sync/identity';
import { itemIdentity } from '../../../bridge/sync/operations/catalog-items';
import { contactId, sourceRecord, syncDefinition } from '../../builders';

const owner = {
  ...{
    key: 'ada@example.com',
    sync: 'Contact_To_User',
    recordId: contactId(1),
    object: 'Contact',
    rank: null
  }
};

test("a claim is the record's, under the sync that sends it, with its rank", () => {
  const record = sourceRecord(contactId(2), {}, { object: 'Lead' });
  expect(claimOf(record, toIdentity('email', 'Ada@Example.com'), { sync: 'Leads', rank: 3 })).toEqual({
    ...{ key: 'ada@example.com', sync: 'Leads', recordId: contactId(2), object: 'Lead', rank: 3 }
  });
});

describe('S-31 H-44 whoever is a duplicate is told of whom, and what to do', () => {
  test.each([
    [
      'an address',
      toIdentity('email', 'ada@example.com'),
      `The same e-mail address is already sent for record ${contactId(1)}.`
    ],
    ['an id', toIdentity('userId', 'U1'), `The same user id is already sent for record ${contactId(1)}.`],
    [
      'an item',
      itemIdentity('Homes', 'A 1'),
      `The catalog item A-1 is already sent for record ${contactId(1)}.`
    ]
  ])('%s', (_what, identity, message) => {
    const duplicate = duplicateOf(owner, identity, syncDefinition());
    expect(duplicate).toMatchObject({ status: 'skipped', message });
    expect(duplicate.fix).toMatch(/\.$/);
    expect(duplicate.message).not.toContain('@');
  });

  test('by another sync', () => {
    const other = syncDefinition({ name: 'Lead_To_User' });
    expect(duplicateOf(owner, toIdentity('email', 'ada@example.com'), other).message).toContain(
      'is already sent by the sync Contact_To_User for record'
    );
  });
});
