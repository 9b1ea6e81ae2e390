/** A known person gets another e-mail address: the user in Iterable stays the same (iterable-api 3, 6.3, 19). */
import { byEmail, everyKind, startStory, type Kind, type Story } from './story-world';

let story: Story;
afterEach(() => story.world.close());

const [before, after] = ['byron@example.com', 'lovelace@example.com'];
const kept = { lists: ['News'], events: ['contact_created'] };

async function known(kind: Kind) {
  story = await startStory(kind);
  const sync = story.define('Contact', {
    steps: [
      { operation: 'Update_User', mappings: story.mappings('Contact') },
      { operation: 'Subscribe_List', target: 'News' },
      {
        operation: 'Track_Event',
        mappings: { eventName: { Kind__c: 'Value', Source__c: 'contact_created' } }
      }
    ]
  });
  const id = story.load('Contact', { FirstName: 'Ada', Email: before });
  expect(await story.run(sync)).toMatchObject({ delivered: 1 });
  story.calls();
  return { sync, id };
}

/** What goes out for a new address: a call for it alone first, where the address is how the user is found. */
const callsFor = ({ type, identity }: Kind): string[] =>
  identity === 'UserId'
    ? ['users.bulkUpdate']
    : [type === 'Email' ? 'users.updateEmail' : 'users.bulkUpdate', 'users.bulkUpdate'];

describe.each(everyKind)('a $type project, people found by $identity', (kind) => {
  test('H-06 H-39 H-40 a new address, and back again: the same user throughout, lists and events kept', async () => {
    const { sync, id } = await known(kind);
    const ada = (email: string, firstName: string) => [
      { ...story.ids(id, email), fields: { firstName, contactId: id }, ...kept }
    ];
    story.change('Contact', id, { Email: after, FirstName: 'Augusta' });
    expect(await story.run(sync)).toMatchObject({ delivered: 1, deferred: 0, rejected: 0 });
    expect(story.calls().filter((name) => name.startsWith('users.'))).toEqual(callsFor(kind));
    expect(story.people()).toEqual(ada(after, 'Augusta'));
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
    story.change('Contact', id, { Email: before, FirstName: 'Ada' });
    expect(await story.run(sync)).toMatchObject({ delivered: 1, deferred: 0, rejected: 0 });
    expect(story.people()).toEqual(ada(before, 'Ada'));
    expect(await story.run(sync)).toMatchObject({ delivered: 0, deferred: 0 });
  });

  test('H-06 Hx-01 the new address is another user of Iterable: nothing is merged by a guess, a merge is offered', async () => {
    const { sync, id } = await known(kind);
    await story.stranger(after);
    story.change('Contact', id, { Email: after });
    await story.run(sync);
    if (kind.type === 'UserId') {
      // Addresses need not differ there.
      expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
    } else {
      expect(await story.state(sync, id)).toMatchObject({
        status: 'rejected',
        code: kind.type === 'Email' ? 'iterable.email-taken' : 'iterable.conflict',
        fix: expect.stringMatching(/^Merge the two/)
      });
      expect(story.shown('Contact', id)).toBe('Failed');
      expect(story.people()).toContainEqual(expect.objectContaining({ ...story.ids(id, before), ...kept }));
    }
    expect(story.people()).toHaveLength(2);
    story.change('Contact', id, { Email: 'ada@example.com' });
    await story.run(sync);
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
    expect(story.people()).toContainEqual(
      expect.objectContaining({ ...story.ids(id, 'ada@example.com'), ...kept })
    );
    expect(story.people()).toHaveLength(2);
  });

  test('D-16 deleted and undeleted: the user stays but leaves the list, and is sent again when back', async () => {
    const { sync, id } = await known(kind);
    story.delete(id);
    expect(await story.run(sync)).toMatchObject({ skipped: 0, delivered: 1, removed: 1 });
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered', code: 'removed' });
    expect(story.calls()).toEqual(['lists.unsubscribe']);
    expect(story.people()).toHaveLength(1);
    story.undelete(id);
    expect(await story.run(sync)).toMatchObject({ delivered: 1 });
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
    expect(story.people()).toEqual([
      { ...story.ids(id, before), fields: { firstName: 'Ada', contactId: id }, ...kept }
    ]);
    expect(story.calls()).not.toContain('events.trackBulk');
  });
});

describe.each(byEmail)('a $type project, people found by Email', (kind) => {
  test('S-29 S-31 H-06 the new address is sent for another record: a duplicate, whose own user stays as it is', async () => {
    const { sync, id } = await known(kind);
    const other = story.load('Contact', { FirstName: 'Other', Email: after });
    story.change('Contact', other, { Title: 'Dr' });
    await story.run(sync);
    story.change('Contact', id, { Email: after, FirstName: 'Augusta' });
    expect(await story.run(sync)).toMatchObject({ skipped: 1 });
    expect(await story.state(sync, id)).toMatchObject({
      code: 'duplicate',
      message: `The same e-mail address is already sent for record ${other}.`
    });
    expect(story.people()).toMatchObject([
      { email: before, fields: { firstName: 'Ada' } },
      { email: after, fields: { firstName: 'Other' } }
    ]);
    // The other one moves on: the address is free, and the known user is given it.
    story.change('Contact', other, { Email: 'other@example.com' });
    await story.run(sync);
    await story.run(sync);
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
    expect(story.people()).toHaveLength(2);
    expect(story.people()).toContainEqual({
      ...story.ids(id, after),
      fields: { firstName: 'Augusta', contactId: id },
      ...kept
    });
  });

  test('H-06 S-31 the former address was taken over meanwhile: that user is left alone', async () => {
    const { sync, id } = await known(kind);
    story.delete(id);
    await story.run(sync);
    const heir = story.load('Contact', { FirstName: 'Heir', Email: before });
    story.change('Contact', heir, { Title: 'Dr' });
    await story.run(sync);
    story.undelete(id);
    story.change('Contact', id, { Email: after });
    await story.run(sync);
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
    expect(await story.state(sync, heir)).toMatchObject({ status: 'delivered' });
    expect(story.people()).toHaveLength(2);
    expect(story.people()).toMatchObject([
      { email: before, fields: { firstName: 'Heir', contactId: heir } },
      { email: after, fields: { firstName: 'Ada', contactId: id } }
    ]);
  });
});
