import { resolve } from 'node:path';
import type { CampaignLinkRule } from '../../../bridge/config/sync-definition';
import {
  campaignsToRead,
  linkKeys,
  matchingLinks,
  type CampaignLink
} from '../../../bridge/sync/campaign-links';
import { readWindow } from '../../../bridge/sync/extract';
import { nameMatches } from '../../../bridge/sync/name-pattern';
import { memberBackfill, resolveScope, withResolved } from '../../../bridge/sync/resolve-scope';
import { scopeQuery } from '../../../bridge/sync/scope';
import { sourceRecord, syncDefinition } from '../../builders';
import { closeBench, startBench } from '../../contracts/salesforce-client-bench';
import { loadMetadata } from '../../stand-ins/org/load/load-metadata';
import type { LocalOrg, LocalOrgOptions } from '../../stand-ins/org/local-org';

afterEach(closeBench);

const old = '2026-01-05T08:00:00.000+0000';
const stamps = { SystemModstamp: old, CreatedDate: old, LastModifiedDate: old };
const rule = (given: Partial<CampaignLinkRule>): CampaignLinkRule => ({
  name: 'Rule',
  campaignId: null,
  campaignName: null,
  listId: null,
  listName: null,
  statuses: null,
  purpose: null,
  ...given
});

/** An org with the package, three campaigns and a member of each. */
async function campaigns(options: LocalOrgOptions = {}) {
  const bench = await startBench(options);
  loadMetadata(bench.org, resolve(__dirname, '../../../force-app'));
  const names = ['Spring', 'Webinar 1', 'Webinar_2'];
  const ids = bench.org.store.load(
    'Campaign',
    names.map((Name) => ({ Name, ...stamps }))
  );
  const [spring = '', first = '', second = ''] = ids;
  return { ...bench, spring, first, second, ...linked(bench.org) };
}

const linked = (org: LocalOrg) => ({
  link: (values: Record<string, unknown>) => org.store.load('Iterable_Campaign_List__c', [values]),
  member: (CampaignId: string, Status = 'Sent') => {
    const [ContactId] = org.store.load('Contact', [{ LastName: 'Member', ...stamps }]);
    return org.store.load('CampaignMember', [{ CampaignId, ContactId, Status, ...stamps }])[0] ?? '';
  }
});

const members = (rules: readonly CampaignLinkRule[] = [], takesUnnamed = true) =>
  syncDefinition({
    name: 'Members',
    sourceObject: 'CampaignMember',
    scope: { type: 'Campaign', rules, takesUnnamed }
  });

describe('links of campaigns to lists', () => {
  test('T-02 T-07 an admin links campaigns by id, by name and by pattern', async () => {
    const { client, spring, first, second } = await campaigns();
    const rules = [
      rule({ campaignId: spring.slice(0, 15), listId: 7 }),
      rule({ campaignName: 'spring', listName: 'By name' }),
      rule({ campaignName: 'Webinar%', statuses: ['Sent'] }),
      rule({ campaignName: 'webinar_*' }),
      rule({ campaignName: 'Autumn' })
    ];
    const { links } = await resolveScope(members(rules), client);
    expect(links.map(({ campaignId, listId, listName }) => [campaignId, listId, listName])).toEqual([
      [spring, 7, null],
      [spring, null, 'By name'],
      [first, null, null],
      [second, null, null],
      [second, null, null]
    ]);
    expect(links[2]).toMatchObject({ campaignName: 'Webinar 1', statuses: ['Sent'], origin: 'metadata' });
  });

  test('T-05 Tx-01 a marketer links a campaign to lists; what is paused or of another sync is left out', async () => {
    const { client, spring, first, link } = await campaigns();
    link({
      Campaign__c: spring,
      List_Id__c: 4,
      Member_Statuses__c: 'Sent; Responded',
      On_Leave__c: 'Nothing'
    });
    link({ Campaign__c: spring, List_Name__c: 'Second list', On_Leave__c: 'Remove_From_List' });
    link({ Campaign__c: spring, List_Id__c: 5, Paused__c: true });
    link({ Campaign__c: first, List_Id__c: 6, Sync__c: 'MEMBERS' });
    link({ Campaign__c: first, List_Id__c: 8, Sync__c: 'Other' });
    link({ List_Id__c: 9 });
    const { links } = await resolveScope(members(), client);
    expect(links).toMatchObject([
      {
        campaignId: spring,
        campaignName: 'Spring',
        listId: 4,
        statuses: ['Sent', 'Responded'],
        onLeave: 'Nothing'
      },
      {
        campaignId: spring,
        listId: null,
        listName: 'Second list',
        statuses: null,
        onLeave: 'Remove_From_List'
      },
      { campaignId: first, listId: 6, origin: 'record' }
    ]);
  });

  test("Tx-01 a link that names no sync is nobody's where two syncs carry campaigns", async () => {
    const { client, spring, link } = await campaigns();
    link({ Campaign__c: spring, List_Id__c: 4 });
    expect((await resolveScope(members([], false), client)).links).toEqual([]);
  });

  test('T-02 the union of both is read, whatever the statuses', async () => {
    const { client, spring, first, second, link, member } = await campaigns();
    link({ Campaign__c: spring, List_Id__c: 4, Member_Statuses__c: 'Responded' });
    const expected = [member(spring), member(first, 'Responded')].sort();
    member(second);
    const definition = members([rule({ campaignId: first, listId: 1 })]);
    const resolved = await resolveScope(definition, client);
    const scope = withResolved(scopeQuery(definition, ['Id', 'SystemModstamp']), resolved);
    const window = { start: null, end: '2030-01-01T00:00:00.000Z', position: null };
    const extraction = { source: client, scope, includeDeleted: true, maxRecords: null };
    const ids: string[] = [];
    for await (const { records } of readWindow(extraction, window)) ids.push(...records.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(expected);
  });

  test('T-02 without a link nothing is read', async () => {
    const { client, spring, member } = await campaigns();
    member(spring);
    const { condition, links, problems } = await resolveScope(members(), client);
    expect([links, problems]).toEqual([[], []]);
    expect(
      await client.query(`SELECT Id FROM CampaignMember WHERE ${condition}`, { includeDeleted: false })
    ).toEqual([]);
  });

  test('T-02 without the marketing feature the sync says so', async () => {
    const { client } = await campaigns({ switches: { campaignMembers: false } });
    expect(await resolveScope(members(), client)).toMatchObject({
      problems: [{ code: 'config.no-campaigns', fix: expect.stringContaining('Marketing User') }]
    });
  });

  test('Tx-01 a link says what its list is for; half of it is kept as such', async () => {
    const { client, spring, link } = await campaigns();
    link({ Campaign__c: spring, Consent_Scope__c: 'Message_Type', Consent_Iterable_Id__c: 31 });
    link({ Campaign__c: spring, Consent_Scope__c: 'Channel' });
    link({ Campaign__c: spring, Consent_Iterable_Id__c: 12 });
    link({
      Campaign__c: spring,
      Consent_Iterable_Id__c: 12,
      Consent_Scope__c: 'Channel',
      Unlink__c: 'Empty'
    });
    const purpose = { scope: 'Message_Type', iterableId: 31 } as const;
    const deployed = rule({ campaignName: 'Spring', purpose });
    const { links } = await resolveScope(members([deployed]), client);
    expect(links.map((one) => one.purpose)).toEqual([
      purpose,
      purpose,
      { scope: 'Channel', iterableId: null },
      { scope: null, iterableId: 12 },
      { scope: 'Channel', iterableId: 12 }
    ]);
  });

  test('links that cannot be read stop the sync: it would take people for gone', async () => {
    const { client } = await startBench();
    expect((await resolveScope(members(), client)).problems).toMatchObject([{ code: 'config.no-campaigns' }]);
  });

  test('an org that does not answer is no missing feature', async () => {
    const { org, client } = await campaigns();
    org.faults.down({ path: '/query' }, Infinity);
    await expect(resolveScope(members(), client)).rejects.toMatchObject({ code: 'sf.unavailable' });
  });

  test('a managed package reads its own names', async () => {
    const { org, bridgeOrg } = await startBench({}, () => ({ namespace: 'itbl' }));
    loadMetadata(org, resolve(__dirname, '../../../force-app'), { namespace: 'itbl' });
    const [spring] = org.store.load('Campaign', [{ Name: 'Spring' }]);
    org.store.load('itbl__Iterable_Campaign_List__c', [{ itbl__Campaign__c: spring, itbl__List_Id__c: 3 }]);
    const { links } = await resolveScope(members(), bridgeOrg.client());
    expect(links).toMatchObject([{ campaignId: spring, campaignName: 'Spring', listId: 3 }]);
  });
});

const link = (given: Partial<CampaignLink> = {}): CampaignLink => ({
  name: 'LINK-1',
  origin: 'record',
  campaignId: '701000000000001AAA',
  campaignName: 'Spring',
  listId: 1,
  listName: null,
  statuses: null,
  onLeave: null,
  purpose: null,
  ...given
});

describe('which links hold for a member', () => {
  const member = (Status: string, CampaignId = '701000000000001AAA', isDeleted = false) =>
    sourceRecord('00v000000000001AAA', { CampaignId, Status }, { object: 'CampaignMember', isDeleted });
  const some = link({ statuses: ['Sent', 'Responded'] });
  const any = link({ listId: 2 });

  test.each([
    ['of a status that counts', member('responded'), [some, any]],
    ['of another status', member('Bounced'), [any]],
    ['of another campaign', member('Sent', '701000000000002AAA'), []],
    ['that is deleted', member('Sent', '701000000000001AAA', true), []]
  ])('T-02 Tx-01 a member %s', (_what, record, expected) => {
    expect(matchingLinks(record, [some, any])).toEqual(expected);
  });
});

describe('campaigns that were linked after their members', () => {
  const known = linkKeys([link(), link({ campaignId: '701000000000002AAA' })]);

  test.each([
    ['nothing changed', [link(), link({ campaignId: '701000000000002AAA' })], []],
    ['a new campaign', [link(), link({ campaignId: '701000000000003AAA' })], ['701000000000003AAA']],
    ['another list of a known one', [link(), link({ listId: 2 })], ['701000000000001AAA']],
    [
      'Tx-01 a list that is for something now',
      [link({ purpose: { scope: 'Channel', iterableId: 12 } })],
      ['701000000000001AAA']
    ],
    ['other statuses', [link({ statuses: ['Sent'] })], ['701000000000001AAA']],
    ['a campaign with another name', [link({ campaignName: 'Summer', name: 'LINK-9' })], []],
    ['no link any more', [], []]
  ])('T-02 %s', (_what, links, expected) => {
    expect(campaignsToRead(links, known)).toEqual(expected);
  });

  test('T-02 the order of the links is of no matter', () => {
    const links = [link(), link({ listId: 2 })];
    expect(linkKeys(links.toReversed())).toEqual(linkKeys(links));
  });

  const scope = {
    fields: ['Id'],
    object: 'CampaignMember',
    changeField: 'SystemModstamp',
    condition: 'x',
    recordIds: null
  };
  const end = '2026-02-01T10:00:00.000Z';
  const start = '2026-02-01T09:00:00.000Z';

  test('T-02 their members are read up to where the window begins', () => {
    expect(memberBackfill(scope, ['701b', '701a'], { start, end, position: null })).toEqual({
      scope: { ...scope, condition: "CampaignId IN ('701a','701b')" },
      window: { start: null, end: start, position: null }
    });
  });

  test('T-02 or to where it stopped, which it will not read again', () => {
    const position = { changedAt: '2026-02-01T09:30:00.000Z', id: '00v1' };
    expect(memberBackfill(scope, ['701a'], { start, end, position })?.window.end).toBe(
      '2026-02-01T09:30:01.000Z'
    );
  });

  test('T-02 a window without a beginning reads them all by itself; no new campaign needs nothing', () => {
    expect(memberBackfill(scope, ['701a'], { start: null, end, position: null })).toBeNull();
    expect(memberBackfill(scope, [], { start, end, position: null })).toBeNull();
  });
});

test.each([
  ['Spring', 'spring', true],
  ['Spring', 'Spring 2', false],
  ['Webinar %', 'Webinar 12', true],
  ['*2026*', 'Spring 2026 B', true],
  ['a%a', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['%', '', true],
  ['50.', '50x', false]
])('Tx-01 the pattern %s and the name %s: %s', (pattern, name, expected) => {
  expect(nameMatches(pattern, name)).toBe(expected);
});
