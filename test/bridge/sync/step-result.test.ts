import type { Outcome, OutcomeStatus, StepState } from '../../../bridge/sync/model';
import {
  asBefore,
  captured,
  delivered,
  notMet,
  outcomeOf,
  planFingerprint,
  unchanged,
  type StepResult
} from '../../../bridge/sync/step-result';
import { contactId, operation, recordState, sourceRecord, stepDefinition } from '../../builders';

const at = '2026-02-01T10:00:00.000Z';
const about = { identityKey: 'person1@example.com', fingerprint: 'plan', at };
const record = sourceRecord(contactId(1));
const step = (name: string, given: Parameters<typeof operation>[3] = {}) =>
  operation(1, {}, {}, { step: name, ...given });
const result = (status: OutcomeStatus, name: string, given: Partial<StepResult> = {}): StepResult => ({
  ...{ status, code: `code-${name}`, message: `Message ${name}.`, operation: step(name) },
  ...given
});
const outcome = (...results: StepResult[]): Outcome => outcomeOf(record, results, about);

describe('DESIGN 4: a record counts once, with the worst that its steps came to', () => {
  const worstFirst: OutcomeStatus[] = ['rejected', 'deferred', 'delivered', 'skipped', 'unchanged'];
  test.each(worstFirst.map((status, index) => [status, worstFirst.slice(index)] as const))(
    '%s of %j',
    (status, of) => {
      const results = of.map((each) => result(each, each));
      for (const given of [results, [...results].reverse()])
        expect(outcome(...given)).toMatchObject({ status, code: `code-${status}` });
    }
  );

  test('with cause, field, fix and time of that step', () => {
    const given = { field: 'email', fix: 'Do.', retryAt: at };
    expect(outcome(delivered(step('A')), result('deferred', 'B', given))).toMatchObject({
      recordId: contactId(1),
      object: 'Contact',
      message: 'Message B.',
      ...given
    });
  });

  test('nothing to do is unchanged', () => {
    expect(outcome()).toMatchObject({ status: 'unchanged', code: '', steps: undefined });
  });

  test('a removal speaks for the record only where nothing else was delivered', () => {
    const removed = delivered({ ...step('List:7'), removal: true });
    expect(outcome(removed)).toMatchObject({ status: 'delivered', code: 'removed' });
    expect(outcome(removed, delivered(step('List:8')))).toMatchObject({ status: 'delivered', code: '' });
  });
});

describe('what is remembered of each step', () => {
  const stateOf = (given: StepResult) => outcome(given).steps?.A;
  const key = 'person1@example.com';

  test('that was accepted: its fingerprint and whom it concerned', () => {
    const { fingerprint } = step('A');
    expect(stateOf(delivered(step('A')))).toEqual({ fingerprint, at, key, removed: undefined });
    expect(stateOf(unchanged(step('A')))).toMatchObject({ fingerprint });
  });

  test('that took a user off a list', () => {
    expect(stateOf(delivered({ ...step('A'), removal: true }))).toMatchObject({ removed: true });
  });

  test.each(['rejected', 'deferred'] as const)(
    'not of a removal that was %s: it is still to be done',
    (status) => {
      const operation = { ...step('A'), removal: true } as const;
      expect(outcome(result(status, 'A', { operation })).steps).toBeUndefined();
    }
  );

  test.each(['rejected', 'deferred'] as const)(
    'that was tried and %s: it may have come through, so what was accepted before is forgotten',
    (status) => {
      expect(stateOf(result(status, 'A'))).toMatchObject({ fingerprint: '', key });
    }
  );

  describe('H-20 what a step that was not accepted may have there is undone when the record leaves', () => {
    const call = { endpoint: 'subscribe', listId: 7 } as const;
    const join = step('A', { call });
    const was = { fingerprint: 'print', at, key, target: '7' };
    const after = (given: Partial<StepResult> & Pick<StepResult, 'status'>, state?: StepState) => {
      const before = state && { A: state };
      const result: StepResult = { code: 'iterable.unavailable', message: '', operation: join, ...given };
      return outcomeOf(record, [result], { ...about, before }).steps?.A;
    };

    test.each(['rejected', 'deferred'] as const)('%s, and delivered before', (status) => {
      const kept = { fingerprint: '', maybe: true, key, target: '7' };
      expect(after({ status }, was)).toMatchObject(kept);
      expect(after({ status: 'rejected' }, after({ status }, was))).toMatchObject(kept);
    });

    test('refused the list that another one was to be left for: it is on the one that took it', () => {
      expect(after({ status: 'rejected' }, { ...was, target: '6' })).toMatchObject({ target: '6' });
    });

    test('an answer that was lost, and a record of which the rest arrived', () => {
      expect(after({ status: 'deferred' })).toMatchObject({ maybe: true, target: '7' });
      expect(after({ status: 'rejected', arrived: true })).toMatchObject({ maybe: true, target: '7' });
    });

    test('nothing where nothing was taken, or it was taken away', () => {
      expect(after({ status: 'rejected' })).not.toHaveProperty('maybe');
      expect(after({ status: 'deferred', code: 'iterable.rate-limit' })).not.toHaveProperty('maybe');
      expect(after({ status: 'rejected' }, { ...was, removed: true })).not.toHaveProperty('maybe');
      expect(after({ status: 'rejected' }, { ...was, fingerprint: '' })).not.toHaveProperty('maybe');
    });
  });

  test('that was not tried: nothing new', () => {
    expect(stateOf(result('deferred', 'A', { waits: true }))).toBeUndefined();
    expect(stateOf(result('skipped', 'A'))).toBeUndefined();
    expect(stateOf(captured(step('A'), new Date(at)))).toBeUndefined();
    expect(stateOf(notMet(stepDefinition({ name: 'A' })))).toBeUndefined();
  });

  test('each on its own', () => {
    const steps = outcome(delivered(step('A')), unchanged(step('B')), result('rejected', 'C')).steps;
    expect(Object.keys(steps ?? {})).toEqual(['A', 'B', 'C']);
  });
});

describe('the user that is confirmed', () => {
  test.each([
    ['bulkUpdate', 'person1@example.com'],
    ['subscribe', 'person1@example.com'],
    ['trackPurchase', 'person1@example.com'],
    ['updateEmail', 'person1@example.com'],
    ['mergeUsers', 'person1@example.com'],
    ['trackBulk', undefined],
    ['unsubscribe', undefined],
    ['deleteUser', undefined],
    ['forgetUser', undefined],
    ['putItems', undefined]
  ])('by %s: %s', (endpoint, key) => {
    const call = { endpoint, listId: 7, catalog: 'Homes' } as never;
    expect(outcome(delivered(step('A', { call }))).confirmedUser).toBe(key);
    expect(outcome(unchanged(step('A', { call }))).confirmedUser).toBeUndefined();
    expect(
      outcome(result('rejected', 'A', { operation: step('A', { call }) })).confirmedUser
    ).toBeUndefined();
  });

  test('is the one that the last step was about', () => {
    const other = { ...step('B'), identity: operation(2).identity };
    expect(outcome(delivered(step('A')), delivered(other)).confirmedUser).toBe('person2@example.com');
    expect(outcome(delivered(step('A')), result('deferred', 'B')).confirmedUser).toBe('person1@example.com');
  });
});

describe('the plan is remembered', () => {
  test.each<[string, StepResult, string | undefined]>([
    ['when it was delivered', delivered(step('A')), 'plan'],
    ['when nothing was new', unchanged(step('A')), 'plan'],
    ['when Iterable refused it, so that it is not sent again', result('rejected', 'A'), 'plan'],
    ['not when it could not be mapped', result('rejected', 'A', { operation: undefined }), undefined],
    ['not when it waits', result('deferred', 'A'), undefined],
    ['not when it was skipped', result('skipped', 'A'), undefined]
  ])('%s', (_what, given, fingerprint) => {
    expect(outcome(given).fingerprint).toBe(fingerprint);
  });

  test('the payload is kept of what was rejected only', () => {
    expect(outcome(delivered(step('A')), result('rejected', 'B')).payload).toBe(step('B').body);
    expect(outcome(delivered(step('A'))).payload).toBeUndefined();
    expect(outcome(result('rejected', 'A', { operation: undefined })).payload).toBeUndefined();
  });

  test('by all that its steps ask for', () => {
    const [a, b] = [operation(1, { n: 1 }), operation(1, { n: 2 }, {}, { step: 'B' })];
    expect(planFingerprint([a])).toBe(a.fingerprint);
    const prints = [[a], [b], [a, b], [b, a], [a, { ...b, step: 'C' }]].map(planFingerprint);
    expect(new Set(prints).size).toBe(5);
  });
});

test('what was refused before says the same again', () => {
  const known = recordState({
    ...{ status: 'rejected', code: 'iterable.forgotten', message: 'Forgotten.' },
    ...{ field: 'email', fix: 'Unforget.' }
  });
  expect(outcome(asBefore(known, step('A')))).toMatchObject({
    ...{ status: 'rejected', code: 'iterable.forgotten', message: 'Forgotten.' },
    ...{ field: 'email', fix: 'Unforget.', payload: step('A').body, fingerprint: 'plan' }
  });
});

test('a condition that is not met is a reason', () => {
  expect(outcome(notMet(stepDefinition({ name: 'Only_VIPs' })))).toMatchObject({
    status: 'skipped',
    code: 'condition',
    message: 'The condition of the step Only_VIPs is not met.'
  });
});

test('D-27 what is captured is due as soon as the sync is active', () => {
  expect(outcome(captured(step('A'), new Date(at)))).toMatchObject({
    ...{ status: 'deferred', code: 'captured', retryAt: at, steps: undefined, payload: undefined }
  });
});
