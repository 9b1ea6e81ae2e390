import {
  compileSync,
  InvalidArgLengthError,
  InvalidOperatorError,
  InvalidTypeError,
  ValidationError
} from 'sformula';
import { type Kind, kindName } from './bound';
import type { FormulaFunction } from './formula-function';
import { findFunction } from './functions/table';
import type { FormulaField } from './model';
import { type FormulaNode, visit } from './nodes';
import { ProblemFound, type Span } from './problems';
import { comparisonKey, functionKey, joinKey, toSformulaTree } from './sformula-tree';
import { fieldType, functionType, kindOf, type TypeDictionary } from './sformula-types';

/** Operators that the typer sees as functions. */
const operators: Readonly<Record<string, Pick<FormulaFunction, 'takes' | 'gives'>>> = {
  [joinKey]: { takes: ['text', 'text'], gives: 'text' },
  [comparisonKey]: { takes: ['T', 'T'], gives: 'boolean' }
};

/** What sformula says of a formula; the only file that runs it. */
export interface TypedFormula {
  readonly kind: Kind;
  /** Canonical paths, each once. */
  readonly fields: readonly string[];
}

/** Types a formula whose names are known. Throws the first problem that the typer finds. */
export function checkTypes(
  text: string,
  root: FormulaNode,
  known: ReadonlyMap<string, FormulaField>
): TypedFormula {
  const nameOf = (path: string): string => known.get(path.toLowerCase())?.name ?? path;
  try {
    const { compiled } = compileSync(toSformulaTree(root, nameOf), { inputTypes: typesOf(root, known) });
    return { kind: kindOf(compiled.calculatedType), fields: compiled.fields };
  } catch (error) {
    if (error instanceof ValidationError) throw toProblem(text, error);
    throw error;
  }
}

function typesOf(root: FormulaNode, known: ReadonlyMap<string, FormulaField>): TypeDictionary {
  const types: TypeDictionary = {};
  for (const [key, operator] of Object.entries(operators)) types[key] = functionType(operator);
  for (const field of known.values()) types[field.name] = fieldType(field);
  visit(root, (node) => {
    if (node.kind !== 'call') return;
    const found = findFunction(node.name);
    if (found) types[functionKey(node.name)] = functionType(found);
  });
  return types;
}

function toProblem(text: string, error: ValidationError): ProblemFound {
  const { start, end } = error.location ?? { start: { column: 0 }, end: { column: text.length } };
  const span = { start: start.column, end: end.column };
  const source = text.slice(span.start, span.end);
  if (error instanceof InvalidArgLengthError) return wrongCount(source, error, span);
  if (error instanceof InvalidOperatorError) return wrongOperator(source, error, span);
  if (error instanceof InvalidTypeError) return wrongType(source, error, span);
  return new ProblemFound('formula.argument-type', `${source}: ${error.message}.`, span, 'Correct it.');
}

function wrongCount(source: string, error: InvalidArgLengthError, span: Span): ProblemFound {
  const [least, most] = error.argRange;
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  return new ProblemFound(
    'formula.argument-count',
    `${source} takes ${wanted} ${most === 1 ? 'argument' : 'arguments'}, not ${error.argLen}.`,
    span,
    'Add what is missing, or remove what is too much.'
  );
}

const writtenOperators: Readonly<Record<string, string>> = { '**': '^' };

function wrongOperator(source: string, error: InvalidOperatorError, span: Span): ProblemFound {
  const operator = writtenOperators[error.operator] ?? error.operator;
  return new ProblemFound(
    'formula.operator-type',
    `${operator} does not go with ${source}, which is ${kindName[kindOf(error.type)]}.`,
    span,
    'Use an operator that goes with it, or convert it with TEXT, VALUE or DATEVALUE.'
  );
}

function wrongType(source: string, error: InvalidTypeError, span: Span): ProblemFound {
  const found = kindOf(error.type);
  if (found === 'null')
    return new ProblemFound(
      'formula.argument-type',
      'A blank value cannot stand here.',
      span,
      'Ask with ISBLANK whether something is blank.'
    );
  if (found === 'picklist' || found === 'multipicklist')
    return new ProblemFound(
      'formula.picklist',
      `${source} is ${kindName[found]}, which only some functions take.`,
      span,
      found === 'picklist' ? `Write TEXT(${source}), or use ISPICKVAL or CASE.` : 'Use INCLUDES or ISBLANK.'
    );
  const kinds = new Set(error.expected.map(kindOf));
  const wanted = [...kinds].map((kind) => kindName[kind]).join(' or ');
  return new ProblemFound(
    'formula.argument-type',
    `Expected ${wanted}, but ${source} is ${kindName[found]}.`,
    span,
    fixFor(kinds, found) ?? `Give ${wanted}.`
  );
}

function fixFor(wanted: ReadonlySet<Kind>, found: Kind): string | undefined {
  if (wanted.has('multipicklist'))
    return 'Multi-select picklists go with INCLUDES, ISBLANK and PICKLISTCOUNT.';
  const isDate = found === 'date' || found === 'datetime' || found === 'time';
  if (isDate && wanted.has('number')) return 'In a sum, write the date first.';
  if (found === 'text' && wanted.has('number')) return 'Write VALUE(...) around it.';
  if (isDate && wanted.has('date')) return 'Write DATEVALUE(...) around it.';
  return found !== 'boolean' && wanted.has('text') ? 'Write TEXT(...) around it.' : undefined;
}
