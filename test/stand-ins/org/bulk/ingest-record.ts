/** One line of an upload as a record. Source: salesforce-api 3.2. */
import { type FieldSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import { coerce } from '../store/coerce';
import * as refuse from '../store/refusals';
import type { Column } from './ingest-columns';

/** What a cell says to clear a field; an empty cell leaves it as it is. */
const clears = '#N/A';
const maxField = 32_000;
const maxRecord = 400_000;

export interface IngestRecord {
  readonly id: string;
  readonly values: Row;
}

/** Throws what is wrong with a value, as a row of the failed results tells it. */
export function readRecord(
  org: LocalOrgState,
  columns: readonly Column[],
  cells: readonly string[]
): IngestRecord {
  checkSizes(cells);
  const values: Row = {};
  let id = '';
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    if (column.kind === 'id') id = cell;
    else if (column.kind === 'field') values[column.field.name] = valueOf(column.field, cell);
    else values[column.lookup.name] = parentOf(org, column, cell);
  }
  return { id, values };
}

function checkSizes(cells: readonly string[]): void {
  const total = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (total <= maxRecord && cells.every((cell) => cell.length <= maxField)) return;
  throw new OrgError(
    400,
    'LIMIT_EXCEEDED',
    `A record holds at most ${maxRecord} characters, a field ${maxField}`
  );
}

/** Checked here, because REST words a value of the wrong type as an error of its JSON. */
function valueOf(field: FieldSchema, cell: string): string | null {
  if (cell === clears) return null;
  try {
    coerce(field, cell);
  } catch (error) {
    if (!(error instanceof OrgError) || error.errorCode !== 'JSON_PARSER_ERROR') throw error;
    throw new OrgError(
      400,
      'INVALID_TYPE_ON_FIELD_IN_RECORD',
      `${field.label}: value not of required type: ${cell}`,
      [field.name]
    );
  }
  return cell;
}

function parentOf(
  org: LocalOrgState,
  { parent, key }: Extract<Column, { kind: 'parent' }>,
  cell: string
): string | null {
  if (cell === clears) return null;
  const id = org.store.findByKey(parent, key, cell);
  if (id === undefined) throw refuse.noSuchForeignKey(parent.name, key.name, cell);
  return id;
}
