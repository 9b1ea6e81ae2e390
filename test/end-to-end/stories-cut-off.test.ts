/** A user was merged or renamed, and nobody heard of it: an answer that is lost, a process that is killed (DESIGN rule 9). */
import { once } from 'node:events';
import { byEmail, everyKind, startStory, type Kind, type Story } from './story-world';

let story: Story;
afterEach(() => story.world.close());

const [winning, losing] = ['ada@example.com', 'byron@example.com'];
const lost = { kind: 'reset', applied: 'yes' } as const;

/** Two contacts in Iterable, merged in Salesforce since. */
async function merged(kind: Kind) {
  story = await startStory(kind);
  const sync = story.define('Contact');
  const winner = story.load('Contact', { FirstName: 'Ada', Email: winning });
  const loser = story.load('Contact', { FirstName: 'Byron', Email: losing });
  expect(await story.run(sync)).toMatchObject({ delivered: 2 });
  story.merge(winner, [loser]);
  return { sync, winner, loser };
}

/** The bridge in a process of its own, killed while it waits for the answer to a call that Iterable has taken. */
async function killedAt(endpoint: 'users.merge' | 'users.updateEmail' | 'users.bulkUpdate', sync: string) {
  story.world.iterable.faults.add({ match: { endpoint }, effect: { kind: 'silence', applied: 'yes' } });
  const before = story.world.iterable.calls(endpoint);
  const child = story.world.start('run', sync);
  const ended = once(child, 'exit');
  while (story.world.iterable.calls(endpoint) === before && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await ended;
  story.nextSecond();
}

describe.each(everyKind)('a $type project, people found by $identity', (kind) => {
  const expectOne = (winner: string): void =>
    expect(story.people()).toMatchObject([
      { ...story.ids(winner, winning), fields: { firstName: 'Ada', contactId: winner } }
    ]);

  test('Hx-01 the answer to a merge is lost: asked again, Iterable has no such user any more, and that is success', async () => {
    const { sync, winner, loser } = await merged(kind);
    story.world.iterable.faults.add({ match: { endpoint: 'users.merge' }, effect: lost });
    expect(await story.run(sync)).toMatchObject({ rejected: 0, deferred: 0 });
    expectOne(winner);
    expect(story.world.iterable.calls('users.merge')).toBe(2);
    expect(await story.state(sync, loser)).toMatchObject({ status: 'delivered' });
    expect(await story.state(sync, winner)).toMatchObject({ status: 'delivered' });
  });

  test('Hx-01 killed between the merge and its commit: the next start goes on, nothing is doubled', async () => {
    const { sync, winner, loser } = await merged(kind);
    await killedAt('users.merge', sync);
    expectOne(winner);
    expect(await story.run(sync)).toMatchObject({ rejected: 0, deferred: 0 });
    expectOne(winner);
    expect(await story.state(sync, loser)).toMatchObject({ status: 'skipped', code: 'merged' });
    expect(await story.state(sync, winner)).toMatchObject({ status: 'delivered' });
  });
});

test.each(everyKind)(
  'S-20 killed while a lead becomes a contact: one person, with the list and event of the lead ($type, $identity)',
  async (kind) => {
    story = await startStory(kind);
    const [leads, contacts] = [story.defineNurturedLeads(), story.define('Contact')];
    const lead = story.load('Lead', { FirstName: 'Ada', Email: losing });
    await story.run(leads);
    const contactId = story.load('Contact', { FirstName: 'Ada', Email: winning });
    story.convert(lead, { contactId });
    await killedAt('users.merge', contacts);
    await story.run(contacts);
    await story.run(leads);
    expect(story.people()).toEqual([
      {
        ...story.ids(contactId, winning),
        fields: { firstName: 'Ada', leadId: lead, contactId },
        lists: ['Nurture'],
        events: ['lead_created']
      }
    ]);
    expect(await story.state(contacts, contactId)).toMatchObject({ status: 'delivered' });
    expect(await story.state(leads, lead)).toMatchObject({ status: 'skipped', code: 'converted' });
  }
);

describe.each(byEmail)('a $type project, people found by Email', (kind) => {
  const endpoint = kind.type === 'Email' ? 'users.updateEmail' : 'users.bulkUpdate';

  async function renamed() {
    story = await startStory(kind);
    const sync = story.define('Contact');
    const id = story.load('Contact', { FirstName: 'Ada', Email: losing });
    await story.run(sync);
    story.change('Contact', id, { Email: winning, FirstName: 'Augusta' });
    return { sync, id };
  }

  const expectRenamed = async (sync: string, id: string): Promise<void> => {
    expect(story.people()).toMatchObject([
      { ...story.ids(id, winning), fields: { firstName: 'Augusta', contactId: id } }
    ]);
    expect(await story.state(sync, id)).toMatchObject({ status: 'delivered' });
  };

  test('H-06 H-40 killed between a change of address and its commit: one user, and it is up to date', async () => {
    const { sync, id } = await renamed();
    await killedAt(endpoint, sync);
    expect(await story.run(sync)).toMatchObject({ rejected: 0, deferred: 0 });
    await expectRenamed(sync, id);
  });

  test('H-06 H-40 the answer to a change of address is lost: one user, and it is up to date', async () => {
    const { sync, id } = await renamed();
    story.world.iterable.faults.add({ match: { endpoint }, effect: lost });
    expect(await story.run(sync)).toMatchObject({ rejected: 0, deferred: 0 });
    await expectRenamed(sync, id);
  });
});
