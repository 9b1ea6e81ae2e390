/** What a sync reads that can change without the record's change field moving. */
export interface Unstamped {
  /** Relationships to parents whose fields are read: `Account`, `Account.Owner`. */
  readonly paths: readonly string[];
  /** Child rows that go into arrays. */
  readonly children: readonly ChildRows[];
  /** Formula fields and roll-ups, as paths. */
  readonly calculated: readonly string[];
  /** Whether a formula of the sync asks for the time: TODAY(), NOW(), TIMENOW(). */
  readonly readsClock: boolean;
}

export interface ChildRows {
  /** As a subquery names it. */
  readonly relationship: string;
  readonly object: string;
  /** The child's field that leads to the record. */
  readonly field: string;
  /** The subquery's own condition, without WHERE; null for all rows. */
  readonly condition: string | null;
  /** Relationships from the child to parents whose fields are read. */
  readonly paths: readonly string[];
  /** Formula fields and roll-ups of the child, as paths. */
  readonly calculated: readonly string[];
}

/** The relationship that a path goes through; null for a field of the object itself. */
export function relationshipOf(path: string): string | null {
  const end = path.lastIndexOf('.');
  return end < 0 ? null : path.slice(0, end);
}
