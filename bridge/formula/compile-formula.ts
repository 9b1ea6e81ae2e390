import { bindFormula } from './bind';
import { type Bound, kindName } from './bound';
import { checkTypes, type TypedFormula } from './check-types';
import { Clock } from './clock';
import { evaluatorOf } from './evaluator';
import { findFunction } from './functions/table';
import {
  type CompiledFormula,
  type FormulaAnswer,
  type FormulaField,
  type FormulaOptions,
  type FormulaType
} from './model';
import { type FormulaNode, visit } from './nodes';
import { parseFormula } from './parse';
import { ProblemFound, toProblem } from './problems';
import { nestedReader } from './read-field';
import { resolveNames } from './resolve-names';
import { findTimeZone } from './time-zone';

/** Longer ones are refused; formulas of Salesforce have 3,900 characters at most. */
const longest = 10_000;

/**
 * Reads, checks and compiles a Salesforce formula. What is not known is a problem, never a guess; docs/formulas.md says
 * what is supported.
 */
export function compileFormula(text: string, options: FormulaOptions): FormulaAnswer {
  try {
    const root = parseFormula(withinLength(text));
    const { known, problems } = resolveNames(root, options.fields);
    if (problems.length > 0) return { problems: problems.map((problem) => toProblem(text, problem)) };
    return { formula: compileTree(text, root, known, options) };
  } catch (error) {
    if (error instanceof ProblemFound) return { problems: [toProblem(text, error)] };
    throw error;
  }
}

function withinLength(text: string): string {
  if (text.length <= longest) return text;
  throw new ProblemFound(
    'formula.too-long',
    `The formula has ${text.length} characters; ${longest} are the most.`,
    { start: longest, end: text.length },
    'Split it, or make a formula field in Salesforce.'
  );
}

function compileTree(
  text: string,
  root: FormulaNode,
  known: ReadonlyMap<string, FormulaField>,
  options: FormulaOptions
): CompiledFormula {
  const clock = new Clock(zoneOf(options.timeZone));
  const typed = checkTypes(text, root, known);
  const bound = bindFormula(root, {
    text,
    clock,
    blanks: options.blanks,
    reader: options.reader ?? nestedReader,
    fieldAt: (path) => fieldAt(known, path)
  });
  const type = typeOf(root, typed, bound, options.expects);
  const readsClock = asksClock(root);
  return {
    text,
    type,
    fields: typed.fields,
    readsClock,
    evaluate: evaluatorOf(bound, readsClock ? clock : null)
  };
}

function fieldAt(known: ReadonlyMap<string, FormulaField>, path: string): FormulaField {
  const field = known.get(path.toLowerCase());
  if (!field) throw new RangeError(`${path} was not resolved.`);
  return field;
}

function zoneOf(name: string): Clock['zone'] {
  const zone = findTimeZone(name);
  if (zone) return zone;
  throw new ProblemFound(
    'formula.time-zone',
    `There is no time zone ${name}.`,
    { start: 0, end: 0 },
    'Name one as America/Los_Angeles or Europe/Berlin.'
  );
}

function asksClock(root: FormulaNode): boolean {
  let asks = false;
  visit(root, (node) => {
    if (node.kind === 'call' && findFunction(node.name)?.readsClock) asks = true;
  });
  return asks;
}

/** The two that looked at the formula agree on its type, and it is one that can be sent. */
function typeOf(
  root: FormulaNode,
  typed: TypedFormula,
  bound: Bound,
  expected: FormulaType | undefined
): FormulaType {
  const { kind } = bound;
  const problem = (message: string, fix: string) =>
    new ProblemFound('formula.result-type', message, root, fix);
  if (kind === 'null') throw problem('The formula is always blank.', 'Give it a value.');
  if (kind === 'picklist' || kind === 'multipicklist')
    throw problem(`The formula gives ${kindName[kind]}.`, 'Write TEXT(...) around the field.');
  if (typed.kind !== kind && typed.kind !== 'null')
    throw problem(`The formula gives ${kindName[kind]}, or ${kindName[typed.kind]}.`, 'Make its type plain.');
  if (expected && kind !== expected)
    throw problem(
      `The formula gives ${kindName[kind]}, not ${kindName[expected]}.`,
      `Give ${kindName[expected]}.`
    );
  return kind;
}
