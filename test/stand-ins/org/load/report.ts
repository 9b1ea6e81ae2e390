/** What a loader took in, and what it refused with the reason. A loader never throws for what a file holds. */
export interface LoadReport {
  readonly loaded: readonly Loaded[];
  readonly refused: readonly Refused[];
}

export interface Loaded {
  /** File, relative to the folder that was loaded. */
  readonly source: string;
  /** API name of the object, or what else was loaded: `fields of Contact`. */
  readonly what: string;
  readonly count: number;
}

export interface Refused {
  readonly source: string;
  /** Which part of the file: a record, a field, a table. */
  readonly what: string;
  readonly reason: string;
}

export class ReportWriter implements LoadReport {
  readonly loaded: Loaded[] = [];
  readonly refused: Refused[] = [];

  load(source: string, what: string, count = 1): void {
    const known = this.loaded.findIndex((entry) => entry.source === source && entry.what === what);
    if (known < 0) this.loaded.push({ source, what, count });
    else this.loaded[known] = { source, what, count: count + (this.loaded[known]?.count ?? 0) };
  }

  refuse(source: string, what: string, reason: string): void {
    this.refused.push({ source, what, reason });
  }
}
