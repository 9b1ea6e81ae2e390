import { booleanBound, type Bound, isAmountKind, numberBound, type TextRun } from '../bound';
import { type CallArguments, choiceOf } from '../call-arguments';
import type { FunctionTable, Parameter } from '../formula-function';
import type { FormulaField, FormulaRow } from '../model';

/** A picklist or multi-select field, and nothing computed; source: help "ISPICKVAL", "INCLUDES". */
function choiceField(args: CallArguments, index: number): { field: FormulaField; run: TextRun } {
  const node = args.node(index);
  const bound = args.any(index);
  if (node.kind === 'field' && (bound.kind === 'picklist' || bound.kind === 'multipicklist'))
    return { field: args.context.fieldAt(node.path), run: bound.run };
  throw args.problem(
    'formula.argument-type',
    `${args.call.name} takes a picklist field.`,
    'Name the field.',
    node
  );
}

/** A value in quotation marks that the picklist can hold: a label where the API name is another is a mistake. */
function choiceValue(args: CallArguments, index: number, field: FormulaField): string {
  const value = args.literal(index);
  const values = field.picklistValues ?? [];
  const labelled = values.find((choice) => choice.label === value);
  if (!labelled || values.some((choice) => choice.value === value)) return value;
  throw args.problem(
    'formula.picklist-value',
    `"${value}" is a label of ${field.name}; records hold the value "${labelled.value}".`,
    `Write "${labelled.value}".`,
    args.node(index)
  );
}

/** An empty text asks whether nothing is chosen; source: `FunctionIsPickVal` of the published formula engine. */
function isPicklistValue(args: CallArguments): Bound {
  const { field, run } = choiceField(args, 0);
  const value = choiceValue(args, 1, field);
  return booleanBound((row) => run(row) === value);
}

function includes(args: CallArguments): Bound {
  const { field, run } = choiceField(args, 0);
  const value = choiceValue(args, 1, field);
  if (value.trim() === '')
    throw args.problem(
      'formula.picklist-value',
      'INCLUDES looks for a value, and this one is blank.',
      'Use ISBLANK to ask whether nothing is chosen.',
      args.node(1)
    );
  return booleanBound((row) => hasPart(run(row), value));
}

/** Whether a value is one of those between the semicolons. */
function hasPart(values: string, wanted: string): boolean {
  let at = values.indexOf(wanted);
  while (at >= 0) {
    const end = at + wanted.length;
    if ((at === 0 || values[at - 1] === ';') && (end === values.length || values[end] === ';')) return true;
    at = values.indexOf(wanted, at + 1);
  }
  return false;
}

function countOfChoices(args: CallArguments): Bound {
  const { run } = choiceField(args, 0);
  return numberBound((row) => {
    const values = run(row);
    return values === '' ? 0 : values.split(';').length;
  });
}

/** CASE(value, case, result, case, result, ..., otherwise). */
const caseParameters = (count: number): readonly Parameter[] => {
  const pairs = Math.max(1, Math.floor((count - 2) / 2));
  return ['T', ...Array.from({ length: pairs }, () => ['T', 'S'] as const).flat(), 'S'];
};

function bindCase(args: CallArguments): Bound {
  const results: number[] = [];
  for (let index = 2; index < args.count; index += 2) results.push(index);
  return choiceOf(args, [...results, args.count - 1], chooser(args));
}

/** For a row the place of the first case that is met, or that of the last result. */
function chooser(args: CallArguments): (row: FormulaRow) => number {
  const value = args.any(0);
  const cases = (args.count - 2) / 2;
  if (value.kind === 'boolean')
    throw args.problem('formula.argument-type', 'CASE takes no checkbox.', 'Use IF.', args.node(0));
  if (value.kind === 'picklist') return choosePicklist(args, cases);
  if (value.kind === 'multipicklist') throw args.wrong(0, 'a value', value.kind);
  const first = args.any(1).kind;
  if (value.kind === 'text' || (value.kind === 'null' && first === 'text')) return chooseText(args, cases);
  const kind = value.kind === 'null' ? first : value.kind;
  return isAmountKind(kind) ? chooseAmount(args, cases, kind) : () => cases;
}

function choosePicklist(args: CallArguments, cases: number): (row: FormulaRow) => number {
  const { field, run } = choiceField(args, 0);
  const places = new Map<string, number>();
  for (let place = cases - 1; place >= 0; place--) places.set(choiceValue(args, place * 2 + 1, field), place);
  return (row) => places.get(run(row)) ?? cases;
}

function chooseText(args: CallArguments, cases: number): (row: FormulaRow) => number {
  const value = args.text(0);
  const known = literalPlaces(args, cases);
  if (known) return (row) => known.get(value(row)) ?? cases;
  const wanted = Array.from({ length: cases }, (_, place) => args.text(place * 2 + 1));
  return (row) => {
    const found = value(row);
    const place = wanted.findIndex((run) => run(row) === found);
    return place < 0 ? cases : place;
  };
}

/** The first place of each text, when all cases are texts in quotation marks: a long CASE costs one look-up. */
function literalPlaces(args: CallArguments, cases: number): ReadonlyMap<string, number> | null {
  const places = new Map<string, number>();
  for (let place = cases - 1; place >= 0; place--) {
    const node = args.node(place * 2 + 1);
    if (node.kind !== 'text') return null;
    places.set(node.value, place);
  }
  return places;
}

/** A blank number or date meets no case, not even null; source: `OperatorEquality` of the published formula engine. */
function chooseAmount(
  args: CallArguments,
  cases: number,
  kind: Parameters<CallArguments['amount']>[1]
): (row: FormulaRow) => number {
  const value = args.amount(0, kind);
  const wanted = Array.from({ length: cases }, (_, place) => args.amount(place * 2 + 1, kind));
  return (row) => {
    const found = value(row);
    const place = found === null ? -1 : wanted.findIndex((run) => run(row) === found);
    return place < 0 ? cases : place;
  };
}

export const choiceFunctions: FunctionTable = {
  ISPICKVAL: { takes: ['picklist', 'text'], gives: 'boolean', bind: isPicklistValue },
  INCLUDES: { takes: ['multipicklist', 'text'], gives: 'boolean', bind: includes },
  PICKLISTCOUNT: { takes: ['multipicklist'], gives: 'number', bind: countOfChoices },
  CASE: { takes: caseParameters, gives: 'S', bind: bindCase }
};
