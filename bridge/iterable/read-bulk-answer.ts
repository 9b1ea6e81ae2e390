import type { BulkAnswer, RowFailure } from '../sync/ports';
import type { BulkAnswerBody, SubscriptionsAnswerBody } from './answers';

type Cause = RowFailure['cause'];
type By = RowFailure['by'];
type Named = readonly [keys: readonly string[], by: By, cause: Cause];

const causes: readonly [keyof BulkAnswerBody['failedUpdates'], By, Cause][] = [
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
];

/**
 * Answer to a bulk call about users or lists -> its failed rows by identifier. The two deprecated arrays at the top level
 * name rows that failed for any reason: they count only for rows that `failedUpdates` does not name (iterable-api 2.5). Pure.
 */
export const readUsersAnswer = (body: BulkAnswerBody): BulkAnswer => readRows(body, 'invalid-user-id');

/** Answer to trackBulk: its deprecated user ids are those that nobody has (iterable-api 2.5). Pure. */
export const readEventsAnswer = (body: BulkAnswerBody): BulkAnswer => readRows(body, 'not-found');

/** Answer to bulkUpdateSubscriptions, which tells a bad identifier from its own trouble (iterable-api 7.2). Pure. */
export const readSubscriptionsAnswer = (body: SubscriptionsAnswerBody): BulkAnswer => ({
  ...nothingSaid,
  failCount: body.failCount,
  failures: eachOnce([
    [body.invalidEmails, 'email', 'invalid-email'],
    [body.invalidUserIds, 'userId', 'invalid-user-id'],
    [body.validEmailFailures, 'email', 'internal'],
    [body.validUserIdFailures, 'userId', 'internal']
  ])
});

/** Items of catalogs are written later and nothing reports on them (iterable-api 11). */
export const nothingSaid: BulkAnswer = {
  failures: [],
  failCount: 0,
  filteredOutFields: [],
  createdFields: [],
  disallowedEventNames: []
};

function readRows(body: BulkAnswerBody, deprecatedUserIds: Cause): BulkAnswer {
  const { failCount, filteredOutFields, createdFields, disallowedEventNames } = body;
  const named = causes.map(([list, by, cause]): Named => [body.failedUpdates[list], by, cause]);
  const failures = eachOnce([
    ...named,
    [body.invalidEmails, 'email', 'invalid-email'],
    [body.invalidUserIds, 'userId', deprecatedUserIds]
  ]);
  return { failures, failCount, filteredOutFields, createdFields, disallowedEventNames };
}

/** The first cause that is given for an identifier; addresses are the same in any case. */
function eachOnce(named: readonly Named[]): RowFailure[] {
  const failures = new Map<string, RowFailure>();
  for (const [keys, by, cause] of named) {
    for (const key of keys) {
      const id = `${by} ${by === 'email' ? key.toLowerCase() : key}`;
      if (!failures.has(id)) failures.set(id, { by, key, cause });
    }
  }
  return [...failures.values()];
}
