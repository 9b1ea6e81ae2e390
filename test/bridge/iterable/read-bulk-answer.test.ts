import { bulkAnswer, subscriptionsAnswer } from '../../../bridge/iterable/answers';
import {
  readEventsAnswer,
  readSubscriptionsAnswer,
  readUsersAnswer
} from '../../../bridge/iterable/read-bulk-answer';
import { readIterableError } from '../../../bridge/iterable/read-errors';
import { describeRecorded, readRecorded } from '../../conformance/recordings';

const counts = { successCount: 1, failCount: 1 };
const read = (body: unknown) => readUsersAnswer(bulkAnswer.parse(body));
const readEvents = (body: unknown) => readEventsAnswer(bulkAnswer.parse(body));

test.each([
  ['invalidEmails', 'email', 'invalid-email'],
  ['invalidUserIds', 'userId', 'invalid-user-id'],
  ['invalidDataEmails', 'email', 'invalid-data'],
  ['invalidDataUserIds', 'userId', 'invalid-data'],
  ['conflictEmails', 'email', 'conflict'],
  ['conflictUserIds', 'userId', 'conflict'],
  ['forgottenEmails', 'email', 'forgotten'],
  ['forgottenUserIds', 'userId', 'forgotten'],
  ['notFoundEmails', 'email', 'not-found'],
  ['notFoundUserIds', 'userId', 'not-found']
])('iterable-api 2.5: failedUpdates.%s names rows by %s: %s', (list, by, cause) => {
  const answer = read({ ...counts, failedUpdates: { [list]: ['x'] } });
  expect(answer).toMatchObject({ failures: [{ by, key: 'x', cause }], failCount: 1 });
});

test('iterable-api 2.5: every array may be missing, failedUpdates too', () => {
  const nothing = {
    failures: [],
    failCount: 0,
    filteredOutFields: [],
    createdFields: [],
    disallowedEventNames: []
  };
  expect(read({ successCount: 2, failCount: 0 })).toEqual(nothing);
  expect(read({ successCount: 2, failCount: 0, failedUpdates: {} })).toEqual(nothing);
  expect(read({ successCount: 2, failCount: 0, failedUpdates: null, invalidEmails: null })).toEqual(nothing);
});

test('iterable-api 2.5: the deprecated arrays count only for rows that failedUpdates does not name', () => {
  const answer = read({
    ...counts,
    failCount: 2,
    invalidEmails: ['A@x.com', 'b@x.com'],
    failedUpdates: { forgottenEmails: ['a@x.com'] }
  });
  expect(answer.failures).toEqual([
    { by: 'email', key: 'a@x.com', cause: 'forgotten' },
    { by: 'email', key: 'b@x.com', cause: 'invalid-email' }
  ]);
});

test('iterable-api 2.5: addresses are one in any case, user ids are not', () => {
  const { failures } = read({
    ...counts,
    failedUpdates: { invalidEmails: ['a@x.com', 'A@X.com'], forgottenUserIds: ['abc', 'ABC'] }
  });
  expect(failures.map(({ key }) => key)).toEqual(['a@x.com', 'abc', 'ABC']);
});

test('iterable-api 2.5: rows that changed nothing are no failures', () => {
  const answer = read({ successCount: 1, failCount: 0, noOpEmails: ['a@x.com'], noOpUserIds: ['1'] });
  expect(answer.failures).toEqual([]);
});

test('iterable-api 4: fields dropped and created are told', () => {
  const answer = read({ successCount: 1, failCount: 0, filteredOutFields: ['a'], createdFields: ['b'] });
  expect(answer).toMatchObject({ filteredOutFields: ['a'], createdFields: ['b'] });
});

test('iterable-api 2.5: of events, names that are blocked and users that nobody is', () => {
  const answer = readEvents({
    successCount: 1,
    failCount: 3,
    disallowedEventNames: ['spam'],
    invalidEmails: ['bad@'],
    invalidUserIds: ['7', '8'],
    failedUpdates: { forgottenUserIds: ['8'] }
  });
  expect(answer).toEqual({
    failures: [
      { by: 'userId', key: '8', cause: 'forgotten' },
      { by: 'email', key: 'bad@', cause: 'invalid-email' },
      { by: 'userId', key: '7', cause: 'not-found' }
    ],
    failCount: 3,
    filteredOutFields: [],
    createdFields: [],
    disallowedEventNames: ['spam']
  });
});

test('iterable-api 7.2: of subscriptions, bad identifiers and rows that failed inside', () => {
  const body = {
    successCount: 1,
    failCount: 4,
    invalidEmails: ['bad@'],
    invalidUserIds: [' '],
    validEmailFailures: ['a@x.com', 'A@x.com'],
    validUserIdFailures: ['7']
  };
  expect(readSubscriptionsAnswer(subscriptionsAnswer.parse(body))).toEqual({
    failures: [
      { by: 'email', key: 'bad@', cause: 'invalid-email' },
      { by: 'userId', key: ' ', cause: 'invalid-user-id' },
      { by: 'email', key: 'a@x.com', cause: 'internal' },
      { by: 'userId', key: '7', cause: 'internal' }
    ],
    failCount: 4,
    filteredOutFields: [],
    createdFields: [],
    disallowedEventNames: []
  });
});

test.each([{}, { successCount: 1 }, 'text', null, [], { successCount: '1', failCount: '0' }])(
  '%j is no answer to a bulk call',
  (body) => {
    expect(bulkAnswer.safeParse(body).success).toBe(false);
    expect(subscriptionsAnswer.safeParse(body).success).toBe(false);
  }
);

describeRecorded('bulk answers as they were recorded', () => {
  interface Row {
    readonly email?: string;
    readonly userId?: string;
    readonly dataFields?: Readonly<Record<string, unknown>>;
  }
  interface Recording {
    readonly request: { readonly url: string; readonly body: { readonly users: Row[] } };
    readonly response: { readonly status: number; readonly body: unknown };
  }
  interface Case {
    readonly requestSent: { readonly body: unknown };
    readonly expectedInterpretation: { readonly response: readonly { readonly statusCode: number }[] };
  }
  const { cases, iterableResponses } = readRecorded<{ cases: Case[]; iterableResponses: Recording[] }>(
    'iterable',
    'partial-failures',
    'rudderstack-bulk-delivery.json'
  );
  const bulk = iterableResponses.filter(({ request }) => request.url.endsWith('/users/bulkUpdate'));
  /** Whether an answer names the row, by what it is or by what it would be called. */
  const isNamed = (row: Row, failures: ReturnType<typeof read>['failures']): boolean =>
    failures.some(({ by, key }) =>
      [row[by], row.dataFields?.[by]].some((value) => String(value).toLowerCase() === key.toLowerCase())
    );
  const expectedOf = ({ request }: Recording): (number | undefined)[] => {
    const sent = JSON.stringify(request.body);
    const found = cases.find(({ requestSent }) => JSON.stringify(requestSent.body) === sent);
    return found?.expectedInterpretation.response.map(({ statusCode }) => statusCode) ?? [];
  };

  test('there are some', () => expect(bulk.map(({ response }) => response.status)).toEqual([200, 200, 400]));

  test.each(
    bulk
      .filter(({ response }) => response.status === 200)
      .map((recording, index) => [index, recording] as const)
  )('iterable-api 2.5: recording %i gives each row the outcome that it had', (_index, recording) => {
    const { failures } = read(recording.response.body);
    const statuses = recording.request.body.users.map((row) => (isNamed(row, failures) ? 400 : 200));
    expect(statuses).toEqual(expectedOf(recording));
  });

  test('iterable-api 2.4: a refused request tells which row it is', () => {
    const refused = bulk.find(({ response }) => response.status === 400);
    expect(readIterableError(400, {}, refused?.response.body)).toMatchObject({
      code: 'iterable.bad-json-body',
      clue: { kind: 'row', index: 1, field: 'preferUserId' }
    });
  });
});
