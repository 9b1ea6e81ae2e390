import type { BridgeError } from '../errors';
import { AuthError, ConfigError, RateLimitError, TransientError } from '../errors';
import { BatchRejectedError, type Clue, type TypeClash } from '../sync/ports';
import { errorAnswer, typeErrors, type ErrorAnswer } from './answers';

/**
 * Status and body of a refused call -> the bridge's decision; source: iterable-api 2.2 to 2.7. The only place that
 * looks at Iterable's texts. They can quote people's data, so they never become part of an error's message.
 */
export function readIterableError(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  body: unknown
): BridgeError {
  const answer = readBody(body);
  if (status === 429) return rateLimit(headers, answer);
  if (status === 401 || /jwt/i.test(answer.code))
    return new AuthError(
      'iterable.api-key',
      `Iterable does not accept the API key (${answer.code || status}).`,
      { fix: apiKeyFix(answer) }
    );
  if (status === 403)
    return new AuthError('iterable.forbidden', 'The API key may not do this in Iterable.', {
      fix: 'Use a server-side API key of the project.'
    });
  if (status === 404)
    return new ConfigError('iterable.not-found', 'Iterable does not know this address.', {
      fix: 'Check ITERABLE_API_URL and the data centre of the project.'
    });
  if (!refusals.has(status) && status < 500 && status !== 408)
    return new ConfigError('iterable.unexpected', `The answer ${status} is none of Iterable's.`, {
      fix: 'Check ITERABLE_API_URL, and what lies between the bridge and Iterable.'
    });
  if (status === 408 || status >= 500)
    return new TransientError('iterable.unavailable', `Iterable answered ${status}`);
  if (answer.code === 'UniqueFieldsLimitExceeded') return fieldLimit();
  return refused(status, answer);
}

/** Statuses with which Iterable refuses what a call holds; a row of it may be to blame. */
const refusals: ReadonlySet<number> = new Set([400, 409, 413, 422]);

/** No answer at all: reset, time-out, name not found. */
export function readNetworkError(code: string, cause: unknown): TransientError {
  return new TransientError('iterable.unreachable', `no answer from Iterable (${code})`, {
    fix: 'If it does not pass: check ITERABLE_API_URL, and that this machine can reach it.',
    cause
  });
}

function readBody(body: unknown): ErrorAnswer {
  const parsed = errorAnswer.safeParse(body);
  return parsed.success ? parsed.data : { msg: '', code: '', params: {} };
}

/** `Retry-After` if present, else the token bucket's own word, else nothing (iterable-api 2.7). */
function rateLimit(headers: Readonly<Record<string, unknown>>, answer: ErrorAnswer): RateLimitError {
  const asked = [headers['retry-after'], answer.params.rateLimitReset].map(secondsOf);
  const seconds = asked.find((value) => Number.isFinite(value) && value >= 0);
  return new RateLimitError('iterable.rate-limit', 'Iterable asks to slow down', {
    retryAfterSeconds: seconds ?? null
  });
}

/** NaN for nothing, and for the HTTP date that the header may hold instead. */
const secondsOf = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : NaN;

const apiKeyFix = (answer: ErrorAnswer): string =>
  /jwt|BadAuthorizationHeader/i.test(answer.code)
    ? 'The key is JWT-enabled (client-side): use a server-side API key.'
    : 'Check ITERABLE_API_KEY, and that key and project are in the same data centre.';

const fieldLimit = (): ConfigError =>
  new ConfigError('iterable.field-limit', 'The Iterable project has no room for more fields.', {
    fix: 'Map onto existing fields, or have the limit raised by Iterable.'
  });

/** In words of ours: what Iterable's text says may hold a person's address. */
const meanings: Readonly<Record<string, string>> = {
  RequestFieldsTypesMismatched: 'a value has another type than its field',
  InvalidEmailAddressError: 'an e-mail address is not valid',
  InvalidUserIdError: 'a user id is not valid',
  BadJsonBody: 'a value in the request has the wrong form',
  BatchTooLarge: 'the call is too large',
  ForgottenUserError: 'a person was forgotten',
  EmailAlreadyExists: 'an e-mail address belongs to another user',
  UserIdAlreadyExists: 'a user id belongs to another user',
  ExternalKeyConflict: 'an identifier belongs to another user',
  UnknownUserIdError: 'a user id is not known',
  UnknownEmailError: 'an e-mail address is not known'
};

function refused(status: number, answer: ErrorAnswer): BatchRejectedError {
  const code = codeOf(answer) || `http-${status}`;
  const meaning = status === 413 ? meanings.BatchTooLarge : meanings[code];
  const name = code === 'RequestFieldsTypesMismatched' ? 'iterable.type-mismatch' : `iterable.${kebab(code)}`;
  return new BatchRejectedError(name, `Iterable refused the call: ${meaning ?? code}.`, clueOf(answer), {
    fix: 'Correct the value in Salesforce, or its mapping.'
  });
}

/** Older answers call it invalid when a user who is to get another address does not exist (iterable-api 2.4). */
const codeOf = ({ code, msg }: ErrorAnswer): string =>
  code === 'InvalidEmailAddressError' && /^Invalid currentEmail /.test(msg) ? 'UnknownEmailError' : code;

const kebab = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

function clueOf({ code, msg, params }: ErrorAnswer): Clue {
  if (code === 'RequestFieldsTypesMismatched') return typeClue(params.validationErrors);
  if (code === 'InvalidEmailAddressError') {
    const value = /^Invalid email: (.+)$/.exec(msg)?.[1];
    return value ? { kind: 'identity', value } : { kind: 'none' };
  }
  if (code !== 'BadJsonBody') return { kind: 'none' };
  const path = Object.keys(params).find((key) => /^obj\.users\[\d+\]/.test(key));
  const match = path ? /^obj\.users\[(\d+)\]\.?(.*)$/.exec(path) : null;
  return match ? { kind: 'row', index: Number(match[1]), field: match[2] ?? '' } : { kind: 'none' };
}

/** Keys are fields, some with `<schema>:::` before them (iterable-api 2.4.1). */
function typeClue(errors: unknown): Clue {
  const parsed = typeErrors.safeParse(errors);
  if (!parsed.success) return { kind: 'none' };
  const fields = Object.entries(parsed.data).map(([key, error]): TypeClash => ({
    field: key.split(':::').at(-1) ?? key,
    expected: error.expectedType,
    values: valuesOf(error.offendingValue)
  }));
  return fields.length > 0 ? { kind: 'type', fields } : { kind: 'none' };
}

function valuesOf(offending: unknown): readonly unknown[] | null {
  if (offending === undefined || offending === null) return null;
  return Array.isArray(offending) ? [...(offending as unknown[]), offending] : [offending];
}
