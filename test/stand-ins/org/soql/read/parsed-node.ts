import { notSupported } from '../query-errors';

/** A node of the parser's output, not yet trusted. */
export type Node = Record<string, unknown>;

/** An object of the parser's output. @throws OrgError for anything else */
export function asNode(value: unknown, what: string): Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notSupported(`${what} of an unknown form`);
  return value as Node;
}

/** A single node or a list of them, as a list. */
export function asNodes(value: unknown, what: string): readonly Node[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((item: unknown) => asNode(item, what));
}

/** Refuses a node that says more than the engine reads, so that nothing of a query is ignored. */
export function refuseUnknownKeys(node: Node, known: readonly string[], what: string): void {
  for (const [key, value] of Object.entries(node)) {
    if (value !== undefined && !known.includes(key)) throw notSupported(`${key} in ${what}`);
  }
}
