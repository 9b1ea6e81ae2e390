/** Which lines of the package's classes hold a statement, and which of them were reached. */
import { BlockContext, StatementContext } from '@apexdevtools/apex-parser';
import type { ClassDecl } from '../stand-ins/apex/declarations';
import type { Program } from '../stand-ins/apex/program';
import type { Reached } from '../stand-ins/apex/execution';

export interface ClassCoverage {
  readonly className: string;
  readonly lines: number;
  readonly reached: number;
  /** Lines that no test came to. */
  readonly missed: readonly number[];
}

export function coverageOf(program: Program, reached: Reached): ClassCoverage[] {
  const classes = [...program.classes.values()].filter((decl) => !decl.said.has('@istest'));
  return classes.map((decl) => {
    const lines = linesOf(decl);
    const missed = lines.filter((line) => !reached.get(decl.file)?.has(line));
    return { className: decl.name, lines: lines.length, reached: lines.length - missed.length, missed };
  });
}

/** Lines on which a statement or the value of a field begins, in order. */
function linesOf(decl: ClassDecl): number[] {
  const lines = new Set<number>();
  collect(decl, lines);
  return [...lines].sort((a, b) => a - b);
}

function collect(decl: ClassDecl, lines: Set<number>): void {
  const bodies = [...decl.methods, ...decl.constructors].map(({ body }) => body);
  const properties = decl.fields.flatMap(({ getter, setter }) => [getter, setter]);
  for (const body of [...bodies, ...properties]) statements(body, lines);
  for (const step of decl.initialisers) {
    if ('block' in step) statements(step.block, lines);
    else if (step.init) lines.add(step.init.start.line);
  }
  for (const inner of decl.inner.values()) collect(inner, lines);
}

interface Tree {
  readonly children?: unknown[] | null;
}

function statements(node: Tree | null, lines: Set<number>): void {
  if (!node) return;
  const isBlock = node instanceof StatementContext && node.getChild(0) instanceof BlockContext;
  if (node instanceof StatementContext && !isBlock) lines.add(node.start.line);
  for (const child of node.children ?? []) statements(child as Tree, lines);
}
