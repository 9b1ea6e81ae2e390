import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A code as it stands in the source. */
export interface FoundCode {
  /** `sf.sign-in`, or with a blank for what is put in at run time: `iterable.*`. */
  readonly code: string;
  /** File and line, from the repository's folder. */
  readonly where: string;
}

/** What is called a code: `area.what-it-is`. */
const dotted = /^[a-z]+\.[a-z][a-z0-9-]*$/;
/** Outcomes by a rule have codes of one word or several. */
const plain = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Every code that the bridge's source makes: what stands behind a property `code`, what is handed to an error, and each
 * text of the form `area.what-it-is` whose area is one of those given.
 */
export function findCodes(folder: string, areas: ReadonlySet<string>): FoundCode[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('error-catalogue'))
    .sort()
    .flatMap((file) => codesOfFile(path.join(folder, file), areas, path.basename(folder)));
}

/** Texts of that form which are no codes: a file's name, and a word of the schema library. */
const others: ReadonlySet<string> = new Set(['ledger.db', 'custom']);

function codesOfFile(file: string, areas: ReadonlySet<string>, root: string): FoundCode[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const constants = new Set<string>();
  const found: FoundCode[] = [];
  const visit = (node: ts.Node, see: (node: ts.Node) => void): void => {
    see(node);
    ts.forEachChild(node, (child) => visit(child, see));
  };
  visit(source, (node) => noteConstant(node, constants));
  visit(source, (node) => {
    const code = codeOf(node, areas, constants);
    if (code === null || others.has(code)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ code, where: `${file.slice(file.lastIndexOf(`${root}/`))}:${line + 1}` });
  });
  return found;
}

/** Names that stand behind a property `code`: what they are set to is a code as well. */
function noteConstant(node: ts.Node, constants: Set<string>): void {
  if (ts.isIdentifier(node) && isValueOf(node, (name) => name === 'code')) constants.add(node.text);
}

function codeOf(node: ts.Node, areas: ReadonlySet<string>, constants: ReadonlySet<string>): string | null {
  if (ts.isTemplateExpression(node)) return familyOf(node, areas);
  if (!ts.isStringLiteralLike(node) || isValueOf(node, (name) => name === 'event')) return null;
  const { text } = node;
  if (dotted.test(text) && (areas.has(text.split('.')[0] ?? '') || isGivenToError(node))) return text;
  const isCode = isValueOf(node, (name) => /^code$|Code$/.test(name) || constants.has(name));
  return isCode && (plain.test(text) || dotted.test(text)) ? text : null;
}

function familyOf(node: ts.TemplateExpression, areas: ReadonlySet<string>): string | null {
  const [area = '', rest] = node.head.text.split('.');
  return areas.has(area) && rest !== undefined && /^[a-z-]*$/.test(rest) ? `${area}.${rest}*` : null;
}

/** `name: value` or `const name = value`, also where a choice between several values stands there. */
function isValueOf(node: ts.Node, isName: (name: string) => boolean): boolean {
  let inner: ts.Node = node;
  let { parent } = node;
  while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent) || isOr(parent)) {
    if (ts.isConditionalExpression(parent) && parent.condition === inner) return false;
    inner = parent;
    ({ parent } = parent);
  }
  if (!ts.isPropertyAssignment(parent) && !ts.isVariableDeclaration(parent)) return false;
  return parent.initializer === inner && isName(parent.name.getText());
}

const isOr = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) &&
  [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind);

const isGivenToError = (node: ts.Node): boolean =>
  ts.isNewExpression(node.parent) && /(Error|Problem|Fault|Found)$/.test(node.parent.expression.getText());
