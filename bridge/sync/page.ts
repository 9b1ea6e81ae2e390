import type { Bookmark, RecordState } from './bookkeeping';
import type { Decision } from './decide';
import type { Counts, Outcome, SourceRecord } from './model';

/** How a page is taken. */
export interface Taking {
  readonly bookmark?: Bookmark;
  /** The records were counted before in this run. */
  readonly again?: boolean;
  /** Asked when nobody else has the record in hand any more: whether something newer of it was sent meanwhile. */
  readonly isOutdated?: (recordId: string) => boolean;
}

/** A page on its way: its outcomes are stored together, when there is one for each record. */
export interface PendingPage {
  readonly decisions: readonly Decision[];
  readonly outcomes: Map<string, Outcome>;
  readonly bookmark?: Bookmark;
  readonly again: boolean;
}

export interface CompletedPage {
  readonly records: readonly {
    record: SourceRecord;
    outcome: Outcome;
    known: RecordState | null;
    childIds: readonly string[];
    /** Identity that the record gives up when its user was confirmed. */
    former?: string;
  }[];
  readonly mapped: number;
  readonly bookmark?: Bookmark;
  /** The records were counted before in this run, as deferred. */
  readonly again: boolean;
}

/** A change field that people set can bring a record twice: it counts once, as it was read last. */
export const lastOfEach = (records: readonly SourceRecord[]): SourceRecord[] => [
  ...new Map(records.map((record) => [record.id, record])).values()
];

export const isComplete = (page: PendingPage): boolean => page.outcomes.size >= page.decisions.length;

export function toCompleted(page: PendingPage): CompletedPage {
  return {
    records: page.decisions.flatMap((decision) => {
      const outcome = page.outcomes.get(decision.record.id);
      const { childIds, former } = 'plan' in decision ? decision.plan : { childIds: [] };
      return outcome ? [{ record: decision.record, outcome, known: decision.known, childIds, former }] : [];
    }),
    mapped: page.decisions.filter(
      (decision) => 'plan' in decision || decision.outcome.identityKey !== undefined
    ).length,
    bookmark: page.bookmark,
    again: page.again
  };
}

/** The counts of one page: each record counts once (DESIGN section 4), with what it came to last. Pure. */
export function countsOf(page: CompletedPage): Partial<Counts> {
  const counts: Partial<Counts> = page.again
    ? { deferred: -page.records.length }
    : { extracted: page.records.length, mapped: page.mapped };
  for (const { outcome } of page.records) {
    counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
    if (outcome.code === 'removed') counts.removed = (counts.removed ?? 0) + 1;
  }
  return counts;
}
