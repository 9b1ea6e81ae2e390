import { inLoadOrder, type GeneratedOrg } from './generate-org';
import { linkTo, type TreeRecord } from './records';

/** Takes rows of an object as they are and answers their ids, in order. */
export type LoadRows = (object: string, rows: Record<string, unknown>[]) => readonly string[];

/** Loads the records object by object, each lookup as the id that its record got. */
export function loadOrg(org: GeneratedOrg, load: LoadRows): void {
  const ids = new Map<unknown, string>();
  for (const [object, records] of byObject(inLoadOrder(org))) {
    const loaded = load(
      object,
      records.map((record) => rowOf(record, ids))
    );
    records.forEach((record, index) => ids.set(linkTo(record), loaded[index] ?? ''));
  }
}

function byObject(records: readonly TreeRecord[]): Map<string, TreeRecord[]> {
  const groups = new Map<string, TreeRecord[]>();
  for (const record of records) {
    const group = groups.get(record.attributes.type);
    if (group) group.push(record);
    else groups.set(record.attributes.type, [record]);
  }
  return groups;
}

function rowOf(record: TreeRecord, ids: ReadonlyMap<unknown, string>): Record<string, unknown> {
  const fields = Object.entries(record).filter(([name]) => name !== 'attributes');
  return Object.fromEntries(fields.map(([name, value]) => [name, ids.get(value) ?? value]));
}
