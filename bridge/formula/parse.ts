import type { BinaryOperator, FormulaNode } from './nodes';
import { ProblemFound } from './problems';
import { readTokens, type Token } from './tokens';

/** Nested calls, parentheses, and the links of a chain such as `a & b & c` count. */
const deepest = 500;

/** Loosest first. Source: the grammar of Salesforce's published formula engine (Formula.g4). */
const levels: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { '||': '||' },
  { '&&': '&&' },
  { '=': '=', '==': '=', '<>': '<>', '!=': '<>' },
  { '<': '<', '>': '>', '<=': '<=', '>=': '>=' },
  { '+': '+', '-': '-', '&': '&' },
  { '*': '*', '/': '/', '^': '^' }
];

const unarySigns: Readonly<Record<string, '-' | '+' | '!'>> = { '-': '-', '+': '+', '!': '!' };

/** Reads a formula into a tree, in time that grows with its length only. */
export function parseFormula(text: string): FormulaNode {
  const parser = new Parser(readTokens(text));
  return parser.formula();
}

class Parser {
  private place = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  formula(): FormulaNode {
    const [first] = this.tokens;
    if (first?.kind === 'end')
      throw new ProblemFound('formula.empty', 'The formula is empty.', first, 'Write a formula.');
    const node = this.expression(0);
    if (this.token.kind !== 'end') throw this.unexpected('an operator or the end');
    return node;
  }

  private get token(): Token {
    return this.tokens[this.place] ?? { kind: 'end', value: '', start: 0, end: 0 };
  }

  private take(): Token {
    const taken = this.token;
    this.place++;
    return taken;
  }

  private isSign(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.value === sign;
  }

  private expect(sign: string): Token {
    if (!this.isSign(sign)) throw this.unexpected(sign);
    return this.take();
  }

  /** One level of precedence; chains lean to the left. */
  private expression(level: number): FormulaNode {
    const operators = levels[level];
    if (!operators) return this.unary();
    const outside = this.depth;
    let left = this.expression(level + 1);
    let before: BinaryOperator | null = null;
    for (let operator = this.operatorOf(operators); operator; operator = this.operatorOf(operators)) {
      this.refuseMixedPowers(before, operator);
      before = operator;
      this.deeper();
      this.take();
      const right = this.expression(level + 1);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    this.depth = outside;
    return left;
  }

  private operatorOf(operators: Readonly<Record<string, BinaryOperator>>): BinaryOperator | undefined {
    const { kind, value } = this.token;
    return kind === 'sign' && Object.hasOwn(operators, value) ? operators[value] : undefined;
  }

  /**
   * The documentation promises "standard operator precedence"; Salesforce computes 2 * 2 ^ 3 as (2 * 2) ^ 3, which it
   * acknowledged as a known issue. Which of the two an admin means is not ours to guess.
   */
  private refuseMixedPowers(before: BinaryOperator | null, operator: BinaryOperator): void {
    if (before === null || (before === '^') === (operator === '^')) return;
    throw new ProblemFound(
      'formula.ambiguous-power',
      `${before} and ${operator} stand side by side: Salesforce computes ^ last, mathematics first.`,
      this.token,
      'Put parentheses around what is computed first.'
    );
  }

  private unary(): FormulaNode {
    const operator = this.unaryOperator();
    if (!operator) return this.primary();
    const { start } = this.take();
    return this.nested(() => {
      const operand = this.unary();
      return { kind: 'unary', operator, operand, start, end: operand.end };
    });
  }

  /** NOT is an operator too, as in `NOT IsActive__c`. */
  private unaryOperator(): '-' | '+' | '!' | undefined {
    const { kind, value } = this.token;
    if (kind === 'sign') return Object.hasOwn(unarySigns, value) ? unarySigns[value] : undefined;
    const isPrefix = kind === 'name' && value.toUpperCase() === 'NOT' && !this.opensCall();
    return isPrefix ? '!' : undefined;
  }

  private opensCall(): boolean {
    const next = this.tokens[this.place + 1];
    return next?.kind === 'sign' && next.value === '(';
  }

  private primary(): FormulaNode {
    const { kind, value, start, end } = this.token;
    if (kind === 'number') return { kind, value: Number(value), start: this.take().start, end };
    if (kind === 'text') return { kind, value, start: this.take().start, end };
    if (kind === 'name') return this.opensCall() ? this.call() : this.word();
    if (!this.isSign('(')) throw this.unexpected('a field, a function, a number or a text');
    this.take();
    const inner = this.nested(() => this.expression(0));
    const close = this.expect(')');
    return { ...inner, start, end: close.end };
  }

  private word(): FormulaNode {
    const { value, start, end } = this.take();
    const word = value.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE', start, end };
    if (word === 'NULL') return { kind: 'null', start, end };
    return { kind: 'field', path: value, start, end };
  }

  private call(): FormulaNode {
    const name = this.take();
    this.expect('(');
    const args = this.isSign(')') ? [] : this.nested(() => this.callArguments());
    const { end } = this.expect(')');
    const nameSpan = { start: name.start, end: name.end };
    return { kind: 'call', name: name.value.toUpperCase(), nameSpan, args, start: name.start, end };
  }

  private callArguments(): FormulaNode[] {
    const args = [this.expression(0)];
    while (this.isSign(',')) {
      this.take();
      args.push(this.expression(0));
    }
    return args;
  }

  private nested<T>(read: () => T): T {
    const outside = this.depth;
    this.deeper();
    const node = read();
    this.depth = outside;
    return node;
  }

  private deeper(): void {
    this.depth++;
    if (this.depth <= deepest) return;
    throw new ProblemFound(
      'formula.too-deep',
      `The formula nests or chains more than ${deepest} levels deep.`,
      this.token,
      'Split it, or use CASE instead of nested IFs.'
    );
  }

  private unexpected(wanted: string): ProblemFound {
    const { kind, value } = this.token;
    const found = kind === 'end' ? 'the formula ends' : `found ${kind === 'text' ? 'a text' : value}`;
    const fix =
      wanted === ')' ? 'Close the parenthesis, or remove what is too much.' : 'Correct the formula here.';
    return new ProblemFound('formula.syntax', `Expected ${wanted}, but ${found}.`, this.token, fix);
  }
}
