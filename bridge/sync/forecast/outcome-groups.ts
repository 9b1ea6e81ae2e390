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
