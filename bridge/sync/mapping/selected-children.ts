import type { SyncDefinition } from '../../config/sync-definition';
import { readArraySource, type ArraySource } from './array-source';

const subqueryForm = /^\(\s*SELECT\s.*?\sFROM\s+(.*)\)$/is;

/** What the sync's own query selects of child relationships, by their names in lower case. */
export function selectedChildren({ scope }: SyncDefinition): Map<string, ArraySource> {
  const selected = new Map<string, ArraySource>();
  for (const field of scope.type === 'SOQL' ? scope.fields : []) {
    const [, from] = subqueryForm.exec(field) ?? [];
    if (from === undefined) continue;
    const source = readArraySource(from);
    selected.set(source.name.toLowerCase(), source);
  }
  return selected;
}

/** The definition without those subqueries of its query that are selected for an array: SOQL selects each once. */
export function withoutRepeated(
  definition: SyncDefinition,
  { children }: { readonly children: readonly { readonly relationship: string }[] }
): SyncDefinition {
  const { scope } = definition;
  if (scope.type !== 'SOQL') return definition;
  const read = new Set(children.map(({ relationship }) => relationship.toLowerCase()));
  const fields = scope.fields.filter((field) => {
    const [, from] = subqueryForm.exec(field) ?? [];
    return from === undefined || !read.has(readArraySource(from).name.toLowerCase());
  });
  return { ...definition, scope: { ...scope, fields } };
}
