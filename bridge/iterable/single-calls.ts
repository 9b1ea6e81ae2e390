import { BridgeError } from '../errors';
import type { Call, Operation, SingleCall } from '../sync/model';
import type { SingleAnswer } from '../sync/ports';
import type { EndpointName } from './endpoints';
import type { CallParts } from './iterable-calls';

type Single = SingleCall['endpoint'];
type Answers = Readonly<Record<string, SingleAnswer>>;

/** Every form in which a user is said not to be there (iterable-api 2.4, 6.3 to 6.7). */
const unknownUserCodes = [
  'iterable.unknown-user',
  'iterable.unknown-email-error',
  'iterable.unknown-user-id-error'
] as const;

/** A 404 of Iterable's own, where the call is about a user. */
const nothingThere = 'iterable.nothing-there';

const whenUnknown = (answer: SingleAnswer): Answers =>
  Object.fromEntries(unknownUserCodes.map((code) => [code, answer]));

/** Refusals that are answers, by their codes. A purchase and a cart make their user: for them nothing is. */
const answersOf: Readonly<Record<Single, Answers>> = {
  trackPurchase: {},
  updateCart: {},
  updateEmail: {
    ...whenUnknown('unknown-user'),
    'iterable.email-already-exists': 'taken',
    'iterable.external-key-conflict': 'taken',
    'iterable.conflict': 'taken'
  },
  mergeUsers: whenUnknown('unknown-user'),
  deleteUser: { ...whenUnknown('done'), [nothingThere]: 'done' },
  forgetUser: whenUnknown('unknown-user'),
  unforgetUser: whenUnknown('unknown-user')
};

export const isSingle = (call: Call): call is SingleCall => call.endpoint in answersOf;

/** What an error of the call says; null when it is an error. */
export const answerOfRefusal = ({ endpoint }: SingleCall, error: unknown): SingleAnswer | null =>
  (error instanceof BridgeError ? answersOf[endpoint][error.code] : undefined) ?? null;

/** Of a call that asks for a user. */
export const isUnknownUser = (error: unknown): boolean =>
  error instanceof BridgeError && [...unknownUserCodes, nothingThere].some((code) => code === error.code);

/** The payload is the body, but for a delete, which has none. */
export function singleCall(
  { endpoint }: SingleCall,
  { identity, body }: Operation
): { readonly name: EndpointName; readonly parts: CallParts } {
  if (endpoint !== 'deleteUser') return { name: endpoint, parts: { body } };
  return identity.kind === 'email'
    ? { name: 'deleteUserByEmail', parts: { path: { email: identity.value } } }
    : { name: 'deleteUserById', parts: { path: { userId: identity.value } } };
}
