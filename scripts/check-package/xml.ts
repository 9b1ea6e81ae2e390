import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element with its children in the order of the file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved, without the space around it. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

export type XmlAnswer = { readonly root: XmlElement } | { readonly line: number; readonly message: string };

type Node = Record<string | symbol, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false
});
// The package types it as the wrapper object Symbol, which cannot index.
const place = XMLParser.getMetaDataSymbol() as symbol;

/** Parses a document; malformed XML is answered with the line and the reason. */
export function readXml(source: string): XmlAnswer {
  const valid = XMLValidator.validate(source);
  if (valid !== true) return { line: valid.err.line, message: `malformed XML: ${valid.err.msg}` };
  const elements = elementsOf(parser.parse(source), lineFinder(source));
  const [root, second] = elements;
  if (root === undefined) return { line: 1, message: 'malformed XML: there is no root element' };
  if (second !== undefined) return { line: second.line, message: 'malformed XML: a second root element' };
  return { root };
}

/** The first child of that name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Text of the first child of that name; empty where there is none. */
export const textOf = (element: XmlElement, name: string): string => childOf(element, name)?.text ?? '';

function elementsOf(nodes: unknown, lineAt: (offset: number) => number): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name === '#text' || name.startsWith('?')) return [];
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    const start = (node[place] as { startIndex?: number } | undefined)?.startIndex ?? 0;
    const children = elementsOf(node[name], lineAt);
    return [{ name, attributes, children, text: textIn(node[name]), line: lineAt(start) }];
  });
}

function textIn(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .map((node: Node) => node['#text'])
    .filter((text): text is string => typeof text === 'string')
    .join('')
    .trim();
}

function lineFinder(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let line = starts.length;
    while (line > 1 && (starts[line - 1] ?? 0) > offset) line--;
    return line;
  };
}

/** Elements of that name at any depth. */
export const deep = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);
