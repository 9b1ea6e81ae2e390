import type { BulkAnswer, RowFailure } from '../sync/ports';
import type { BulkAnswerBody } from './answers';

type Cause = RowFailure['cause'];
type By = RowFailure['by'];

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
 * A bulk call's answer -> its failed rows by identifier. The two deprecated arrays at the top level name rows that
 * failed for any reason: they count only for rows that `failedUpdates` does not name (iterable-api 2.5). Pure.
 */
export function readBulkAnswer(body: BulkAnswerBody): BulkAnswer {
  const failures = new Map<string, RowFailure>();
  const note = (by: By, key: string, cause: Cause): void => {
    const id = `${by} ${by === 'email' ? key.toLowerCase() : key}`;
    if (!failures.has(id)) failures.set(id, { by, key, cause });
  };
  for (const [list, by, cause] of causes) {
    for (const key of body.failedUpdates[list]) note(by, key, cause);
  }
  for (const key of body.invalidEmails) note('email', key, 'invalid-email');
  for (const key of body.invalidUserIds) note('userId', key, 'invalid-user-id');
  return {
    failures: [...failures.values()],
    failCount: body.failCount,
    filteredOutFields: body.filteredOutFields,
    createdFields: body.createdFields
  };
}
