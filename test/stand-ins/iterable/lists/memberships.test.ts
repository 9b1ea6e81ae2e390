import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const lists = [{ id: 7, name: 'list' }];
const [a, b] = ['a@example.com', 'b@example.com'];

const call = (
  { ask }: Started,
  verb: 'subscribe' | 'unsubscribe',
  subscribers: object[],
  more: object = {}
) => ask('POST', `/api/lists/${verb}`, { listId: 7, subscribers, ...more });

test('iterable-api 9 and 2.5: who was forgotten or stands between two users is on no list', async () => {
  const started = await start('Hybrid', { project: { lists } });
  const users = [{ email: a, userId: '1' }, { userId: '2' }];
  await started.ask('POST', '/api/users/bulkUpdate', { users });
  started.project.forget('gone@example.com');
  const answer = await call(started, 'subscribe', [
    { email: 'gone@example.com' },
    { email: a, userId: '2' },
    { userId: '2' }
  ]);
  expect(answer.body).toMatchObject({
    successCount: 1,
    failCount: 2,
    failedUpdates: { forgottenEmails: ['gone@example.com'], conflictEmails: [a] }
  });
  expect(started.project.lists()).toMatchObject([{ members: [{ userId: '2' }] }]);
});

test('iterable-api 9 and 2.5: to take the forgotten off a list is a failure with a name', async () => {
  const started = await start('Hybrid', { project: { lists } });
  started.project.forget('gone@example.com');
  started.project.forget('gone');
  const answer = await call(started, 'unsubscribe', [{ email: 'gone@example.com' }, { userId: 'gone' }]);
  expect(answer.body).toMatchObject({
    failCount: 2,
    failedUpdates: { forgottenEmails: ['gone@example.com'], forgottenUserIds: ['gone'] }
  });
});

test('iterable-api 9: a campaign may be named as the reason, and who is not on the list is taken off all the same', async () => {
  const started = await start('Email', { project: { lists } });
  await call(started, 'subscribe', [{ email: a }]);
  await started.ask('POST', '/api/users/update', { email: b });
  const answer = await call(started, 'unsubscribe', [{ email: a }, { email: b }], { campaignId: 5 });
  expect(answer.body).toMatchObject({ successCount: 2, failCount: 0 });
  expect(started.project.lists()).toMatchObject([{ members: [] }]);
});

test.each([
  [true, 1, []],
  [false, 0, ['1']],
  [undefined, 0, ['1']]
])(
  'iterable-api 3 and 9: an unknown userId joins a list of an email-based project with preferUserId %s: %i',
  async (preferUserId, successCount, notFoundUserIds) => {
    const started = await start('Email', { project: { lists } });
    const answer = await call(started, 'subscribe', [{ userId: '1', preferUserId }]);
    expect(answer.body).toMatchObject({ successCount, failedUpdates: { notFoundUserIds } });
    const [list] = started.project.lists();
    expect(list?.members.map(({ email }) => /^1\+\d+@placeholder\.email$/.test(email ?? ''))).toEqual(
      successCount === 1 ? [true] : []
    );
  }
);

test('iterable-api 9: Suppression and Internal lists are no static lists either', async () => {
  const others = (['Suppression', 'Internal'] as const).map((listType, index) => ({
    id: 8 + index,
    name: listType,
    listType
  }));
  const { ask } = await start('Email', { project: { lists: others } });
  for (const { id: listId } of others) {
    const body = { listId, subscribers: [{ email: a }] };
    expect((await ask('POST', '/api/lists/subscribe', body)).status).toBe(400);
    expect((await ask('POST', '/api/lists/unsubscribe', body)).status).toBe(400);
  }
});
