/** Tables as files that spreadsheets open. */

export type Cell = string | number | null | undefined;

/** What a spreadsheet would take for a formula (docs/live-debugger.md: the bridge's own files do the same). */
const FORMULA = /^[=+\-@\t\r]/;
const MARK = '\uFEFF';

/** One table as CSV text (RFC 4180): a first line of names, then the rows; cells that would be run begin with an apostrophe. */
export const csvText = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n') + '\r\n';

function cellText(cell: Cell): string {
  const text = cell === null || cell === undefined ? '' : String(cell);
  const safe = typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An address that holds the file, for the `href` of a link that is pressed at once. */
export const csvAddress = (text: string): string =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(MARK + text)}`;
