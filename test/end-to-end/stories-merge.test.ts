/** Two contacts turn out to be one person: merged in Salesforce, they are one user in Iterable. */
import { constant } from './define-sync';
import { byEmail, everyKind, startStory, type Kind, type Story } from './story-world';

let story: Story;
afterEach(() => story.world.close());

const [winning, losing] = ['ada@example.com', 'byron@example.com'];

/** A contact that is to win, another one that is to be merged into it, and a sync with an event. */
async function two(kind: Kind, emails: { winner: string | null; loser: string }, values = {}) {
  story = await startStory(kind);
  const sync = story.define('Contact', {
    values,
    steps: [
      {
        operation: 'Update_User',
        mappings: { ...story.mappings('Contact'), 'dataFields.lastName': 'LastName' }
      },
      { operation: 'Subscribe_List', target: 'News', condition: 'AssistantName = "list"' },
      { operation: 'Track_Event', mappings: { eventName: constant('contact_created') } }
    ]
  });
  const ada = { FirstName: 'Ada', LastName: 'Lovelace', Email: emails.winner };
  const winner = emails.winner === null ? '' : story.load('Contact', ada);
  const loser = story.load('Contact', {
    FirstName: 'Ada B.',
    LastName: 'Byron',
    Email: emails.loser,
    AssistantName: 'list'
  });
  return { sync, winner, loser };
}

describe.each(everyKind)('a $type project, people found by $identity', (kind) => {
  test('Hx-01 S-21 D-16 a merge in Salesforce merges the two users: what both had is kept, the winner speaks', async () => {
    const { sync, winner, loser } = await two(kind, { winner: winning, loser: losing });
    expect(await story.run(sync)).toMatchObject({ delivered: 2 });
    expect(story.people()).toHaveLength(2);
    story.merge(winner, [loser]);
    story.calls();
    expect(await story.run(sync)).toMatchObject({ delivered: 1, rejected: 0, deferred: 0 });
    expect(story.calls()).toEqual(['lists.subscribe', 'users.merge']);
    const person = {
      ...story.ids(winner, winning),
      fields: { firstName: 'Ada', lastName: 'Lovelace', contactId: winner },
      lists: ['News'],
      events: ['contact_created', 'contact_created']
    };
    expect(story.people()).toEqual([person]);
    expect(await story.run(sync)).toMatchObject({ delivered: 0, rejected: 0, deferred: 0 });
    expect(await story.state(sync, winner)).toMatchObject({ status: 'delivered' });
    expect(await story.state(sync, loser)).toMatchObject({
      status: 'skipped',
      code: 'merged',
      message: `The record was merged into ${winner}.`
    });
    expect(story.calls()).toEqual([]);
    expect(story.people()).toEqual([person]);
  });

  test('Hx-01 the losing record was never sent: the merge says nothing to Iterable', async () => {
    const { sync, winner, loser } = await two(kind, { winner: winning, loser: losing });
    story.merge(winner, [loser]);
    expect(await story.run(sync)).toMatchObject({ delivered: 1, skipped: 1 });
    expect(story.calls()).not.toContain('users.merge');
    expect(story.people()).toMatchObject([story.ids(winner, winning)]);
    expect(await story.state(sync, loser)).toMatchObject({ status: 'skipped', code: 'merged' });
  });

  test('Hx-01 the winning record was never sent: the user of the other one becomes its own', async () => {
    const { sync, loser } = await two(kind, { winner: null, loser: losing });
    await story.run(sync);
    const winner = story.load('Contact', { FirstName: 'Countess', Email: 'countess@example.com' });
    story.merge(winner, [loser]);
    expect(await story.run(sync)).toMatchObject({ rejected: 0, deferred: 0 });
    expect(story.people()).toContainEqual({
      ...story.ids(winner, 'countess@example.com'),
      fields: { firstName: 'Countess', lastName: 'Person', contactId: winner },
      lists: ['News'],
      events: ['contact_created', 'contact_created']
    });
    expect(story.people().filter(({ email }) => email === losing)).toEqual([]);
  });

  test('D-16 a merge that was undone brings the other person back, with what Salesforce has', async () => {
    const { sync, winner, loser } = await two(kind, { winner: winning, loser: losing });
    await story.run(sync);
    story.merge(winner, [loser]);
    await story.run(sync);
    story.undelete(loser);
    expect(await story.run(sync)).toMatchObject({ delivered: 1, rejected: 0 });
    expect(story.people()).toContainEqual(
      expect.objectContaining({
        ...story.ids(loser, losing),
        fields: { firstName: 'Ada B.', lastName: 'Byron', contactId: loser },
        lists: ['News']
      })
    );
    expect(story.people()).toHaveLength(2);
    story.merge(winner, [loser]);
    await story.run(sync);
    expect(story.people()).toHaveLength(1);
  });

  test('Hx-01 without Include Deleted the losing user stays in Iterable, and the winner goes on', async () => {
    const { sync, winner, loser } = await two(
      kind,
      { winner: winning, loser: losing },
      { Include_Deleted__c: false }
    );
    await story.run(sync);
    story.merge(winner, [loser], { FirstName: 'Augusta' });
    expect(await story.run(sync)).toMatchObject({ delivered: 1, rejected: 0 });
    expect(await story.state(sync, loser)).toMatchObject({ status: 'skipped', code: 'merged' });
    expect(story.people()).toMatchObject([
      { ...story.ids(winner, winning), fields: { firstName: 'Augusta' } },
      story.ids(loser, losing)
    ]);
    story.change('Contact', winner, { Email: losing });
    await story.run(sync);
    // No duplicate of a record that is gone; who has the address in Iterable is told, and not guessed.
    expect(await story.state(sync, winner)).toMatchObject(
      kind.type === 'UserId'
        ? { status: 'delivered' }
        : { status: 'rejected', fix: expect.stringMatching(/^Merge the two/) }
    );
    expect(story.people()).toHaveLength(2);
  });
});

describe.each(byEmail)('a $type project, people found by Email', (kind) => {
  test.each([true, false])(
    'S-29 S-31 Hx-01 both had one address: the winner takes the user over (Include Deleted: %s)',
    async (includeDeleted) => {
      const { sync, winner, loser } = await two(
        kind,
        { winner: 'none', loser: losing },
        { Include_Deleted__c: includeDeleted }
      );
      await story.run(sync);
      story.change('Contact', winner, { Email: losing });
      expect(await story.run(sync)).toMatchObject({ skipped: 1 });
      expect(await story.state(sync, winner)).toMatchObject({ status: 'skipped', code: 'duplicate' });
      story.merge(winner, [loser]);
      await story.run(sync);
      await story.run(sync);
      expect(await story.state(sync, winner)).toMatchObject({ status: 'delivered' });
      expect(story.people()).toEqual([
        {
          ...story.ids(winner, losing),
          fields: { firstName: 'Ada', lastName: 'Lovelace', contactId: winner },
          lists: ['News'],
          events: ['contact_created', 'contact_created']
        }
      ]);
    }
  );
});
