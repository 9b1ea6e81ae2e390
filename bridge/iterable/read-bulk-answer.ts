import type { BulkAnswer, RowFailure } from '../sync/ports';
import type { BulkAnswerBody } from './answers';

const causes: readonly [keyof BulkAnswerBody['failedUpdates'], RowFailure['cause']][] = [
  ['invalidEmails', 'invalid-email'],
  ['invalidUserIds', 'invalid-user-id'],
  ['invalidDataEmails', 'invalid-data'],
  ['invalidDataUserIds', 'invalid-data'],
  ['conflictEmails', 'conflict'],
  ['conflictUserIds', 'conflict'],
  ['forgottenEmails', 'forgotten'],
  ['forgottenUserIds', 'forgotten'],
  ['notFoundEmails', 'not-found'],
  ['notFoundUserIds', 'not-found']
];

/**
 * A bulk call's answer -> its failed rows by identifier. The two deprecated arrays at the top level name rows that
 * failed for any reason: they count only for rows that `failedUpdates` does not name (iterable-api 2.5). Pure.
 */
export function readBulkAnswer(body: BulkAnswerBody): BulkAnswer {
  const failures = new Map<string, RowFailure>();
  for (const [list, cause] of causes) {
    for (const key of body.failedUpdates[list]) note(failures, key, cause);
  }
  for (const key of body.invalidEmails) note(failures, key, 'invalid-email');
  for (const key of body.invalidUserIds) note(failures, key, 'invalid-user-id');
  return {
    failures: [...failures.values()],
    unexplained: Math.max(0, body.failCount - failures.size),
    filteredOutFields: body.filteredOutFields,
    createdFields: body.createdFields
  };
}

function note(failures: Map<string, RowFailure>, key: string, cause: RowFailure['cause']): void {
  const id = key.toLowerCase();
  if (!failures.has(id)) failures.set(id, { key, cause });
}
