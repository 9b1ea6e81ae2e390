import { bulkAnswer } from '../../../bridge/iterable/answers';
import { readBulkAnswer } from '../../../bridge/iterable/read-bulk-answer';
import { readIterableError } from '../../../bridge/iterable/read-errors';
import { toOperation } from '../../../bridge/sync/diff';
import { toIdentity } from '../../../bridge/sync/identity';
import type { Operation, UserPayload } from '../../../bridge/sync/model';
import { contactId, sourceRecord } from '../../builders';
import { describeRecorded, readRecorded } from '../../conformance/recordings';
import { deliverTo } from '../sync/deliver-to';

const counts = { successCount: 1, failCount: 1 };
const read = (body: unknown) => readBulkAnswer(bulkAnswer.parse(body));

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
  const nothing = { failures: [], failCount: 0, filteredOutFields: [], createdFields: [] };
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

test.each([{}, { successCount: 1 }, 'text', null, [], { successCount: '1', failCount: '0' }])(
  '%j is no answer to a bulk call',
  (body) => {
    expect(bulkAnswer.safeParse(body).success).toBe(false);
  }
);

describeRecorded('bulk answers as they were recorded', () => {
  interface Recording {
    readonly request: { readonly url: string; readonly body: { readonly users: UserPayload[] } };
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
  const operationsOf = ({ request }: Recording): Operation[] =>
    request.body.users.map((payload, index) => {
      const identity = toIdentity('email', payload.email ?? '');
      return toOperation({ record: sourceRecord(contactId(index)), identity, payload }, 'v1');
    });
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
  )('iterable-api 2.5: recording %i gives each row the outcome that it had', async (_index, recording) => {
    const { said } = await deliverTo([read(recording.response.body)], operationsOf(recording));
    expect(said.map((text) => (text === 'delivered' ? 200 : 400))).toEqual(expectedOf(recording));
  });

  test('iterable-api 2.4: a refused request tells which row it is', () => {
    const refused = bulk.find(({ response }) => response.status === 400);
    expect(readIterableError(400, {}, refused?.response.body)).toMatchObject({
      code: 'iterable.bad-json-body',
      clue: { kind: 'row', index: 1, field: 'preferUserId' }
    });
  });
});
