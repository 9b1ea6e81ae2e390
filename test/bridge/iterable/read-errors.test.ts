import { inspect } from 'node:util';
import {
  AuthError,
  ConfigError,
  RateLimitError,
  RejectedError,
  TransientError,
  type BridgeError
} from '../../../bridge/errors';
import { readIterableError, readNetworkError } from '../../../bridge/iterable/read-errors';
import { BatchRejectedError, type Clue } from '../../../bridge/sync/ports';

const body = (code: string, msg = '', params: unknown = null) => ({ msg, code, params });
const read = (status: number, answer: unknown = '', headers: Record<string, unknown> = {}): BridgeError =>
  readIterableError(status, headers, answer);

function clueOf(status: number, answer: unknown): Clue {
  const error = read(status, answer);
  if (error instanceof BatchRejectedError) return error.clue;
  throw new Error(`${error.name} has no clue`);
}

describe('iterable-api 2.2: status and code decide what follows', () => {
  test.each<[number, unknown, typeof ConfigError, string]>([
    [400, body('BadJsonBody'), BatchRejectedError as never, 'iterable.bad-json-body'],
    [400, body('BadParams'), RejectedError, 'iterable.bad-params'],
    [400, body('BatchTooLarge'), RejectedError, 'iterable.batch-too-large'],
    [400, body('RequestFieldsTypesMismatched'), RejectedError, 'iterable.type-mismatch'],
    [400, body('SomethingNew'), RejectedError, 'iterable.something-new'],
    [400, 'plain text', RejectedError, 'iterable.http-400'],
    [400, body('UniqueFieldsLimitExceeded'), ConfigError, 'iterable.field-limit'],
    [400, body('InvalidJwtPayload'), AuthError, 'iterable.api-key'],
    [400, body('JwtUserIdentifiersMismatched'), AuthError, 'iterable.api-key'],
    [401, body('BadApiKey'), AuthError, 'iterable.api-key'],
    [401, body('BadAuthorizationHeader'), AuthError, 'iterable.api-key'],
    [401, '<html>', AuthError, 'iterable.api-key'],
    [403, body('Forbidden'), AuthError, 'iterable.forbidden'],
    [404, '<h1>Action not found</h1>', ConfigError, 'iterable.not-found'],
    [404, '', ConfigError, 'iterable.not-found'],
    [404, null, ConfigError, 'iterable.not-found'],
    [404, body('NotFound'), ConfigError, 'iterable.nothing-there'],
    [404, 'no such thing', ConfigError, 'iterable.nothing-there'],
    [404, { error: 'NotFound', code: 'error.catalogs.itemNotFound' }, ConfigError, 'iterable.nothing-there'],
    [408, '', TransientError, 'iterable.unavailable'],
    [409, body('ExternalKeyConflict'), RejectedError, 'iterable.external-key-conflict'],
    [409, body('ForgottenUserError'), RejectedError, 'iterable.forgotten-user-error'],
    [409, body('Conflict'), RejectedError, 'iterable.conflict'],
    [413, 'Request Entity Too Large', RejectedError, 'iterable.http-413'],
    [422, '', RejectedError, 'iterable.http-422'],
    [429, body('RateLimitExceeded'), RateLimitError, 'iterable.rate-limit'],
    [500, body('GenericError'), TransientError, 'iterable.unavailable'],
    [502, '<html>Bad Gateway</html>', TransientError, 'iterable.unavailable'],
    [503, '', TransientError, 'iterable.unavailable'],
    [504, null, TransientError, 'iterable.unavailable'],
    [301, '', ConfigError, 'iterable.unexpected'],
    [302, '<html>', ConfigError, 'iterable.unexpected'],
    [405, '', ConfigError, 'iterable.unexpected'],
    [407, '', ConfigError, 'iterable.unexpected'],
    [418, body('Teapot'), ConfigError, 'iterable.unexpected']
  ])('%i %j', (status, answer, kind, code) => {
    const error = read(status, answer);
    expect(error).toBeInstanceOf(kind);
    expect(error.code).toBe(code);
    expect(error.message).not.toBe('');
  });

  test('2.3: 400 is a refusal, whatever its code says', () => {
    expect(read(400, body('Success', 'no'))).toBeInstanceOf(RejectedError);
  });

  test.each([
    [{ projectId: 1, listId: 9 }, 'The Iterable project has no list 9.'],
    [{ listId: 'ada@example.com' }, 'The Iterable project has no such list.'],
    [null, 'The Iterable project has no such list.']
  ])('2.3 trap 1: an unknown list, although the code is Success (%j)', (params, message) => {
    const error = read(400, body('Success', 'error.lists.invalidListId(9)', params));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: 'iterable.unknown-list', message });
  });

  test.each([
    [{ args: ['Goods-1'] }, 'The Iterable project has no catalog Goods-1.'],
    [{ args: ['ada@example.com'] }, 'The Iterable project has no such catalog.'],
    [{ args: [] }, 'The Iterable project has no such catalog.'],
    [null, 'The Iterable project has no such catalog.'],
    ['none', 'The Iterable project has no such catalog.']
  ])('2.3 trap 5: an unknown catalog, in an envelope of its own (%j)', (data, message) => {
    const error = read(404, { error: 'NotFound', message: '', code: 'error.catalogs.notFound', data });
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: 'iterable.unknown-catalog', message });
  });

  test.each([
    [500, body('error.users.noUserWithIdExists')],
    [400, body('error.users.noUserWithIdExists')],
    [404, body('error.users.noUserWithIdExists')],
    [400, 'No user with that id exists!'],
    [400, body('BadParams', 'Cannot change user Some(ada@example.com) to x. User does not exist')],
    [400, body('SomethingNew', 'User does not exist')],
    [404, body('NotFound', 'User does not exist')]
  ])('2.4, 6.5 to 6.7: a user who is not there: %i %j', (status, answer) => {
    const error = read(status, answer);
    expect(error).toBeInstanceOf(RejectedError);
    expect(error).toMatchObject({
      code: 'iterable.unknown-user',
      message: 'Iterable refused the call: the user does not exist.'
    });
  });

  test('a fault of the service is none of the user', () => {
    expect(read(500, body('GenericError', 'User does not exist'))).toBeInstanceOf(TransientError);
  });

  test('2.4: an old answer to a change of address says that the user is not there', () => {
    const missing = body('InvalidEmailAddressError', 'Invalid currentEmail ada@example.com');
    expect(read(400, missing).code).toBe('iterable.unknown-email-error');
    const wrong = body('InvalidEmailAddressError', 'Invalid newEmail ada@');
    expect(read(400, wrong).code).toBe('iterable.invalid-email-address-error');
  });

  test('1: a key for the client side is said to be one', () => {
    expect(read(401, body('InvalidJwtPayload')).fix).toMatch(/JWT-enabled/);
    expect(read(401, body('BadApiKey')).fix).toMatch(/ITERABLE_API_KEY/);
  });
});

describe('iterable-api 2.7: how long to wait', () => {
  const waitFor = (headers: Record<string, unknown>, params: unknown = {}): unknown => {
    const error = read(429, body('RateLimitExceeded', '', params), headers);
    return error instanceof RateLimitError ? error.retryAfterSeconds : 'no RateLimitError';
  };
  test.each([
    ['the header first', { 'retry-after': '7' }, { rateLimitReset: 3 }, 7],
    ['then the bucket', {}, { rateLimitReset: 3, rateLimitRemaining: 0 }, 3],
    ['none of them', {}, {}, null],
    ['a bucket that says nothing', {}, { rateLimitReset: null }, null],
    ['a header that says nothing', { 'retry-after': ' ' }, { rateLimitReset: 2 }, 2],
    ['a date in the header', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, { rateLimitReset: 2 }, 2],
    ['at once', { 'retry-after': '0' }, {}, 0],
    ['a time that is over', { 'retry-after': '-5' }, {}, null],
    ['no params', {}, null, null]
  ])('%s', (_what, headers, params, seconds) => {
    expect(waitFor(headers, params)).toBe(seconds);
  });

  test.each([
    ['Exceeded rate limit of 1000.0 per day for endpoint: /api/users/forget', 3600],
    ['Exceeded rate limit of 1000.0 per 24 hours', 3600],
    ['Exceeded rate limit of 4.0 per minute for endpoint: /api/export/data.json', null]
  ])('6.7: the limit of a day is looked at again in an hour: %s', (msg, retryAfterSeconds) => {
    expect(read(429, body('RateLimitExceeded', msg, {}))).toMatchObject({ retryAfterSeconds });
  });

  test('an answer that is not JSON is no hint', () => {
    expect(read(429, '<html>')).toMatchObject({ retryAfterSeconds: null });
  });
});

describe('iterable-api 2.4: what a refusal tells about the row to blame', () => {
  test.each<[string, unknown, Clue]>([
    [
      'the place in the request',
      body('BadJsonBody', '', { 'obj.users[17].preferUserId': 'Boolean value expected' }),
      { kind: 'row', index: 17, field: 'preferUserId' }
    ],
    [
      'the place, in the old form',
      body('BadJsonBody', '', { 'obj.users[0].email': [{ msg: 'error.expected.jsstring', args: [] }] }),
      { kind: 'row', index: 0, field: 'email' }
    ],
    ...['subscribers', 'events', 'updateSubscriptionsRequests'].map((rows): [string, unknown, Clue] => [
      `the place among the ${rows}`,
      body('BadJsonBody', '', { [`obj.${rows}[3].createdAt`]: 'Number value expected' }),
      { kind: 'row', index: 3, field: 'createdAt' }
    ]),
    [
      'the row alone',
      body('BadJsonBody', '', { 'obj.events': 'x', 'obj.events[2]': 'Object value expected' }),
      { kind: 'row', index: 2, field: '' }
    ],
    ['a place outside the rows', body('BadJsonBody', '', { 'obj.createNewFields': 'x' }), { kind: 'none' }],
    ['nothing', body('BadJsonBody'), { kind: 'none' }],
    [
      'the address',
      body('InvalidEmailAddressError', 'Invalid email: ada@'),
      { kind: 'identity', value: 'ada@' }
    ],
    ['an address in other words', body('InvalidEmailAddressError', 'Nope'), { kind: 'none' }],
    ['no types', body('RequestFieldsTypesMismatched', 'text'), { kind: 'none' }],
    [
      'types of no field',
      body('RequestFieldsTypesMismatched', '', { validationErrors: {} }),
      { kind: 'none' }
    ],
    [
      'types in a strange form',
      body('RequestFieldsTypesMismatched', '', { validationErrors: 'x' }),
      { kind: 'none' }
    ],
    ['another code', body('ForgottenUserError'), { kind: 'none' }]
  ])('%s', (_what, answer, clue) => {
    expect(clueOf(400, answer)).toEqual(clue);
  });

  const mismatch = (validationErrors: unknown) =>
    body('RequestFieldsTypesMismatched', '', { validationErrors });

  test.each([
    ['the value alone', 'GGG', ['GGG']],
    ['all values up to it, which may themselves be one', [1, 2, 'x'], [1, 2, 'x', [1, 2, 'x']]],
    ['no value', undefined, null],
    ['null', null, null],
    ['a value that is false', false, [false]]
  ])('2.4.1: a clash of types with %s', (_what, offendingValue, values) => {
    const error = {
      incomingTypes: ['string'],
      expectedType: 'date',
      _type: 'UnexpectedType',
      offendingValue
    };
    expect(clueOf(400, mismatch({ signupAt: error }))).toEqual({
      kind: 'type',
      fields: [{ field: 'signupAt', expected: 'date', values }]
    });
  });

  test('2.4.1: the field is what stands behind the schema, nested ones by their path', () => {
    const error = { expectedType: 'long' };
    const clue = clueOf(400, mismatch({ 'my_project:::address.zip': error, plain: error }));
    expect(clue).toMatchObject({ fields: [{ field: 'address.zip' }, { field: 'plain' }] });
  });
});

describe("people's data stays out of errors", () => {
  const address = 'ada@example.com';
  const answers: readonly [number, unknown][] = [
    [400, body('InvalidEmailAddressError', `Invalid email: ${address}`)],
    [400, body('BadParams', `Cannot change user Some(${address}) to x. User does not exist`)],
    [
      400,
      body('RequestFieldsTypesMismatched', address, {
        validationErrors: { name: { expectedType: 'date', offendingValue: address } }
      })
    ],
    [409, body('ForgottenUserError', address)],
    [429, body('RateLimitExceeded', address)],
    [500, body('GenericError', address)],
    [401, body('BadApiKey', address, { ip: '203.0.113.7' })],
    [502, `<html>${address}</html>`],
    [418, body('Teapot', address)]
  ];
  test.each(answers)('%i %j', (status, answer) => {
    const error = read(status, answer);
    const shown = [error.message, error.stack, inspect(error, { depth: 20 }), JSON.stringify(error)].join(
      '\n'
    );
    expect(shown).not.toContain(address);
    expect(shown).not.toContain('203.0.113.7');
  });

  test('a network error tells its code alone', () => {
    const error = readNetworkError('ECONNRESET', undefined);
    expect(error).toBeInstanceOf(TransientError);
    expect(error.message).toBe('no answer from Iterable (ECONNRESET)');
  });
});
