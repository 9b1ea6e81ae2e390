import { fieldKind } from './field-kinds';
import { findFunction, functionNames } from './functions/table';
import { unsupportedFunctions } from './functions/unsupported';
import type { FormulaField, FormulaFields } from './model';
import { nearestName } from './nearest-name';
import { type CallNode, type FieldNode, type FormulaNode, visit } from './nodes';
import { ProblemFound } from './problems';

const pathForm = /^\$?[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/;

/** What the names in a formula stand for, by lower-case path; all names that nobody knows are problems. */
export function resolveNames(
  root: FormulaNode,
  fields: FormulaFields
): { known: ReadonlyMap<string, FormulaField>; problems: readonly ProblemFound[] } {
  const known = new Map<string, FormulaField>();
  const problems: ProblemFound[] = [];
  visit(root, (node) => {
    const problem = node.kind === 'field' ? resolveField(node, fields, known) : callProblem(node);
    if (problem) problems.push(problem);
  });
  return { known, problems };
}

function resolveField(
  node: FieldNode,
  fields: FormulaFields,
  known: Map<string, FormulaField>
): ProblemFound | null {
  const path = node.path.toLowerCase();
  const field = pathForm.test(node.path) ? fields.get(path) : undefined;
  if (!field) return unknownField(node, fields);
  if (!fieldKind(field.type))
    return new ProblemFound(
      'formula.field-type',
      `${field.name} is of type ${field.type}, which has no value in a formula.`,
      node,
      'Use its parts, such as MailingCity.'
    );
  known.set(path, field);
  return null;
}

function unknownField(node: FieldNode, fields: FormulaFields): ProblemFound {
  const problem = (code: string, message: string, fix: string) => new ProblemFound(code, message, node, fix);
  if (node.path.startsWith('$'))
    return problem(
      'formula.global',
      `${node.path} is not known here: a sync runs without user and page.`,
      'Use a field of the record, or the value itself.'
    );
  if (node.path.includes(':'))
    return problem(
      'formula.unknown-field',
      `${node.path} names one of several types of parent, which is not supported.`,
      'Use the fields that all of them share, such as Owner.Name.'
    );
  const nearest = nearestName(node.path, namesOf(fields));
  return problem(
    'formula.unknown-field',
    `There is no field ${node.path}, or the integration user may not read it.`,
    nearest ? `Write ${nearest}, if that is meant.` : 'Check the name, and the field permissions.'
  );
}

function* namesOf(fields: FormulaFields): Iterable<string> {
  for (const { name } of fields.values()) yield name;
}

function callProblem(node: FormulaNode): ProblemFound | null {
  if (node.kind !== 'call' || findFunction(node.name)) return null;
  const refusal = unsupportedFunctions.get(node.name);
  return refusal
    ? new ProblemFound(
        'formula.unsupported-function',
        `${node.name} is not supported. ${refusal.why}`,
        node.nameSpan,
        refusal.fix
      )
    : unknownFunction(node);
}

function unknownFunction(node: CallNode): ProblemFound {
  const nearest = nearestName(node.name, functionNames);
  return new ProblemFound(
    'formula.unknown-function',
    `There is no function ${node.name}.`,
    node.nameSpan,
    nearest ? `Write ${nearest}, if that is meant.` : 'Check the name.'
  );
}
