/** A lead becomes a contact: before and after there is one person in Iterable (issue: seed 003, leads graduate). */
import { byEmail, byUserId, everyKind, startStory, type Kind, type Story } from './story-world';

let story: Story;
afterEach(() => story.world.close());

const address = 'ada@example.com';
const kept = { lists: ['Nurture'], events: ['lead_created'] };

/** A lead that was sent, is on a list and has an event. */
async function nurtured(kind: Kind, defineMore = (): unknown => undefined) {
  story = await startStory(kind);
  const [leads, contacts] = [story.defineNurturedLeads(), story.define('Contact')];
  defineMore();
  const lead = story.load('Lead', { FirstName: 'Ada', Email: address });
  expect(await story.run(leads)).toMatchObject({ delivered: 1 });
  expect(story.people()).toEqual([
    { ...story.ids(lead, address), fields: { firstName: 'Ada', leadId: lead }, ...kept }
  ]);
  expect(await story.state(leads, lead)).toMatchObject({ status: 'delivered' });
  return { leads, contacts, lead };
}

describe.each(everyKind)('a $type project, people found by $identity', (kind) => {
  test('S-17 S-20 S-21 a lead becomes a new contact, the contacts run first: one person throughout', async () => {
    const { leads, contacts, lead } = await nurtured(kind);
    const { contactId } = story.convert(lead);
    expect(await story.run(contacts)).toMatchObject({ delivered: 1 });
    const person = {
      ...story.ids(contactId, address),
      fields: { firstName: 'Ada', leadId: lead, contactId },
      ...kept
    };
    expect(story.people()).toEqual([person]);
    expect(await story.run(leads)).toMatchObject({ skipped: 1, delivered: 0 });
    expect(story.people()).toEqual([person]);
    expect(await story.state(contacts, contactId)).toMatchObject({ status: 'delivered' });
    expect(await story.state(leads, lead)).toMatchObject({
      status: 'skipped',
      code: 'converted',
      message: `The lead was converted: ${contactId} speaks for the person.`
    });
  });

  test('S-20 a lead becomes a new contact, the leads run first: one person throughout', async () => {
    const { leads, contacts, lead } = await nurtured(kind);
    const { contactId } = story.convert(lead);
    await story.run(leads);
    expect(story.people()).toHaveLength(1);
    expect(await story.run(contacts)).toMatchObject({ delivered: 1 });
    const person = {
      ...story.ids(contactId, address),
      fields: { firstName: 'Ada', leadId: lead, contactId },
      ...kept
    };
    expect(story.people()).toEqual([person]);
    await story.run(leads);
    expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
    expect(story.people()).toEqual([person]);
  });

  test('S-20 S-22 a lead becomes a contact that Iterable knew before: two users become one', async () => {
    const { leads, contacts, lead } = await nurtured(kind);
    const contactId = story.load('Contact', { FirstName: 'Augusta', Email: 'augusta@example.com' });
    await story.run(contacts);
    expect(story.people()).toHaveLength(2);
    story.convert(lead, { contactId });
    await story.run(contacts);
    await story.run(leads);
    const person = {
      ...story.ids(contactId, 'augusta@example.com'),
      fields: { firstName: 'Augusta', leadId: lead, contactId },
      ...kept
    };
    expect(story.people()).toEqual([person]);
    expect(await story.state(contacts, contactId)).toMatchObject({ status: 'delivered' });
    await story.run(leads);
    expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
    expect(story.people()).toEqual([person]);
  });

  test.each([
    ['contacts', ['Contacts', 'Leads', 'Leads']],
    ['leads', ['Leads', 'Contacts', 'Leads']]
  ])(
    'S-20 S-21 a lead becomes a contact of another address that Iterable does not know yet, the %s run first',
    async (_which, order) => {
      const { leads, contacts, lead } = await nurtured(kind);
      const contactId = story.load('Contact', { FirstName: 'Augusta', Email: 'augusta@example.com' });
      story.convert(lead, { contactId });
      for (const sync of order) await story.run(sync);
      const person = {
        ...story.ids(contactId, 'augusta@example.com'),
        fields: { firstName: 'Augusta', leadId: lead, contactId },
        ...kept
      };
      expect(story.people()).toEqual([person]);
      expect(await story.state(contacts, contactId)).toMatchObject({ status: 'delivered' });
      expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
      // The former address is free: whoever has it next is a person of their own.
      const other = story.load('Contact', { FirstName: 'Other', Email: address });
      story.change('Contact', other, { FirstName: 'Another' });
      await story.run(contacts);
      expect(await story.state(contacts, other)).toMatchObject({ status: 'delivered' });
      expect(story.people()).toHaveLength(2);
    }
  );

  test('S-20 S-23 leads that were converted long ago and never sent stay at home while contacts are sent', async () => {
    story = await startStory(kind);
    const [leads, contacts] = [story.defineNurturedLeads(), story.define('Contact')];
    const lead = story.load('Lead', { FirstName: 'Ada', Email: address });
    const { contactId } = story.convert(lead);
    expect(await story.run(leads)).toMatchObject({ skipped: 1, delivered: 0 });
    expect(story.people()).toEqual([]);
    expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
    expect(await story.run(contacts)).toMatchObject({ delivered: 1 });
    expect(story.people()).toMatchObject([
      { ...story.ids(contactId, address), fields: { firstName: 'Ada', contactId }, lists: [], events: [] }
    ]);
  });
});

test.each([...byEmail, ...byUserId])(
  'S-23 without a sync of contacts a converted lead goes on speaking for itself ($type, $identity)',
  async (kind) => {
    story = await startStory(kind);
    const leads = story.defineNurturedLeads();
    const lead = story.load('Lead', { FirstName: 'Ada', Email: address });
    await story.run(leads);
    story.convert(lead);
    expect(await story.run(leads)).toMatchObject({ skipped: 0, rejected: 0 });
    expect(story.people()).toMatchObject([{ ...story.ids(lead, address), ...kept }]);
    expect(await story.state(leads, lead)).toMatchObject({ status: 'delivered' });
  }
);

test.each([
  ['contacts', ['Contacts', 'Leads']],
  ['leads', ['Leads', 'Contacts', 'Leads']]
])(
  'S-20 leads found by address, contacts by their id with the address as a field: one person, the %s run first',
  async (_which, order) => {
    story = await startStory({ type: 'Hybrid', identity: 'UserId' });
    const contacts = story.define('Contact');
    const leads = story.define('Lead', {
      values: { Identity__c: 'Email' },
      steps: [
        {
          operation: 'Update_User',
          mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.leadId': 'Id' }
        },
        { operation: 'Subscribe_List', target: 'Nurture' }
      ]
    });
    const lead = story.load('Lead', { FirstName: 'Ada', Email: address });
    await story.run(leads);
    expect(story.people()).toMatchObject([{ email: address, userId: null, lists: ['Nurture'] }]);
    const { contactId } = story.convert(lead);
    for (const sync of order) await story.run(sync);
    expect(story.people()).toEqual([
      {
        email: address,
        userId: contactId,
        fields: { firstName: 'Ada', leadId: lead, contactId },
        lists: ['Nurture'],
        events: []
      }
    ]);
    expect(await story.state(contacts, contactId)).toMatchObject({ status: 'delivered' });
    expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
  }
);

const defineLeadObjects = (): string =>
  story.define('Lead', {
    name: 'Lead_Objects',
    steps: [
      {
        operation: 'Upsert_Catalog_Item',
        target: 'Leads',
        values: { Create_New_Fields__c: true },
        mappings: { 'dataFields.status': 'Status', 'dataFields.contact': 'ConvertedContactId' }
      }
    ]
  });

test.each(everyKind)(
  'S-18 S-19 S-22 leads as objects beside leads as people: converted, the person is one and the object stays ($type, $identity)',
  async (kind) => {
    const { leads, contacts, lead } = await nurtured(kind, defineLeadObjects);
    const objects = 'Lead_Objects';
    await story.run(objects);
    const { contactId } = story.convert(lead);
    for (const sync of [objects, contacts, leads]) await story.run(sync);
    expect(story.people()).toMatchObject([story.ids(contactId, address)]);
    expect(await story.state(objects, lead)).toMatchObject({ status: 'delivered' });
    expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
    expect(story.world.project.catalogs()).toMatchObject([
      { items: { [lead]: { status: 'Closed - Converted', contact: contactId } } }
    ]);
  }
);
