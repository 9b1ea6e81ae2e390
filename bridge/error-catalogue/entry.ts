/** What follows from an error; `by rule` is no error: the sync's own rules say that nothing is to be sent, or not yet. */
export type Decision =
  'fix configuration' | 're-authenticate' | 'wait and retry' | 'split' | 'reject' | 'by rule';

/** What an entry is about, so that a person knows where to look. */
export type Concern =
  'record' | 'field' | 'rule' | 'sync' | 'run' | 'project' | 'setting' | 'service' | 'request';

/** Where a person meets it. */
export type Place =
  | 'record'
  | 'dead letters'
  | 'run'
  | 'bridge check'
  | 'bridge doctor'
  | 'status'
  | 'command line'
  | 'admin endpoint'
  | 'log';

/** What a stable code means, for an admin. */
export interface CatalogueEntry {
  readonly decision: Decision;
  /** One or two plain sentences. */
  readonly cause: string;
  /** What a person does about it; `Nothing.` and why where nothing needs doing. */
  readonly fix: string;
  readonly concerns: readonly Concern[];
  readonly shows: readonly Place[];
  /** The other side's own word that the code is made of, for codes that stand nowhere in our source. */
  readonly from?: string;
}

type Given = Pick<CatalogueEntry, 'cause' | 'fix'> & Partial<CatalogueEntry>;

/** Entries that have most things in common; each says what is different. The codes stay known to the compiler. */
export const entries = <Code extends string>(
  shared: Pick<CatalogueEntry, 'decision' | 'concerns' | 'shows'>,
  given: Readonly<Record<Code, Given>>
): Readonly<Record<Code, CatalogueEntry>> =>
  Object.fromEntries(
    Object.entries<Given>(given).map(([code, entry]) => [code, { ...shared, ...entry }])
  ) as Readonly<Record<Code, CatalogueEntry>>;
