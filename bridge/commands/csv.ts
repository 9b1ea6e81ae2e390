import { unparse } from 'papaparse';

/** What a table says: columns in their order, and a cell for each. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null | undefined)[])[];
}

/** CSV (RFC 4180, UTF-8) that a spreadsheet does not run: a cell that would be a formula begins with an apostrophe. */
export const csvText = ({ columns, rows }: CsvTable): string =>
  unparse({ fields: [...columns], data: rows.map((row) => [...row]) }, { escapeFormulae: true });
