import type { Kind } from './spread';

/** What becomes of a record, in people's words. */
export type GroupName =
  'create' | 'update' | 'unchanged' | 'remove' | 'not-sent' | 'needs-attention' | 'waiting';

/** Records of which the same becomes for the same reason. */
export interface OutcomeGroup {
  readonly outcome: GroupName;
  /** Name of the rule or cause; empty for what is sent or unchanged. */
  readonly code: string;
  /** In a sentence, of one of its records; empty for none. */
  readonly reason: string;
  readonly count: number;
  /** A sample speaks for the others. */
  readonly isRough: boolean;
  /** Of the records worked out, 50 at most. */
  readonly recordIds: readonly string[];
}

/** Records of a sample that have the same status for the same reason, as people would sort them. */
export interface Sorted extends Kind {
  readonly outcome: GroupName;
  /** Of one of them. */
  readonly message: string;
  /** Nobody asked Iterable whether the users are there. */
  readonly isGuessed: boolean;
  readonly recordIds: readonly string[];
}

/** Ids that stand beside a group. */
const mostIds = 50;

const order: readonly GroupName[] = [
  'create',
  'update',
  'remove',
  'unchanged',
  'not-sent',
  'waiting',
  'needs-attention'
];

/** What is told of one record holds for all of its group without the record, and the sync, that it names. */
const withoutRecord = (message: string): string =>
  message.replace(/ for record \w{15}(?:\w{3})?\b/, '').replace(/ by the sync \w+(?=\.)/, ' by another sync');

/**
 * Kinds as groups, what is sent first and the largest first. `rough` are kinds of which a sample speaks for all; records
 * of `exact` were each looked at. Pure.
 */
export function outcomeGroups(rough: readonly Sorted[], exact: readonly Sorted[]): OutcomeGroup[] {
  const groups = new Map<string, OutcomeGroup>();
  const sampled = new Set(rough);
  for (const kind of [...rough, ...exact]) {
    const { outcome, code, message, records, isGuessed, recordIds } = kind;
    if (records === 0) continue;
    const name = `${outcome} ${code}`;
    const before = groups.get(name);
    groups.set(name, {
      ...{ outcome, code, reason: before?.reason ?? (code === '' ? '' : withoutRecord(message)) },
      count: (before?.count ?? 0) + records,
      isRough: (before?.isRough ?? false) || sampled.has(kind) || isGuessed,
      recordIds: [...(before?.recordIds ?? []), ...recordIds].slice(0, mostIds)
    });
  }
  return [...groups.values()].sort(
    (a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.count - a.count
  );
}
