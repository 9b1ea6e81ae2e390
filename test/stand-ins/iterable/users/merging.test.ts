import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';

const write = async ({ ask }: Started, dataFields: object, more: object = {}): Promise<void> => {
  await ask('POST', '/api/users/update', { email, dataFields, ...more });
};

const merging = { mergeNestedObjects: true };

const stored = ({ project }: Started): unknown => project.user(email)?.fields;

test('iterable-api 4: fields that a request leaves out stay', async () => {
  const started = await start('Email');
  await write(started, { firstName: 'Ann', lastName: 'Lee' });
  await write(started, { lastName: 'Low' });
  expect(stored(started)).toEqual({ firstName: 'Ann', lastName: 'Low' });
});

test('iterable-api 4: null clears, also what Iterable set itself', async () => {
  const started = await start('Email');
  await write(started, { firstName: 'Ann', phoneNumber: '+4312345' });
  expect(started.project.user(email)?.profile).toMatchObject({ signupSource: 'API' });
  await write(started, { phoneNumber: null, signupDate: null, unknown: null });
  expect(stored(started)).toEqual({ firstName: 'Ann' });
  expect(started.project.user(email)?.profile).not.toHaveProperty('signupDate');
});

test('iterable-api 4: an object is replaced whole by default', async () => {
  const started = await start('Email');
  await write(started, { settings: { mobile: true, email: true } });
  await write(started, { settings: { email: false } });
  expect(stored(started)).toEqual({ settings: { email: false } });
});

test('iterable-api 4: mergeNestedObjects merges one level, deeper objects and arrays are replaced', async () => {
  const started = await start('Email');
  await write(started, { settings: { mobile: true, deep: { a: 1, b: 2 }, tags: ['x', 'y'] } });
  await write(started, { settings: { email: true, deep: { a: 3 }, tags: ['z'] } }, merging);
  expect(stored(started)).toEqual({ settings: { mobile: true, email: true, deep: { a: 3 }, tags: ['z'] } });
});

test('iterable-api 4: mergeNestedObjects counts for its row of a bulk call', async () => {
  const started = await start('Email');
  const users = ['b@example.com', email].map((one) => ({
    email: one,
    dataFields: { settings: { mobile: true } }
  }));
  await started.ask('POST', '/api/users/bulkUpdate', { users });
  await started.ask('POST', '/api/users/bulkUpdate', {
    users: [
      { email: 'b@example.com', dataFields: { settings: { email: true } } },
      { email, dataFields: { settings: { email: true } }, mergeNestedObjects: true }
    ]
  });
  expect(started.project.user('b@example.com')?.fields).toEqual({ settings: { email: true } });
  expect(stored(started)).toEqual({ settings: { mobile: true, email: true } });
});

test.each([
  ['clears', { settings: { email: true } }],
  ['kept', { settings: { mobile: null, email: true } }]
] as const)('iterable-api 4: null inside a merged object: %s', async (nestedNull, expected) => {
  const started = await start('Email', { switches: { nestedNull } });
  await write(started, { settings: { mobile: true, email: true } });
  await write(started, { settings: { mobile: null } }, merging);
  expect(stored(started)).toEqual(expected);
});
