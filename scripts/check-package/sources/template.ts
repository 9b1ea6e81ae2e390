import { readFileSync } from 'node:fs';
import { parse } from '@lwc/template-compiler';

/** A value in a template: fixed text, or an expression by the name that it begins with. */
export type TemplateValue = { readonly text: string } | { readonly names: readonly string[] };

export interface TemplateElement {
  /** As written: `lightning-button`, `c-sync-card`, `li`. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** Attributes and properties by the name as written: `icon-name`. */
  readonly values: ReadonlyMap<string, TemplateValue>;
  /** Handler by event: `click` -> `handleClick`. */
  readonly listeners: ReadonlyMap<string, string>;
  /** Whether the value is given by `lwc:spread`, so that anything may be set. */
  readonly isSpread: boolean;
  /** An element around it that lets itself be clicked, by name; null for none. */
  readonly parents: readonly string[];
}

export interface TemplateSource {
  /** Relative to the repository. */
  readonly path: string;
  readonly elements: readonly TemplateElement[];
  /** Names of members that the template reads, with the line. */
  readonly reads: readonly { readonly name: string; readonly line: number }[];
  /** Text between tags as written in the template. */
  readonly texts: readonly { readonly text: string; readonly line: number }[];
  /** What the compiler of templates says about it. */
  readonly problems: readonly { readonly message: string; readonly line: number }[];
}

type Node = Readonly<Record<string, unknown>>;

interface Found {
  elements: TemplateElement[];
  reads: { name: string; line: number }[];
  texts: { text: string; line: number }[];
}

/** Reads a template with the platform's own compiler. */
export function readTemplate(repository: string, file: string): TemplateSource {
  const name = file.split('/').pop()?.replace('.html', '') ?? '';
  const { root, warnings } = parse(readFileSync(`${repository}/${file}`, 'utf8'), { name, namespace: 'c' });
  const found: Found = { elements: [], reads: [], texts: [] };
  if (root !== undefined) walk(root as unknown as Node, { names: new Set(), parents: [] }, found);
  const problems = warnings.map((warning) => ({
    message: warning.message,
    line: warning.location?.line ?? 1
  }));
  return { path: file, ...found, problems };
}

interface Scope {
  /** Names that loops and slots bring. */
  readonly names: ReadonlySet<string>;
  readonly parents: readonly string[];
}

function walk(node: Node, scope: Scope, found: Found): void {
  const type = node['type'];
  const inner = { ...scope, names: withLoopNames(node, scope.names) };
  if (type === 'Text') readText(node, scope, found);
  for (const key of ['condition', 'expression']) readNames(node[key], scope.names, found);
  const isElement = ['Element', 'Component', 'ExternalComponent', 'Slot', 'LwcComponent'].includes(
    `${String(type)}`
  );
  if (isElement) found.elements.push(elementOf(node, scope, found));
  const parents = isElement ? [...scope.parents, String(node['name'])] : scope.parents;
  for (const child of nodes(node['children'])) walk(child, { names: inner.names, parents }, found);
  const other = node['else'];
  if (isNode(other)) walk(other, { ...scope, parents: scope.parents }, found);
}

function withLoopNames(node: Node, names: ReadonlySet<string>): ReadonlySet<string> {
  const bound = ['item', 'index', 'iterator'].map((key) => node[key]).filter(isNode);
  return bound.length === 0 ? names : new Set([...names, ...bound.map((one) => String(one['name']))]);
}

function readText(node: Node, scope: Scope, found: Found): void {
  const value = valueOf(node['value'], scope.names);
  const line = lineOf(node);
  if ('text' in value && value.text.trim() !== '') found.texts.push({ text: value.text.trim(), line });
  readNames(node['value'], scope.names, found);
}

function elementOf(node: Node, scope: Scope, found: Found): TemplateElement {
  const given = [...nodes(node['attributes']), ...nodes(node['properties'])];
  const listeners = nodes(node['listeners']);
  const directives = nodes(node['directives']);
  for (const one of [...given, ...directives]) readNames(one['value'], scope.names, found);
  for (const one of listeners) readNames(one['handler'], scope.names, found);
  return {
    name: String(node['name']),
    line: lineOf(node),
    values: new Map(
      given.map((one) => [String(one['attributeName'] ?? one['name']), valueOf(one['value'], scope.names)])
    ),
    listeners: new Map(
      listeners.map((one) => [String(one['name']), isNode(one['handler']) ? pathOf(one['handler']) : ''])
    ),
    isSpread: directives.some((one) => one['name'] === 'Spread'),
    parents: scope.parents
  };
}

function valueOf(value: unknown, bound: ReadonlySet<string>): TemplateValue {
  if (!isNode(value)) return { text: '' };
  return value['type'] === 'Literal' ? { text: String(value['value']) } : { names: rootsOf(value, bound) };
}

function readNames(value: unknown, bound: ReadonlySet<string>, found: Found): void {
  if (!isNode(value)) return;
  for (const name of rootsOf(value, bound)) found.reads.push({ name, line: lineOf(value) });
}

/** Names that an expression begins with, less those of loops. */
function rootsOf(value: Node, bound: ReadonlySet<string>): string[] {
  if (value['type'] === 'Identifier') return bound.has(String(value['name'])) ? [] : [String(value['name'])];
  if (value['type'] !== 'MemberExpression') return [];
  const inner = value['computed'] === true ? [value['object'], value['property']] : [value['object']];
  return inner.filter(isNode).flatMap((part) => rootsOf(part, bound));
}

const pathOf = (value: Node): string =>
  value['type'] === 'Identifier'
    ? String(value['name'])
    : `${value['object'] ? pathOf(value['object'] as Node) : ''}.`;

const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function lineOf(node: Node): number {
  const place = node['location'];
  return isNode(place) && typeof place['startLine'] === 'number' ? place['startLine'] : 1;
}
