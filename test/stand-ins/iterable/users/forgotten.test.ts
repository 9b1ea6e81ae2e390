import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

test.each([400, 409] as const)(
  'iterable-api 6.7: a single write of a forgotten user is %i',
  async (forgottenStatus) => {
    const { ask, project } = await start('Email', { switches: { forgottenStatus } });
    await ask('POST', '/api/users/update', { email: 'a@example.com' });
    project.forget('a@example.com');
    expect(project.userCount()).toBe(0);
    const answer = await ask('POST', '/api/users/update', { email: 'A@example.com' });
    expect(answer.status).toBe(forgottenStatus);
    expect(answer.body).toMatchObject({ code: 'ForgottenUserError' });
  }
);

test('iterable-api 6.7: bulk rows of forgotten users are listed and the others go on', async () => {
  const { ask, project } = await start('Hybrid');
  project.forget('a@example.com');
  project.forget('003B');
  const { body } = await ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'A@example.com' }, { userId: '003B' }, { userId: '003C', email: 'c@example.com' }]
  });
  expect(body).toMatchObject({
    successCount: 1,
    failCount: 2,
    failedUpdates: { forgottenEmails: ['a@example.com'], forgottenUserIds: ['003B'] }
  });
  expect(project.users()).toMatchObject([{ userId: '003C' }]);
});

test('iterable-api 6.7: unforget lifts the block, the data stays gone', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email: 'a@example.com', dataFields: { city: 'Rome' } });
  project.forget('a@example.com');
  project.unforget('a@example.com');
  expect((await ask('POST', '/api/users/update', { email: 'a@example.com' })).status).toBe(200);
  expect(project.user('a@example.com')?.fields).toEqual({});
});

test('iterable-api 3: email-based projects forget by e-mail, userID-based ones by userId', async () => {
  const byEmail = await start('Email');
  byEmail.project.forget('1');
  expect((await byEmail.ask('POST', '/api/users/update', { email: 'a@x.com', userId: '1' })).status).toBe(
    200
  );
  const byUserId = await start('UserId');
  byUserId.project.forget('a@x.com');
  expect((await byUserId.ask('POST', '/api/users/update', { email: 'a@x.com', userId: '1' })).status).toBe(
    200
  );
});
