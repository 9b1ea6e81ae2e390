import { LightningElement, api } from 'lwc';
import { csvAddress, csvText, type Cell } from 'c/csvFile';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import cut from '@salesforce/label/c.Runs_Export_Cut';
import exportCsv from '@salesforce/label/c.Runs_Export';
import exported from '@salesforce/label/c.Runs_Exported';
import exporting from '@salesforce/label/c.Runs_Exporting';
import hint from '@salesforce/label/c.Runs_Export_Hint';

/** A page of lines, and where the next one begins; null at the end. */
export interface ExportPage {
  readonly rows: readonly (readonly Cell[])[];
  readonly next: string | null;
}

/** Lines of one file: more would keep the browser busy for minutes. */
const MOST = 5000;

/** Writes everything that a list would show, page by page, to a file that the browser saves. */
export default class CsvExport extends LightningElement {
  @api fileName = 'export.csv';
  @api columns: readonly string[] = [];
  /** Loads the page that begins there; null for the first one. */
  @api load: ((cursor: string | null) => Promise<ExportPage>) | null = null;

  isBusy = false;
  told = '';
  /** Of the file that is to be saved; null when there is none. */
  address: string | null = null;
  labels = { exportCsv, hint };

  /** The browser saves what a link leads to, so the link has to be drawn first. */
  renderedCallback(): void {
    if (this.address === null) return;
    (this.refs?.file as HTMLAnchorElement | undefined)?.click();
    this.address = null;
  }

  async handleExport(): Promise<void> {
    this.isBusy = true;
    try {
      const { rows, isCut } = await this.read();
      this.address = csvAddress(csvText(this.columns, rows));
      this.told = fill(isCut ? cut : exported, [rows.length]);
    } catch (failure) {
      this.told = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
  }

  /** Page after page; the last ones are left out where there are too many. */
  async read(
    rows: readonly (readonly Cell[])[] = [],
    cursor: string | null = null
  ): Promise<{ rows: readonly (readonly Cell[])[]; isCut: boolean }> {
    this.told = fill(exporting, [rows.length]);
    const page = await this.load?.(cursor);
    const all = [...rows, ...(page?.rows ?? [])];
    const next = page?.next ?? null;
    return next === null || all.length >= MOST ? { rows: all, isCut: next !== null } : this.read(all, next);
  }
}
