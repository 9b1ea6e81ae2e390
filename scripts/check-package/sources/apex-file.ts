import { readFileSync } from 'node:fs';
import {
  ApexLexer,
  ApexParserBaseListener,
  ApexParserFactory,
  ApexParseTreeWalker,
  type QueryContext,
  type SubQueryContext
} from '@apexdevtools/apex-parser';
import { ApexSyntaxError, parserOf, readClass, type ApexClass } from '../../apex-source/read-classes';

export interface ApexWord {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** One object and the fields that a query reads of it, as paths: `Campaign__r.Name`. */
export interface ApexQuery {
  readonly object: string;
  readonly fields: readonly string[];
  readonly line: number;
}

export interface ApexFile {
  /** Relative to the repository. */
  readonly path: string;
  /** The file's name without `.cls`. */
  readonly name: string;
  /** Null where the file holds an interface or an enum. */
  readonly declared: ApexClass | null;
  /** Every word and mark of the source, comments left out. */
  readonly words: readonly ApexWord[];
  /** Texts between quotes, without them. */
  readonly texts: readonly ApexWord[];
  readonly queries: readonly ApexQuery[];
}

/**
 * Reads a class with the parser of Apex.
 * @throws ApexSyntaxError for text that is not Apex.
 */
export function readApexFile(repository: string, file: string): ApexFile {
  const source = readFileSync(`${repository}/${file}`, 'utf8');
  const declared = readClass(file, source);
  const tokens = tokensOf(source);
  return {
    path: file,
    name: file.split('/').pop()?.replace('.cls', '') ?? '',
    declared,
    words: tokens.map(({ text, line }) => ({ text, line })),
    texts: tokens
      .filter((token) => token.type === ApexLexer.StringLiteral)
      .map(({ text, line }) => ({ text: text.slice(1, -1), line })),
    queries: queriesOf(file, source)
  };
}

function tokensOf(source: string): { text: string; line: number; type: number }[] {
  const stream = ApexParserFactory.createTokenStream(source);
  stream.fill();
  return stream.tokens
    .filter((token) => token.channel === 0 && token.type !== ApexLexer.EOF)
    .map((token) => ({ text: token.text, line: token.line, type: token.type }));
}

function queriesOf(file: string, source: string): ApexQuery[] {
  const found: ApexQuery[] = [];
  class Queries extends ApexParserBaseListener {
    enterQuery = (query: QueryContext): void => void found.push(queryOf(query));
    enterSubQuery = (query: SubQueryContext): void => void found.push(queryOf(query));
  }
  ApexParseTreeWalker.DEFAULT.walk(new Queries(), parserOf(file, source).compilationUnit());
  return found;
}

function queryOf(query: QueryContext | SubQueryContext): ApexQuery {
  const fields: string[] = [];
  collectFields(query, fields, query);
  return { object: query.fromNameList().getText(), fields, line: query.start.line };
}

type Tree = QueryContext | SubQueryContext | { children?: unknown[] | null };

/** Names of fields of the query itself: neither of queries inside it nor of bound Apex. */
function collectFields(node: Tree, fields: string[], top: Tree): void {
  const kind = node.constructor.name;
  if (node !== top && (kind === 'SubQueryContext' || kind === 'BoundExpressionContext')) return;
  if (kind === 'FromNameListContext') return;
  if (kind === 'FieldNameContext' && 'getText' in node) return void fields.push(node.getText());
  for (const child of node.children ?? []) collectFields(child as Tree, fields, top);
}

export { ApexSyntaxError };
