/** DESIGN rule 8: which fields the reasons of held removals name, for people who may not read all of them. */
import { fieldsOfReason } from '../../../bridge/commands/held-reasons';
import { factsOf } from '../../../bridge/soql/read-condition';
import { parseSoql } from '../../../bridge/soql/parse-soql';
import {
  deletedReason,
  goneReason,
  leftReason,
  removalReason
} from '../../../bridge/sync/leaving/left-reason';
import { syncDefinition } from '../../builders';

const condition = "MailingCountry = 'US' AND Account.AnnualRevenue > 50000";
const facts = factsOf(parseSoql(`SELECT Id FROM Contact WHERE ${condition}`));
const sync = syncDefinition({ scope: { type: 'Filter', condition, facts } });
const config = { syncs: [sync] };

test('DESIGN 8: a reason with the filter names the fields of the filter', () => {
  const reason = leftReason(sync, { condition });
  expect(fieldsOfReason(reason, config, sync.name)).toEqual(['MailingCountry', 'Account.AnnualRevenue']);
});

test('DESIGN 8: of a sync that is gone nobody knows which fields its filter named', () => {
  expect(fieldsOfReason(leftReason(sync, { condition }), config, 'Gone')).toBeNull();
});

test.each([deletedReason, goneReason, 'no longer in the list view Buyers', 'removed from the campaign'])(
  'DESIGN 8: "%s" names no field',
  (reason) => {
    expect(fieldsOfReason(reason, config, sync.name)).toEqual([]);
  }
);

test('DESIGN 8: what is said of the status of a campaign member is said of its Status', () => {
  const campaign = syncDefinition({ scope: { type: 'Campaign', rules: [], takesUnnamed: true } });
  const reason = removalReason({ left: undefined, isDeleted: false }, campaign);
  expect(fieldsOfReason(reason, config, sync.name)).toEqual(['Status']);
});
