import {
  AuthError,
  BridgeError,
  ConfigError,
  RateLimitError,
  RejectedError,
  TransientError,
  messageOf
} from '../errors';

/**
 * Salesforce's error codes -> the bridge's decisions; source: salesforce-api 4.1. The only place that looks at them.
 * Texts of Salesforce may quote field names and SOQL, never a record's values in the calls that the bridge makes.
 */
const configCodes = new Set([
  'MALFORMED_QUERY',
  'INVALID_FIELD',
  'INVALID_TYPE',
  'INVALID_QUERY_FILTER_OPERATOR',
  'QUERY_TOO_COMPLICATED',
  'NOT_FOUND',
  'INVALID_REPLICATION_DATE',
  'INVALID_TYPE_FOR_OPERATION'
]);
const transientCodes = new Set([
  'SERVER_UNAVAILABLE',
  'UNKNOWN_EXCEPTION',
  'UNABLE_TO_LOCK_ROW',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN'
]);
const retryableRowCodes = new Set(['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE']);

export const isRetryableRow = (code: string): boolean => retryableRowCodes.has(code);

export function readSalesforceError(error: unknown): BridgeError {
  if (error instanceof BridgeError) return error;
  const code = codeOf(error);
  const text = messageOf(error);
  if (code === 'INVALID_SESSION_ID' || /^Unable to refresh session/.test(text)) return sessionRefused(error);
  if (code === 'REQUEST_LIMIT_EXCEEDED') return limitReached(error);
  if (code === 'QUERY_TIMEOUT')
    return new TransientError('sf.query-timeout', 'Salesforce needed too long for a query.', {
      fix: 'Let the sync read less at a time: Max_Records__c, or a filter on indexed fields.',
      cause: error
    });
  if (code === 'INVALID_QUERY_LOCATOR')
    return new TransientError('sf.cursor-lost', "Salesforce lost a query's place.", { cause: error });
  if (configCodes.has(code)) {
    return new ConfigError(
      `sf.${code.toLowerCase().replaceAll('_', '-')}`,
      `Salesforce: ${firstLines(text)}`,
      {
        fix: 'Correct the definition, or give the integration user access to what it names.',
        cause: error
      }
    );
  }
  if (transientCodes.has(code) || /^ERROR_HTTP_(408|429|5\d\d)$/.test(code) || error instanceof SyntaxError) {
    const what = code || 'cut-off answer';
    return new TransientError('sf.unavailable', `Salesforce could not answer (${what}).`, { cause: error });
  }
  return new RejectedError('sf.refused', `Salesforce refused the call: ${code || firstLines(text)}`, {
    cause: error
  });
}

const sessionRefused = (cause: unknown): AuthError =>
  new AuthError('sf.session', 'Salesforce does not accept the session.', {
    fix: 'Run "bridge doctor"; check that the integration user and the External Client App are active.',
    cause
  });

/** No `Retry-After` is sent (salesforce-api 4.1). */
const limitReached = (cause: unknown): RateLimitError =>
  new RateLimitError('sf.request-limit', 'Salesforce refuses calls: the limit of the org is used up.', {
    retryAfterSeconds: 300,
    fix: 'Wait, or raise the API allocation of the org.',
    cause
  });

/** The token endpoint says `{error, error_description}`; source: salesforce-api 1.4. */
export function readSignInError(error: unknown): BridgeError {
  if (error instanceof BridgeError) return error;
  const code = codeOf(error);
  if (transientCodes.has(code) || code === 'rate_limit_exceeded' || /^ERROR_HTTP_5\d\d$/.test(code)) {
    return new TransientError(
      'sf.sign-in-unavailable',
      `Salesforce could not be reached to sign in (${code}).`,
      { fix: 'Check SF_LOGIN_URL, and that this machine can reach it.', cause: error }
    );
  }
  return new AuthError('sf.sign-in', `Salesforce refused the sign-in: ${firstLines(messageOf(error))}`, {
    fix: 'Check SF_LOGIN_URL, SF_CLIENT_ID and the credentials, and that the app is approved for the integration user.',
    cause: error
  });
}

function codeOf(error: unknown): string {
  const { errorCode, code, name } = error as { errorCode?: unknown; code?: unknown; name?: unknown };
  const found = [errorCode, code, name].find((value) => typeof value === 'string' && value !== 'Error');
  return typeof found === 'string' ? found : '';
}

const firstLines = (text: string): string => text.trim().split('\n').slice(0, 4).join(' ').slice(0, 300);
