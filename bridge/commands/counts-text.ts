import type { ReasonPage } from '../sync/counts/reason-records';
import type { SyncCountsAnswer } from './counts';
import { table } from './table';

/** Counts as text for people. */
export function syncCountsText({
  sync,
  object,
  salesforce,
  left,
  iterable,
  lists,
  notes
}: SyncCountsAnswer): string {
  return [
    `${sync}: ${salesforce.inScope} records of ${object} in scope`,
    table(reasonRows(salesforce.reasons)),
    ...(salesforce.unexplained === 0
      ? []
      : [`${salesforce.unexplained} unexplained: they came or went meanwhile`]),
    ...(left.length > 0 ? ['Not in scope any more:', table(reasonRows(left))] : []),
    `In Iterable: ${iterable.records} records as ${iterable.users} users` +
      (iterable.sameUser > 0 ? ` (${iterable.sameUser} share a user with another record)` : ''),
    ...lists.flatMap((list) => [
      `List ${list.list}: ${list.size} users in Iterable`,
      table([
        ['USERS', 'REASON', 'WHY'],
        [String(list.both), '', 'put on it by this sync, and on it'],
        [String(list.others), `list.${list.list}.others`, 'put on it by another sync'],
        [String(list.strangers), `list.${list.list}.strangers`, 'not from here'],
        [String(list.missing), `list.${list.list}.missing`, 'put on it by this sync, and not on it']
      ])
    ]),
    ...notes.map((note) => `Note: ${note}`)
  ].join('\n');
}

const reasonRows = (reasons: SyncCountsAnswer['left']): string[][] => [
  ['RECORDS', 'REASON', 'WHY'],
  ...reasons.map(({ reason, records, text }) => [String(records), reason, text])
];

export function reasonText({ records, next }: ReasonPage): string {
  const rows = records.map(({ recordId, identityKey, message, fix }) => [
    recordId ?? '',
    identityKey ?? '',
    [message, fix].filter(Boolean).join(' ')
  ]);
  const more = next === null ? [] : [`More: --cursor ${next}`];
  if (rows.length === 0 && next === null) return 'None.';
  return [table([['RECORD', 'USER', 'WHY'], ...rows]), ...more].join('\n');
}
