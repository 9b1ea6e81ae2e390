import { askWith, type Ask } from '../stand-ins/iterable/ask';
import type { CampaignPreset } from '../stand-ins/iterable/campaigns/campaigns';
import type { Channel, MessageType } from '../stand-ins/iterable/channels/channels';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import type { ListPreset } from '../stand-ins/iterable/options';
import { describeRecorded, readRecorded } from './recordings';

interface Exported {
  readonly stream: 'campaigns' | 'channels' | 'lists' | 'message_types' | 'users';
  readonly data: object;
}

type Named = Record<string, unknown>;

describeRecorded('objects exported from a project, as the service stores them', () => {
  const exported = readRecorded<Exported[]>('iterable', 'recorded', 'export-objects.json');
  const of = <Content>(stream: Exported['stream']): Content[] =>
    exported.filter((one) => one.stream === stream).map(({ data }) => data as Content);
  let iterable: LocalIterable;
  let ask: Ask;

  beforeAll(async () => {
    const project = {
      apiKey: 'key',
      type: 'Email',
      campaigns: of<CampaignPreset>('campaigns'),
      lists: of<ListPreset>('lists'),
      channels: of<Channel>('channels'),
      messageTypes: of<MessageType>('message_types')
    } as const;
    iterable = await startLocalIterable({ projects: [project], applyDelayMs: 0 });
    ask = askWith(iterable, 'key');
  });

  afterAll(() => iterable.close());

  const rows = async (path: string, name: string): Promise<unknown> =>
    ((await ask('GET', path)).body as Named)[name];

  test('iterable-api 12: campaigns, channels and message types read as they were stored', async () => {
    const byId = [...of<{ id: number }>('campaigns')].sort((one, other) => one.id - other.id);
    expect(await rows('/api/campaigns?page=1', 'campaigns')).toEqual(byId);
    expect(await rows('/api/channels', 'channels')).toEqual(of('channels'));
    expect(typesIn(await rows('/api/messageTypes', 'messageTypes'))).toEqual(typesIn(of('message_types')));
  });

  test('iterable-api 9: lists have the same members, their times are milliseconds', async () => {
    expect(typesIn(await rows('/api/lists', 'lists'))).toEqual(typesIn(of('lists')));
  });

  /** Besides what the service keeps itself, and one whose source is an import. */
  const written = ({ email, userId, firstName, lastName, someDate, isFoobar }: Named): object => ({
    email,
    userId,
    dataFields: { firstName, lastName, someDate, isFoobar }
  });

  test('iterable-api 6.5: users have the same members of the same types', async () => {
    for (const user of of<Named>('users')) {
      const [listId] = user['emailListIds'] as number[];
      const path = listId === undefined ? '/api/users/bulkUpdate' : '/api/lists/subscribe';
      const row = written(user);
      const { status } = await ask(
        'POST',
        path,
        listId === undefined ? { users: [row] } : { listId, subscribers: [row] }
      );
      expect(status).toBe(200);
      const { email, unsubscribedChannelIds, emailListIds } = user;
      await ask('POST', '/api/users/updateSubscriptions', { email, unsubscribedChannelIds });
      const read = await rows(`/api/users/getByEmail?email=${String(email)}`, 'user');
      const { itblInternal, ...dataFields } = (read as { dataFields: Named }).dataFields;
      const { emailDomain } = itblInternal as Named;
      expect(typesIn({ ...dataFields, 'itblInternal.emailDomain': emailDomain })).toEqual(typesIn(user));
      expect(dataFields).toMatchObject({ email, unsubscribedChannelIds, emailListIds });
    }
  });
});

/** Names and types alone, in any order; arrays by their elements' types. */
const typesIn = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null ? inner : typeof inner
  );
