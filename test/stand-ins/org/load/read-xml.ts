import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element: child elements by name, its own text under `#text`, attributes with `@` before the name. */
export type XmlNode = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true
});

/** The root element of a metadata file. Throws what is wrong with the XML. */
export function readXml(text: string, root: string): XmlNode {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`not well-formed XML: ${valid.err.msg} in line ${valid.err.line}`);
  const node: unknown = (parser.parse(text) as XmlNode)[root];
  if (typeof node !== 'object' || node === null) throw new Error(`the root element is not ${root}`);
  return node as XmlNode;
}

/** Child elements of that name, in order. */
export function children(node: XmlNode, name: string): XmlNode[] {
  const found = node[name];
  if (found === undefined) return [];
  const list: unknown[] = Array.isArray(found) ? found : [found];
  return list.map((child) =>
    typeof child === 'object' && child !== null ? (child as XmlNode) : { '#text': child }
  );
}

/** The text of the first child of that name. */
export function textOf(node: XmlNode, name: string): string | undefined {
  const child = children(node, name)[0];
  return child === undefined ? undefined : String(child['#text'] ?? '');
}

export const isTrue = (node: XmlNode, name: string): boolean => textOf(node, name) === 'true';

export function numberOf(node: XmlNode, name: string): number | undefined {
  const text = textOf(node, name);
  return text === undefined || text === '' ? undefined : Number(text);
}
