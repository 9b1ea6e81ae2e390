import type { Choice } from 'c/choiceBox';

/** What a step can name: static lists by id, catalogs by name. Of events Iterable tells no names. */
export function targetChoices(
  kind: 'list' | 'catalog' | 'event',
  targets: Bridge.MappingTargets | null
): Choice[] {
  if (kind === 'catalog') return (targets?.catalogs ?? []).map((name) => ({ value: name, label: name }));
  if (kind === 'event') return [];
  return (targets?.lists ?? [])
    .filter(({ type }) => type === 'Standard')
    .map(({ id, name }) => ({ value: String(id), label: name, detail: String(id) }));
}
