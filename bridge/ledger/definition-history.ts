/** What the ledger keeps of definitions: each from the moment on at which it was taken, so that runs can name it. */

type MetadataRow = Readonly<Record<string, unknown>>;

/** The rows of a sync as SOQL answered them, names without namespace; steps and mappings that it takes from another included. */
export interface DefinitionRows {
  readonly sync: MetadataRow;
  readonly steps: readonly MetadataRow[];
  readonly mappings: readonly MetadataRow[];
}

export interface DefinitionEntry {
  readonly sync: string;
  /** Null when something is wrong with the rows, so that no run can be pinned to them. */
  readonly version: string | null;
  /** Published: the hash of the sync matches its rows. Deployed: outside the app. */
  readonly source: 'published' | 'deployed';
  /** Of all that the rows say. */
  readonly digest: string;
  readonly rows: DefinitionRows;
  /** ISO time from which on it was taken. */
  readonly at: string;
}

/** `id` rises with time, over all syncs. */
export interface StoredDefinition extends DefinitionEntry {
  readonly id: number;
}

/** A sync whose hash does not match its rows: whether they still change. Times are ISO. */
export interface HalfDonePublish {
  readonly sync: string;
  /** Of the rows as they were seen last, their stamps included. */
  readonly digest: string;
  /** When the rows ceased to match. */
  readonly since: string;
  /** When these very rows were seen first. */
  readonly unchangedSince: string;
}

export interface DefinitionQuery {
  readonly sync: string;
  readonly limit: number;
  readonly version?: string;
  /** `id` of the last one of the page before. */
  readonly before?: number;
}

export interface DefinitionHistory {
  /**
   * Stores definitions that are taken from now on. One that says what the sync's newest one says is left out, and so is
   * one that was read before the newest one.
   */
  noteDefinitions(entries: readonly DefinitionEntry[]): Promise<void>;
  /** The newest of each sync. */
  lastDefinitions(): Promise<StoredDefinition[]>;
  /** Newest first. */
  definitions(query: DefinitionQuery): Promise<StoredDefinition[]>;
  halfDonePublishes(): Promise<HalfDonePublish[]>;
  /** Remembers these and forgets all others. */
  setHalfDonePublishes(publishes: readonly HalfDonePublish[]): Promise<void>;
}
