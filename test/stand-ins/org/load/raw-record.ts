import type { Row } from '../model';

/** A record as a file holds it: names and values not yet brought to a schema. */
export interface RawRecord {
  /** As written; the case may differ from the API name. */
  readonly object: string;
  /** File it came from, relative to the folder. */
  readonly source: string;
  /** Where in the file, for people: `record 3`. */
  readonly place: string;
  /** Records that may point to each other share a scope: a folder of trees, one SQL file. */
  readonly scope: string;
  /** What others point to it by: a `referenceId`, the local id of a SQL row. */
  readonly key: string | undefined;
  readonly values: Row;
}
