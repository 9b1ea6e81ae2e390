import { malformed, notSupported } from '../query-errors';
import type { Entity } from '../query-context';
import type { QueryTree, SelectItem } from '../query-tree';

/** Largest LIMIT beside FIELDS(ALL) and FIELDS(CUSTOM), which need one. Source: salesforce-api 2.2. */
const MAX_LIMIT = 200;

/** The SELECT list with `FIELDS(...)` replaced by the fields of the object, in the order of its schema. */
export function expandFields({ schema }: Entity, { select, limit }: QueryTree): readonly SelectItem[] {
  return select.flatMap((item) => {
    if (item.kind !== 'fields') return [item];
    if (item.group !== 'STANDARD' && (limit === undefined || limit > MAX_LIMIT)) {
      throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${MAX_LIMIT}`);
    }
    return schema.fields.filter(groupTest(item.group)).map(({ name }) => fieldItem(name));
  });
}

function groupTest(group: string): (field: { readonly custom: boolean }) => boolean {
  if (group === 'ALL') return () => true;
  if (group === 'CUSTOM') return ({ custom }) => custom;
  if (group === 'STANDARD') return ({ custom }) => !custom;
  throw notSupported(`FIELDS(${group})`);
}

function fieldItem(path: string): SelectItem {
  return { kind: 'operand', operand: { kind: 'field', path } };
}
