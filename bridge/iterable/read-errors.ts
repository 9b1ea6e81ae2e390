import type { BridgeError } from '../errors';
import { AuthError, ConfigError, RateLimitError, TransientError } from '../errors';
import { BatchRejectedError } from '../sync/ports';
import { errorAnswer, type ErrorAnswer } from './answers';
import { clueOf } from './read-clues';

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
      fix: 'Use a server-side API key of the project; catalogs are an add-on of the Iterable account.'
    });
  if (isUnknownUser(status, answer)) return refused(status, { ...answer, code: 'UnknownUser' });
  if (status === 404) return notThere(answer, body);
  if (!refusals.has(status) && status < 500 && status !== 408)
    return new ConfigError('iterable.unexpected', `The answer ${status} is none of Iterable's.`, {
      fix: 'Check ITERABLE_API_URL, and what lies between the bridge and Iterable.'
    });
  if (status === 408 || status >= 500)
    return new TransientError('iterable.unavailable', `Iterable answered ${status}`);
  if (answer.code === 'UniqueFieldsLimitExceeded') return fieldLimit();
  // Trap 1 of iterable-api 2.3: its code says Success.
  if (/invalidListId/.test(answer.msg)) return unknownList(answer);
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
  const parsed = errorAnswer.safeParse(typeof body === 'string' ? { msg: body } : body);
  return parsed.success ? parsed.data : { msg: '', code: '', params: {} };
}

/** The code counts with any status, 500 too; some answers are plain text (iterable-api 6.5, 6.6, 6.7). */
const isUnknownUser = (status: number, { code, msg }: ErrorAnswer): boolean =>
  code === 'error.users.noUserWithIdExists' ||
  (status < 500 && /user does not exist|no user with that id/i.test(msg));

/** A page or nothing at all comes from another address; else a list, catalog or user is not there (iterable-api 2.3). */
function notThere(answer: ErrorAnswer, body: unknown): ConfigError {
  if (answer.code === 'error.catalogs.notFound') return unknownCatalog(answer);
  const isElsewhere = body === null || (typeof body === 'string' && /^\s*(<|$)/.test(body));
  if (isElsewhere)
    return new ConfigError('iterable.not-found', 'Iterable does not know this address.', {
      fix: 'Check ITERABLE_API_URL and the data centre of the project.'
    });
  return new ConfigError('iterable.nothing-there', 'Iterable does not know what the call is about.', {
    fix: 'Check the target of the step; catalogs are an add-on of the Iterable account.'
  });
}

/** Names of catalogs hold nothing but letters, digits and dashes (iterable-api 11). */
function unknownCatalog({ data }: ErrorAnswer): ConfigError {
  const name = data?.args.find((value) => typeof value === 'string' && /^[\w-]{1,255}$/.test(value));
  const which = typeof name === 'string' ? `catalog ${name}` : 'such catalog';
  return new ConfigError('iterable.unknown-catalog', `The Iterable project has no ${which}.`, {
    fix: 'Create the catalog in Iterable, or correct the target of the step.'
  });
}

function unknownList({ params }: ErrorAnswer): ConfigError {
  const which = Number.isInteger(params.listId) ? `list ${String(params.listId)}` : 'such list';
  return new ConfigError('iterable.unknown-list', `The Iterable project has no ${which}.`, {
    fix: 'Create a static list in Iterable, or correct the target of the step.'
  });
}

/** A limit of 24 hours does not say when it ends: looked at again after this time. */
const dayLimitSeconds = 3600;

/** `Retry-After` if present, else the token bucket's own word, else nothing (iterable-api 2.7). */
function rateLimit(headers: Readonly<Record<string, unknown>>, answer: ErrorAnswer): RateLimitError {
  const asked = [headers['retry-after'], answer.params.rateLimitReset].map(secondsOf);
  const seconds = asked.find((value) => Number.isFinite(value) && value >= 0);
  return new RateLimitError('iterable.rate-limit', 'Iterable asks to slow down', {
    retryAfterSeconds: seconds ?? (/ per (day|24)/i.test(answer.msg) ? dayLimitSeconds : null)
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
  Conflict: 'something else in Iterable stands against it',
  UnknownUser: 'the user does not exist',
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
