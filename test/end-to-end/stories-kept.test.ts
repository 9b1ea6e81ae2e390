/** Two users become one: what either of them opted out of stays so, and no list is lost, however Iterable merges. */
import { elsewhere } from './operation-stories';
import { everyKind, startStory, type Story } from './story-world';

let story: Story;
afterEach(() => story.world.close());

const merges = ['as-fields', 'destination', 'union'] as const;
const [winning, losing] = ['ada@example.com', 'byron@example.com'];

describe.each(everyKind)('a $type project, people found by $identity', (kind) => {
  test.each(merges)(
    'S-21 DESIGN rule 6: a merge loosens no opt-out and leaves no list (mergedSubscriptions = %s)',
    async (mergedSubscriptions) => {
      story = await startStory(kind, { iterable: { switches: { mergedSubscriptions } } });
      const sync = story.define('Contact');
      const winner = story.load('Contact', { FirstName: 'Ada', Email: winning });
      const loser = story.load('Contact', { FirstName: 'Ada B.', Email: losing });
      await story.run(sync);
      const { world } = story;
      const by = (id: string, email: string) => (kind.identity === 'Email' ? { email } : { userId: id });
      await elsewhere(world, 'lists', { name: 'News' });
      const listId = world.project.lists().find(({ name }) => name === 'News')?.id;
      await elsewhere(world, 'lists/subscribe', { listId, subscribers: [by(loser, losing)] });
      const optOut = { unsubscribedChannelIds: [12], unsubscribedMessageTypeIds: [34] };
      await elsewhere(world, 'users/updateSubscriptions', { ...by(loser, losing), ...optOut });
      const own = { unsubscribedChannelIds: [56] };
      await elsewhere(world, 'users/updateSubscriptions', { ...by(winner, winning), ...own });

      story.merge(winner, [loser]);
      expect(await story.run(sync)).toMatchObject({ delivered: 1, rejected: 0, deferred: 0 });
      const [person, ...others] = world.project.users();
      expect(others).toEqual([]);
      expect([...(person?.subscriptions.unsubscribedChannelIds ?? [])].sort()).toEqual([12, 56]);
      expect(person?.subscriptions.unsubscribedMessageTypeIds).toEqual([34]);
      expect(person?.listIds).toEqual([listId]);
    }
  );
});
