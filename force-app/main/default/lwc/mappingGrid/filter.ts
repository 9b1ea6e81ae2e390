import type { MappingRow } from 'c/draft';
import type { Offer } from 'c/targetPicker';
import type { GridRow } from './rows';
import { shortTarget } from './rows';

/** Whether each typed word stands somewhere in the row. */
export function isFitting(row: GridRow, text: string): boolean {
  const place = `${row.source} ${row.sourceDetail ?? ''} ${row.target} ${row.how}`.toLowerCase();
  return wordsOf(text).every((word) => place.includes(word));
}

/** Fields of Iterable that no mapping writes. */
export function unmappedFields(
  { fields }: Offer,
  mappings: readonly MappingRow[],
  text: string
): readonly { readonly name: string; readonly type: string }[] {
  const written = new Set(mappings.map(({ Target__c: target }) => shortTarget(target)));
  const words = wordsOf(text);
  return fields.filter(
    ({ name }) => !written.has(name) && words.every((word) => name.toLowerCase().includes(word))
  );
}

/** Of each group of targets of which one has to be mapped and none is: how they are called. */
export function missingTargets(
  required: readonly (readonly string[])[],
  mappings: readonly MappingRow[]
): string[] {
  const written = new Set(
    mappings.filter(({ Active__c: isOn }) => isOn !== false).map(({ Target__c: target }) => target ?? '')
  );
  return required
    .filter((group) => !group.some((name) => written.has(name)))
    .map((group) => group.join(' / '));
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);
