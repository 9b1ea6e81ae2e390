import type { Row } from './model';

/** A column of a report. */
export interface ReportColumn {
  /** As in `detailColumns`: `CONTACT_ID`, `FIRST_NAME`. */
  readonly name: string;
  readonly label: string;
  /** SOQL path of what it shows. */
  readonly path: string;
  /** Path of the record that it links to: its id is the value of the cell, what is shown the label. */
  readonly linksTo?: string;
}

export interface NewReport {
  readonly name: string;
  readonly object: string;
  readonly columns: readonly ReportColumn[];
  /** SOQL condition. */
  readonly where?: string;
  /** `TABULAR` unless said. A summary or matrix report is grouped by `groupBy`. */
  readonly format?: 'TABULAR' | 'SUMMARY' | 'MATRIX' | 'MULTI_BLOCK';
  /** SOQL path. */
  readonly groupBy?: string;
  /** True unless said. */
  readonly detailRows?: boolean;
}

/** The reports that the integration user may run; each is a row of Report too. */
export class Reports {
  private readonly reports = new Map<string, NewReport>();

  constructor(private readonly load: (object: string, rows: Iterable<Row>) => string[]) {}

  /** Answers the id. */
  add(report: NewReport): string {
    const developerName = report.name.replaceAll(/\W+/g, '_');
    const [id = ''] = this.load('Report', [{ Name: report.name, DeveloperName: developerName }]);
    this.reports.set(id, report);
    return id;
  }

  /** By id, of either length. */
  find(id: string): { readonly id: string; readonly report: NewReport } | undefined {
    const entry = [...this.reports].find(([full]) => full === id || full.slice(0, 15) === id);
    return entry && { id: entry[0], report: entry[1] };
  }
}
