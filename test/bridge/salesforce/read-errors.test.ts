import {
  AuthError,
  ConfigError,
  RateLimitError,
  RejectedError,
  TransientError
} from '../../../bridge/errors';
import { isRetryableRow, readSalesforceError, readSignInError } from '../../../bridge/salesforce/read-errors';

/** As jsforce throws what Salesforce answered (salesforce-api 0.1). */
const answered = (errorCode: string, message = 'why') =>
  Object.assign(new Error(message), { name: errorCode, errorCode, data: { message, errorCode } });
const network = (code: string) =>
  Object.assign(new Error(`request failed: ${code}`), { name: 'FetchError', code });

describe('salesforce-api 4.1: codes decide what follows', () => {
  test.each([
    ['INVALID_SESSION_ID', AuthError, 'sf.session'],
    ['REQUEST_LIMIT_EXCEEDED', RateLimitError, 'sf.request-limit'],
    ['MALFORMED_QUERY', ConfigError, 'sf.malformed-query'],
    ['INVALID_FIELD', ConfigError, 'sf.invalid-field'],
    ['INVALID_TYPE', ConfigError, 'sf.invalid-type'],
    ['QUERY_TOO_COMPLICATED', ConfigError, 'sf.query-too-complicated'],
    ['NOT_FOUND', ConfigError, 'sf.not-found'],
    ['QUERY_TIMEOUT', TransientError, 'sf.query-timeout'],
    ['INVALID_QUERY_LOCATOR', TransientError, 'sf.cursor-lost'],
    ['SERVER_UNAVAILABLE', TransientError, 'sf.unavailable'],
    ['UNKNOWN_EXCEPTION', TransientError, 'sf.unavailable'],
    ['UNABLE_TO_LOCK_ROW', TransientError, 'sf.unavailable'],
    ['ERROR_HTTP_408', TransientError, 'sf.unavailable'],
    ['ERROR_HTTP_429', TransientError, 'sf.unavailable'],
    ['ERROR_HTTP_502', TransientError, 'sf.unavailable'],
    ['ERROR_HTTP_503', TransientError, 'sf.unavailable'],
    ['ERROR_HTTP_420', RejectedError, 'sf.refused'],
    ['INSUFFICIENT_ACCESS_OR_READONLY', RejectedError, 'sf.refused'],
    ['JSON_PARSER_ERROR', RejectedError, 'sf.refused']
  ])('%s', (code, kind, expected) => {
    const error = readSalesforceError(answered(code));
    expect(error).toBeInstanceOf(kind);
    expect(error.code).toBe(expected);
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('there is no Retry-After: minutes are waited', () => {
    expect(readSalesforceError(answered('REQUEST_LIMIT_EXCEEDED'))).toMatchObject({ retryAfterSeconds: 300 });
  });

  test('a mistake in a query is shown, cut to what can be read', () => {
    const text = `\nSELECT Nme FROM Contact\n       ^\nERROR at Row:1:Column:8\nNo such column 'Nme'\n${'x'.repeat(900)}`;
    const { message } = readSalesforceError(answered('INVALID_FIELD', text));
    expect(message).toContain("No such column 'Nme'");
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(320);
  });
});

test.each([
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ENETUNREACH',
  'EHOSTUNREACH'
])('%s may pass', (code) => {
  expect(readSalesforceError(network(code))).toBeInstanceOf(TransientError);
  expect(readSignInError(network(code))).toBeInstanceOf(TransientError);
});

test('an answer that is no JSON may pass', () => {
  expect(readSalesforceError(new SyntaxError('Unexpected end of JSON input'))).toBeInstanceOf(TransientError);
});

test('a session that cannot be renewed is the session', () => {
  expect(readSalesforceError(new Error('Unable to refresh session due to: no'))).toBeInstanceOf(AuthError);
});

test('an error of ours stays what it is', () => {
  const error = new ConfigError('x', 'y');
  expect(readSalesforceError(error)).toBe(error);
  expect(readSignInError(error)).toBe(error);
});

test('an error of no kind is told by its text', () => {
  expect(readSalesforceError(new Error('strange'))).toMatchObject({
    code: 'sf.refused',
    message: 'Salesforce refused the call: strange'
  });
});

describe('salesforce-api 1.4: what the token endpoint says', () => {
  const refused = (error: string, description: string) =>
    Object.assign(new Error(description), { name: error });
  test.each([
    ['invalid_grant', "user hasn't approved this consumer"],
    ['invalid_client_id', 'client identifier invalid'],
    ['invalid_client', 'invalid client credentials'],
    ['inactive_user', 'user is inactive'],
    ['inactive_org', 'org is inactive']
  ])('%s: stop and say why', (error, description) => {
    const read = readSignInError(refused(error, description));
    expect(read).toBeInstanceOf(AuthError);
    expect(read.message).toBe(`Salesforce refused the sign-in: ${description}`);
    expect(read.fix).not.toBe('');
  });

  test.each(['rate_limit_exceeded', 'ERROR_HTTP_503'])('%s may pass', (error) => {
    expect(readSignInError(refused(error, 'later'))).toBeInstanceOf(TransientError);
  });
});

test('salesforce-api 4.1: rows that may be tried again', () => {
  expect(
    ['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE', 'STRING_TOO_LONG', 'DUPLICATES_DETECTED'].map(isRetryableRow)
  ).toEqual([true, true, false, false]);
});
