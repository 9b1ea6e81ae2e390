import { RejectedError } from '../../../bridge/errors';
import { answerOfRefusal, isSingle, isUnknownUser, singleCall } from '../../../bridge/iterable/single-calls';
import { toOperation } from '../../../bridge/sync/diff';
import { toIdentity } from '../../../bridge/sync/identity';
import type { SingleCall } from '../../../bridge/sync/model';

type Single = SingleCall['endpoint'];

const refusals = [
  'unknown-user',
  'unknown-email-error',
  'unknown-user-id-error',
  'nothing-there',
  'email-already-exists',
  'external-key-conflict',
  'conflict',
  'forgotten-user-error'
];

test.each<[string, Single, string]>([
  ['6.3', 'updateEmail', 'unknown-user unknown-user unknown-user - taken taken taken -'],
  ['6.4', 'mergeUsers', 'unknown-user unknown-user unknown-user - - - - -'],
  ['6.6', 'deleteUser', 'done done done done - - - -'],
  ['6.7', 'forgetUser', 'unknown-user unknown-user unknown-user - - - - -'],
  ['6.7', 'unforgetUser', 'unknown-user unknown-user unknown-user - - - - -'],
  ['10', 'trackPurchase', '- - - - - - - -'],
  ['10', 'updateCart', '- - - - - - - -']
])('iterable-api %s: which refusals of %s are answers', (_section, endpoint, answers) => {
  const found = refusals.map(
    (code) => answerOfRefusal({ endpoint }, new RejectedError(`iterable.${code}`, 'no')) ?? '-'
  );
  expect(found).toEqual(answers.split(' '));
});

test('only errors of the bridge are answers, and only single calls are single', () => {
  expect(answerOfRefusal({ endpoint: 'deleteUser' }, new Error('iterable.unknown-user'))).toBeNull();
  expect(isUnknownUser(new Error('iterable.unknown-user'))).toBe(false);
  expect([isSingle({ endpoint: 'updateCart' }), isSingle({ endpoint: 'trackBulk' })]).toEqual([true, false]);
});

test('iterable-api 6.6: a delete goes by the identity, all others by their payload', () => {
  const callOf = (endpoint: Single, kind: 'email' | 'userId') => {
    const [call, identity] = [{ endpoint }, toIdentity(kind, 'x')];
    const parts = { recordId: '', step: '', call, identity, payload: { userId: 'y' } };
    return singleCall(call, toOperation({ ...parts, whenUnknown: 'reject' }, 'v1'));
  };
  expect(callOf('deleteUser', 'email')).toEqual({
    name: 'deleteUserByEmail',
    parts: { path: { email: 'x' } }
  });
  expect(callOf('deleteUser', 'userId')).toEqual({
    name: 'deleteUserById',
    parts: { path: { userId: 'x' } }
  });
  expect(callOf('forgetUser', 'userId')).toEqual({ name: 'forgetUser', parts: { body: '{"userId":"y"}' } });
});
