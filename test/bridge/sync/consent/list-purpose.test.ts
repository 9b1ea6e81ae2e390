import type { ConsentRule, ListPurpose } from '../../../../bridge/config/sync-definition';
import { campaignsToRead, linkKeys, type CampaignLink } from '../../../../bridge/sync/campaign-links';
import { campaignLists, linksTo } from '../../../../bridge/sync/campaign-lists';
import { membersKeptOff } from '../../../../bridge/sync/campaigns/kept-off';
import { optOutIdsReader } from '../../../../bridge/sync/consent/keep-opt-out';
import { keptOffLists, linkOptOuts } from '../../../../bridge/sync/consent/list-opt-outs';
import {
  keepsOff,
  knownPurpose,
  purposeNotices,
  purposesFor
} from '../../../../bridge/sync/consent/list-purpose';
import { optOutReader, optOutsOf } from '../../../../bridge/sync/consent/opt-out-fields';
import { personSources } from '../../../../bridge/sync/person-sources';
import type { ListFinder } from '../../../../bridge/sync/step-targets';
import { sourceRecord, syncDefinition } from '../../../builders';
import { scriptedSource, sourceField, sourceSchema } from '../scripted-source';
import { consentRule } from './consent-parts';

/** Channel 12 has the message types 31 and 32, channel 13 has 41. */
const purposes = {
  channels: [
    { id: 12, name: 'News' },
    { id: 13, name: 'Texts' }
  ],
  messageTypes: [
    { id: 31, name: 'Weekly', channelId: 12, policy: 'OptOut' as const },
    { id: 32, name: 'Offers', channelId: 12, policy: 'OptOut' as const },
    { id: 41, name: 'Alerts', channelId: 13, policy: 'OptIn' as const }
  ]
};
const rules = { channel: ['Channel', 12], type: ['Message_Type', 31], other: ['Channel', 13] } as const;
const ruleOf = ([scope, iterableId]: readonly [ConsentRule['scope'], number]) => ({ scope, iterableId });
const forType = (iterableId: number): ListPurpose => ({ scope: 'Message_Type', iterableId });
const forChannel = (iterableId: number): ListPurpose => ({ scope: 'Channel', iterableId });

describe('Tx-01 which rules keep people off a list, by what it is for', () => {
  test.each<[string, ListPurpose | null, (keyof typeof rules)[]]>([
    ['not said', null, ['channel', 'type', 'other']],
    ['the message type', forType(31), ['channel', 'type']],
    ['another message type of the channel', forType(32), ['channel']],
    ['a message type of another channel', forType(41), ['other']],
    ['the channel', forChannel(12), ['channel']],
    ['another channel', forChannel(13), ['other']],
    ['a message type that is not there', forType(99), ['channel', 'type', 'other']],
    ['a channel that is not there', forChannel(31), ['channel', 'type', 'other']],
    ['half a choice', { scope: null, iterableId: 31 }, ['channel', 'type', 'other']],
    ['half a choice', { scope: 'Message_Type', iterableId: null }, ['channel', 'type', 'other']]
  ])('%s', (_what, purpose, expected) => {
    const known = purpose && knownPurpose(purpose, purposes);
    const counting = (Object.keys(rules) as (keyof typeof rules)[]).filter((name) =>
      keepsOff(ruleOf(rules[name]), known)
    );
    expect(counting).toEqual(expected);
  });
});

const link = (given: Partial<CampaignLink> = {}): CampaignLink => ({
  ...{ name: 'LINK-1', origin: 'record', campaignId: '701000000000001AAA', campaignName: 'Spring' },
  ...{ listId: 1, listName: null, statuses: null, onLeave: null, purpose: null },
  ...given
});
const { project } = syncDefinition({
  project: {
    consentRules: [
      consentRule({ name: 'Weekly', field: 'No_Weekly__c', scope: 'Message_Type', iterableId: 31 }),
      consentRule({ name: 'Weekly_Too', field: 'No_News__c', scope: 'Message_Type', iterableId: 31 }),
      consentRule({ name: 'News', field: 'No_News__c', scope: 'Channel', iterableId: 12 })
    ]
  }
});
const person = sourceSchema('Contact', [
  ...['HasOptedOutOfEmail', 'No_Weekly__c', 'No_News__c'].map((name) =>
    sourceField(name, { type: 'boolean' })
  )
]);
const optOuts = optOutsOf(project, [{ schema: person }]);
const optOut = linkOptOuts(optOuts, purposes);
const member = (fields: Record<string, unknown>) => sourceRecord('00v000000000001AAA', fields);

describe('Tx-01 the field that keeps a person off', () => {
  test.each([
    [{ No_Weekly__c: true }, forType(31), 'No_Weekly__c'],
    [{ No_Weekly__c: true }, forType(32), null],
    [{ No_Weekly__c: true }, forChannel(12), null],
    [{ No_Weekly__c: true }, null, 'No_Weekly__c'],
    [{ No_Weekly__c: true, No_News__c: true }, forType(32), 'No_News__c'],
    [{ No_News__c: true }, forChannel(12), 'No_News__c'],
    [{ No_News__c: true }, forType(41), null],
    [{ HasOptedOutOfEmail: true }, forType(41), 'HasOptedOutOfEmail'],
    [{ HasOptedOutOfEmail: true }, forChannel(13), 'HasOptedOutOfEmail'],
    [{}, forType(31), null]
  ])('%j of a list for %j: %s', (fields, purpose, field) => {
    expect(optOut(member(fields), link({ purpose }))).toBe(field);
  });

  const weekly = link({ listId: 7, purpose: forType(31) });
  const offers = link({ listId: 8, purpose: forType(32) });
  const any = link({ listId: 8 });
  const keptOff = (links: readonly CampaignLink[]) =>
    keptOffLists(
      {
        listsOf: () => [...new Set(links.map(({ listId }) => listId ?? 0))],
        linksOf: (_, list) => links.filter(({ listId }) => list === null || listId === list)
      },
      { optOut, optedOutBy: optOutReader(optOuts.map(({ path }) => path)) }
    );

  test('of one list and not of another; of all only where every one keeps the person off', () => {
    const by = keptOff([weekly, offers]);
    const left = member({ No_Weekly__c: true });
    expect([by(left, 7), by(left, 8), by(left, null)]).toEqual(['No_Weekly__c', null, null]);
    const all = member({ No_News__c: true });
    expect([by(all, 7), by(all, 8), by(all, null)]).toEqual(Array(3).fill('No_News__c'));
  });

  describe('of a list that another campaign is linked to as well', () => {
    const other = { campaignId: '701000000000002AAA', name: 'LINK-2' };
    const ofOffers = link({ listId: 8, purpose: forType(32) });
    const left = sourceRecord('00v000000000001AAA', {
      CampaignId: '701000000000001AAA',
      No_Weekly__c: true
    });
    const step = { operation: 'Subscribe_List' } as const;
    const definition = syncDefinition({ sourceObject: 'CampaignMember', step });
    const finder = (ids: Record<string, number>) => {
      const find = ({ name }: { name: string }) => Promise.resolve(ids[name] ?? (Number(name) || null));
      return { find } as unknown as ListFinder;
    };
    const by = async (links: readonly CampaignLink[], list: number, ids = {}) => {
      const lists = await campaignLists(definition, links, finder(ids));
      return keptOffLists(lists, { optOut, optedOutBy: optOutReader(['No_Weekly__c']) })(left, list);
    };

    test.each<[string, Partial<CampaignLink>, string | null]>([
      ['for whatever: every opt-out counts', {}, 'No_Weekly__c'],
      ['for what the person left', { purpose: forType(31) }, 'No_Weekly__c'],
      ['for the same', { purpose: forType(32) }, null],
      ['with a status of its own', { statuses: ['Responded'] }, 'No_Weekly__c'],
      ['by the name of the list', { listId: null, listName: 'Offers' }, 'No_Weekly__c'],
      ['and was ended to empty it', { isEmptying: true, statuses: [] }, null],
      ['but not to this one', { listId: 9 }, null]
    ])('%s', async (_what, given, field) => {
      const links = [ofOffers, link({ ...other, listId: 8, ...given })];
      expect(await by(links, 8, { Offers: 8 })).toBe(field);
      const counting = await linksTo(8, links, { definition, finder: finder({ Offers: 8 }) });
      const rows = [{ Id: left.id, ...left.fields }];
      const kept = membersKeptOff(counting, { fields: optOuts, rows }, purposes);
      expect([...kept]).toEqual(field ? [left.id] : []);
    });

    test('lists that are not made yet are one by their name', async () => {
      const notMade = { listId: null, listName: 'New' };
      const own = link({ ...notMade, purpose: forType(32) });
      expect(await by([own, link({ ...other, ...notMade })], 0)).toBe('No_Weekly__c');
      expect(await by([own, link({ ...other, ...notMade, listName: 'Newer' })], 0)).toBeNull();
    });
  });

  test('two links to one list: each may keep the person off; without a link every opt-out does', () => {
    const left = member({ No_Weekly__c: true });
    expect(keptOff([offers, any])(left, 8)).toBe('No_Weekly__c');
    expect(keptOff([offers])(left, 9)).toBe('No_Weekly__c');
    expect(keptOff([])(left, null)).toBe('No_Weekly__c');
  });
});

test('Tx-01 what the project does not have is said, and every opt-out counts', () => {
  expect(purposeNotices([link(), link({ purpose: forType(31) })], purposes)).toEqual([]);
  expect(
    purposeNotices(
      [
        link({ purpose: forType(99) }),
        link({ name: 'LINK-2', purpose: { scope: 'Channel', iterableId: null } })
      ],
      purposes
    )
  ).toEqual([
    'The link LINK-1 of the campaign "Spring" is for the message type 99, which the Iterable project does not have: whoever opted out of anything is kept off its list.',
    'The link LINK-2 of the campaign "Spring" says only half of what its list is for: whoever opted out of anything is kept off its list.'
  ]);
});

test('Tx-01 what another campaign says of the same list has the members read again', () => {
  const offers = link({ purpose: forType(32) });
  const other = { campaignId: '701000000000002AAA', name: 'LINK-2' };
  const withOther = linkKeys([offers, link(other)]);
  expect(campaignsToRead([offers], withOther)).toEqual([offers.campaignId]);
  expect(campaignsToRead([offers, link(other)], linkKeys([offers, link({ ...other, listId: 2 })]))).toEqual([
    offers.campaignId,
    other.campaignId
  ]);
  // It says the same, or the link itself takes nobody who opted out of anything.
  expect(campaignsToRead([offers], linkKeys([offers, { ...offers, ...other }]))).toEqual([]);
  expect(campaignsToRead([link()], linkKeys([link(), { ...offers, ...other }]))).toEqual([]);
});

test('Tx-01 Iterable is asked for nothing where no link says what its list is for', async () => {
  const asked: string[] = [];
  const destination = {
    channels: () => Promise.resolve((asked.push('channels'), purposes.channels)),
    messageTypes: () => Promise.resolve((asked.push('message types'), purposes.messageTypes))
  };
  expect(await purposesFor([link()], destination)).toEqual({ channels: [], messageTypes: [] });
  expect(asked).toEqual([]);
  await purposesFor([link({ purpose: forType(31) })], destination);
  expect(asked).toEqual(['message types']);
});

describe('Tx-01 what the rules say of the person of a campaign member', () => {
  const relation = (name: string) =>
    sourceField(`${name}Id`, { type: 'reference', relationshipName: name, referenceTo: [name] });
  const schemas = [
    sourceSchema('CampaignMember', [sourceField('Email'), relation('Contact'), relation('Lead')]),
    sourceSchema('Contact', [...person.fields.values(), relation('Account')]),
    sourceSchema('Lead', [sourceField('Id')]),
    sourceSchema(
      'Account',
      ['No_News__c', 'No_News__pc'].map((name) => sourceField(name, { type: 'boolean' }))
    )
  ];
  const pathsOf = async (consentRules: readonly ConsentRule[], source: string | null) => {
    const identity = { kind: 'email', source } as const;
    const definition = syncDefinition({
      ...{ sourceObject: 'CampaignMember', identity, steps: [] },
      project: { consentRules }
    });
    const found = await personSources(definition, scriptedSource({ schemas }));
    return found.map(({ path }) => path ?? '');
  };

  test('is read from the contact and the lead, whichever address the sync goes by', async () => {
    expect(await pathsOf(project.consentRules, null)).toEqual(['', 'Contact']);
    expect(await pathsOf(project.consentRules, 'Contact.Email')).toEqual(['', 'Contact']);
    const ofLeads = consentRule({ object: 'Lead', field: 'No_Mail__c' });
    expect(await pathsOf([...project.consentRules, ofLeads], null)).toEqual(['', 'Contact', 'Lead']);
  });

  test('and from the person account behind the contact, where a rule is about what only such accounts have', async () => {
    const ofAccounts = (field: string) => [consentRule({ object: 'Account', field })];
    expect(await pathsOf(ofAccounts('No_News__pc'), null)).toEqual(['', 'Contact.Account']);
    expect(await pathsOf(ofAccounts('PersonHasOptedOutOfEmail'), null)).toEqual(['', 'Contact.Account']);
    // Of a company: it says nothing of the people who work there.
    expect(await pathsOf(ofAccounts('No_News__c'), null)).toEqual(['']);
    const contacts = syncDefinition({ project: { consentRules: ofAccounts('No_News__pc') } });
    const found = await personSources(contacts, scriptedSource({ schemas }));
    expect(found.map(({ path }) => path)).toEqual([undefined, 'Account']);

    const consentRules = [...ofAccounts('No_News__pc'), ...ofAccounts('No_News__c')];
    const { project: both } = syncDefinition({ project: { consentRules } });
    expect(optOutsOf(both, found).map(({ path }) => path)).toEqual([
      'HasOptedOutOfEmail',
      'Account.No_News__pc'
    ]);
    const left = optOutIdsReader(both, found);
    const whose = (Account: Record<string, unknown>) => left(sourceRecord('003000000000001AAA', { Account }));
    expect(whose({ No_News__pc: true })).toEqual({ channels: [12], messageTypes: [] });
    expect(whose({ No_News__c: true })).toBeNull();
  });

  test('also where the only rule is about Email Opt Out, which the member shows itself', async () => {
    expect(await pathsOf([consentRule()], null)).toEqual(['', 'Contact']);
    expect(await pathsOf([], null)).toEqual(['']);
    expect(await pathsOf([consentRule({ direction: 'To_Salesforce' })], null)).toEqual(['']);
  });
});
