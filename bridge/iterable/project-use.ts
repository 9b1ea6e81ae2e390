/** What a project is sent by this process: calls that update many users, within the last minute. */
export interface ProjectUse {
  readonly made: number;
  /** Calls that the project takes in a minute. */
  readonly allowed: number;
  /** ISO time until which Iterable asked for no more; null while it takes them. */
  readonly pausedUntil: string | null;
}
