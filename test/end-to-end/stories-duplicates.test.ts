/** Several records with one address: a rule says who speaks for the person, and who follows (DESIGN rule 1). */
import { byEmail, startStory, type Kind, type Story } from './story-world';
import { loadContacts, manyContacts } from './world';

let story: Story;
afterEach(() => story.world.close());

const address = 'same@example.com';

const duplicateOf = (owner: string, sync = '') => ({
  status: 'skipped',
  code: 'duplicate',
  message: `The same e-mail address is already sent${sync && ` by the sync ${sync}`} for record ${owner}.`
});

const firstNames = () => story.people().map(({ fields }) => (fields as { firstName?: string }).firstName);

async function withRule(kind: Kind, rule: string | null) {
  story = await startStory(kind);
  const values = { Duplicate_Rule__c: rule };
  return { contacts: story.define('Contact', { values }), leads: story.define('Lead', { values }) };
}

describe.each(byEmail)('a $type project', (kind) => {
  test('S-29 H-44 without a rule the first stays, and the other one follows when it goes: deleted', async () => {
    const { contacts } = await withRule(kind, null);
    const first = story.load('Contact', { FirstName: 'First', Email: address });
    const second = story.load('Contact', { FirstName: 'Second', Email: 'SAME@example.com' });
    expect(await story.run(contacts)).toMatchObject({ delivered: 1, skipped: 1 });
    expect(firstNames()).toEqual(['First']);
    expect(await story.state(contacts, second)).toMatchObject(duplicateOf(first));
    expect(story.shown('Contact', second)).toBe('Skipped');
    story.delete(first);
    await story.run(contacts);
    expect(await story.state(contacts, first)).toMatchObject({ status: 'skipped', code: 'deleted' });
    await story.run(contacts);
    expect(await story.state(contacts, second)).toMatchObject({ status: 'delivered' });
    expect(story.people()).toMatchObject([
      { email: address, fields: { firstName: 'Second', contactId: second } }
    ]);
  });

  test('S-29 S-31 the other one follows when the first has another address: two people from then on', async () => {
    const { contacts } = await withRule(kind, null);
    const first = story.load('Contact', { FirstName: 'First', Email: address });
    const second = story.load('Contact', { FirstName: 'Second', Email: address });
    await story.run(contacts);
    story.change('Contact', first, { Email: 'first@example.com' });
    await story.run(contacts);
    await story.run(contacts);
    expect(await story.state(contacts, second)).toMatchObject({ status: 'delivered' });
    expect(story.people()).toHaveLength(2);
    expect(story.people()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          email: 'first@example.com',
          fields: { firstName: 'First', contactId: first }
        }),
        expect.objectContaining({ email: address, fields: { firstName: 'Second', contactId: second } })
      ])
    );
  });

  test('S-29 H-44 Contact_Before_Lead: a contact takes the person over from a lead, whose record says so', async () => {
    const { contacts, leads } = await withRule(kind, 'Contact_Before_Lead');
    const lead = story.load('Lead', { FirstName: 'Lead', Email: address });
    expect(await story.run(leads)).toMatchObject({ delivered: 1 });
    const contact = story.load('Contact', { FirstName: 'Contact', Email: address });
    expect(await story.run(contacts)).toMatchObject({ delivered: 1 });
    expect(await story.run(leads)).toMatchObject({ delivered: 0, skipped: 1 });
    expect(await story.state(leads, lead)).toMatchObject(duplicateOf(contact, contacts));
    expect(story.shown('Lead', lead)).toBe('Skipped');
    story.change('Lead', lead, { FirstName: 'Unheard' });
    expect(await story.run(leads)).toMatchObject({ delivered: 0, skipped: 1 });
    expect(story.people()).toMatchObject([
      { email: address, fields: { firstName: 'Contact', leadId: lead, contactId: contact } }
    ]);
  });

  test.each([
    ['Newest', { CreatedDate: '2026-01-06T08:00:00.000+0000' }],
    ['IF(ISBLANK(AssistantName), 0, 1)', { AssistantName: 'yes' }]
  ])('S-29 the rule %s: who ranks higher speaks, also when it comes later', async (rule, higher) => {
    const { contacts } = await withRule(kind, rule);
    const low = story.load('Contact', { FirstName: 'Low', Email: address });
    await story.run(contacts);
    const high = story.load('Contact', { FirstName: 'High', Email: address, ...higher });
    story.change('Contact', high, { Title: 'Dr' });
    await story.run(contacts);
    await story.run(contacts);
    expect(await story.state(contacts, low)).toMatchObject(duplicateOf(high));
    expect(await story.state(contacts, high)).toMatchObject({ status: 'delivered' });
    expect(firstNames()).toEqual(['High']);
  });

  test('S-29 all in one run: the highest speaks last, and who was displaced says so after the next run', async () => {
    const { contacts } = await withRule(kind, 'IF(ISBLANK(AssistantName), 0, VALUE(AssistantName))');
    const [low = '', middle = '', high = ''] = ['1', '2', '3'].map((rank) =>
      story.load('Contact', { FirstName: `Rank ${rank}`, AssistantName: rank, Email: address })
    );
    await story.run(contacts);
    expect(firstNames()).toEqual(['Rank 3']);
    await story.run(contacts);
    for (const loser of [low, middle])
      expect(await story.state(contacts, loser)).toMatchObject(duplicateOf(high));
    expect(await story.state(contacts, high)).toMatchObject({ status: 'delivered' });
    expect(firstNames()).toEqual(['Rank 3']);
  });

  test('S-29 H-44 the contact goes for ever: the lead speaks for the person again', async () => {
    const { contacts, leads } = await withRule(kind, 'Contact_Before_Lead');
    const lead = story.load('Lead', { FirstName: 'Lead', Email: address });
    const contact = story.load('Contact', { FirstName: 'Contact', Email: address });
    await story.run(contacts);
    expect(await story.run(leads)).toMatchObject({ skipped: 1 });
    story.delete(contact);
    await story.run(contacts);
    await story.run(leads);
    expect(await story.state(leads, lead)).toMatchObject({ status: 'delivered' });
    expect(firstNames()).toEqual(['Lead']);
  });
});

test('S-30 S-31 people found by Salesforce ids may share an address where Iterable lets them', async () => {
  story = await startStory({ type: 'UserId', identity: 'UserId' });
  const contacts = story.define('Contact');
  const [one, two] = ['One', 'Two'].map((FirstName) => story.load('Contact', { FirstName, Email: address }));
  expect(await story.run(contacts)).toMatchObject({ delivered: 2 });
  expect(story.people()).toMatchObject([
    { userId: one, email: address },
    { userId: two, email: address }
  ]);
});

test('S-31 a hybrid project has one user with an address: the second record is rejected, both are named, and a merge is offered', async () => {
  story = await startStory({ type: 'Hybrid', identity: 'UserId' });
  const contacts = story.define('Contact');
  const first = story.load('Contact', { FirstName: 'First', Email: address });
  expect(await story.run(contacts)).toMatchObject({ delivered: 1 });
  // Seen in Iterable (iterable-api 5) before somebody else asks for the address.
  expect(story.people()).toHaveLength(1);
  const second = story.load('Contact', { FirstName: 'Second', Email: address });
  story.change('Contact', second, { Title: 'Dr' });
  await story.run(contacts);
  expect(await story.state(contacts, second)).toMatchObject({
    status: 'rejected',
    code: 'iterable.conflict',
    message: `The e-mail address of record ${second} is shared with Contact ${first}, and only one user of this Iterable project can have it.`,
    fix: 'Merge the two, or correct the address.'
  });
  expect(story.people()).toMatchObject([{ userId: first, email: address }]);
});

test('S-29 H-44 displaced while its own page was on its way: the record says so after the next run', async () => {
  const { contacts } = await withRule(
    { type: 'Email', identity: 'Email' },
    'IF(ISBLANK(AssistantName), 0, 1)'
  );
  const low = story.load('Contact', { FirstName: 'Low', Email: address });
  loadContacts(story.world.org, manyContacts(2000));
  const high = story.load('Contact', { FirstName: 'High', Email: address, AssistantName: 'yes' });
  expect(await story.run(contacts)).toMatchObject({ extracted: 2002, rejected: 0 });
  expect(story.world.project.user(address)?.fields.firstName).toBe('High');
  await story.run(contacts);
  expect(await story.state(contacts, low)).toMatchObject(duplicateOf(high));
  expect(story.world.project.user(address)?.fields.firstName).toBe('High');
});
