import { type Bound, isAmountKind, type Kind, kindName, type NumberRun } from './bound';
import { type BindContext, faultAt } from './call-arguments';
import { readDay, readMoment, readTime } from './date-text';
import { dividedBy, readNumber } from './decimal';
import { fieldKind } from './field-kinds';
import type { FormulaFault, FormulaField, FormulaRow } from './model';
import type { FieldNode } from './nodes';

type Read = (row: FormulaRow) => unknown;

/** Parents are nested objects; what is not there is blank. */
export function nestedReader(path: readonly string[]): Read {
  const [first = '', second] = path;
  if (second === undefined) return (row) => row[first];
  return (row) => {
    let value: unknown = row;
    for (const name of path) {
      if (typeof value !== 'object' || value === null) return null;
      value = (value as FormulaRow)[name];
    }
    return value;
  };
}

/** A field made ready to be read as what describe says it is; another type of value is a fault that names it. */
export function bindField(context: BindContext, node: FieldNode): Bound {
  const field = context.fieldAt(node.path);
  const kind = fieldKind(field.type) ?? 'null';
  const read = context.reader(field.name.split('.'));
  const fault = faultAt(
    context,
    node,
    'formula.wrong-value',
    `holds something else than ${kindName[kind]}.`,
    `Correct ${field.name} of the record.`
  );
  if (isAmountKind(kind)) return { kind, run: amountReader(context, field, kind, read, fault) };
  if (kind === 'boolean') return { kind, run: (row) => toBoolean(read(row), fault) };
  return kind === 'null' ? { kind } : { kind, run: textReader(field, read, fault) };
}

function textReader(field: FormulaField, read: Read, fault: () => FormulaFault): (row: FormulaRow) => string {
  if (field.type === 'id' || field.type === 'reference') return (row) => shortId(toText(read(row), fault));
  return (row) => toText(read(row), fault);
}

function toText(value: unknown, fault: () => FormulaFault): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  throw fault();
}

/** Ids have 15 characters in formulas; CASESAFEID makes them 18. Source: help "CASESAFEID". */
const shortId = (id: string): string => (id.length === 18 ? id.slice(0, 15) : id);

/** A checkbox is never blank: that of a missing parent is false. */
function toBoolean(value: unknown, fault: () => FormulaFault): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined || value === '' || value === 'false') return false;
  if (value === 'true') return true;
  throw fault();
}

function amountReader(
  context: BindContext,
  field: FormulaField,
  kind: Kind,
  read: Read,
  fault: () => FormulaFault
): NumberRun {
  if (kind === 'number') {
    const blank = context.blanks === 'zero' ? 0 : null;
    if (field.type === 'percent') return (row) => asFraction(toNumber(read(row), blank, fault));
    return (row) => toNumber(read(row), blank, fault);
  }
  const parse = kind === 'date' ? readDay : kind === 'datetime' ? readMoment : readTime;
  return (row) => {
    const value = read(row);
    if (value === null || value === undefined || value === '') return null;
    const amount = typeof value === 'string' ? parse(value) : null;
    if (amount === null) throw fault();
    return amount;
  };
}

/** Bulk answers give numbers as text. */
function toNumber(value: unknown, blank: number | null, fault: () => FormulaFault): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === null || value === undefined || value === '') return blank;
  const number = typeof value === 'string' ? readNumber(value) : null;
  if (number === null) throw fault();
  return number;
}

/** A percent field holds 45.5, a formula computes with 0.455; source: the published formula engine. */
const asFraction = (percent: number | null): number | null =>
  percent === null ? null : dividedBy(percent, 100);
