import type { ReportCell, ReportRows, Unusable } from './ports';
import { recordId } from './record-id';
import type { SourceSchema } from './source-schema';

/**
 * The records of an object that a report shows, each once. Its column is the one that has an id of the object in every
 * row (docs/contracts/salesforce-reports.md 4). Pure.
 */
export function reportRecords(report: ReportRows, { object, keyPrefix }: SourceSchema): string[] | Unusable {
  const [first] = report.rows;
  if (!first) return [];
  const found = new Map<string, { readonly label: string; readonly ids: readonly string[] }>();
  for (const index of first.keys()) {
    const ids = report.rows.map((cells) => idIn(cells[index], keyPrefix));
    if (!ids.every((id) => id !== null)) continue;
    const key = ids.join(' ');
    if (!found.has(key)) found.set(key, { label: report.columns[index] ?? `number ${index + 1}`, ids });
  }
  const [column, other] = found.values();
  if (column && !other) return [...new Set(column.ids)];
  return column && other ? ambiguous(object, column.label, other.label) : noColumn(object);
}

function idIn(cell: ReportCell | undefined, keyPrefix: string | null): string | null {
  const id = recordId(cell?.value);
  return id !== null && keyPrefix !== null && id.startsWith(keyPrefix) ? id : null;
}

const noColumn = (object: string): Unusable => ({
  unusable: `The report has no column with the id of a ${object} in every row.`,
  fix: `Add the column "${object} ID" to the report and leave out rows without one.`
});

const ambiguous = (object: string, one: string, other: string): Unusable => ({
  unusable: `The report shows a ${object} in two columns that differ: ${one} and ${other}.`,
  fix: `Take one of them out of the report.`
});
