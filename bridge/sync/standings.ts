import type { IdentityClaim } from './bookkeeping';
import type { Source } from './ports';
import { fieldOf } from './source-schema';

/** What became of a record that is not there any more; a record that stands as it did has none. */
export interface Standing {
  /** Who took its place: the winner of a merge, the contact of a lead. Null when it is simply gone. */
  readonly successor: { readonly id: string; readonly object: string } | null;
}

const idsAtOnce = 200;

/** Which of these owners are deleted, merged or converted, by record id. */
export async function standingsOf(
  owners: readonly IdentityClaim[],
  source: Pick<Source, 'query' | 'describe'>
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const object of new Set(owners.map((owner) => owner.object))) {
    const ids = [
      ...new Set(owners.filter((owner) => owner.object === object).map(({ recordId }) => recordId))
    ];
    const rows = await readRows(object, ids, source);
    for (const id of ids) {
      const standing = standingOf(rows.get(id), object);
      if (standing) standings.set(id, standing);
    }
  }
  return standings;
}

async function readRows(
  object: string,
  ids: readonly string[],
  source: Pick<Source, 'query' | 'describe'>
): Promise<Map<string, Record<string, unknown>>> {
  const schema = await source.describe(object);
  const wanted = ['IsDeleted', 'MasterRecordId', 'IsConverted', 'ConvertedContactId'];
  const fields = ['Id', ...wanted.filter((name) => fieldOf(schema, name))];
  const rows: Record<string, unknown>[] = [];
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const list = ids.slice(start, start + idsAtOnce).map((id) => `'${id}'`);
    const soql = `SELECT ${fields.join(', ')} FROM ${object} WHERE Id IN (${list.join(',')})`;
    rows.push(...(await source.query(soql, { includeDeleted: true })));
  }
  return new Map(rows.map((row) => [String(row.Id), row]));
}

function standingOf(row: Record<string, unknown> | undefined, object: string): Standing | null {
  if (!row) return { successor: null };
  if (typeof row.MasterRecordId === 'string') return { successor: { id: row.MasterRecordId, object } };
  if (row.IsDeleted === true) return { successor: null };
  if (row.IsConverted === true && typeof row.ConvertedContactId === 'string')
    return { successor: { id: row.ConvertedContactId, object: 'Contact' } };
  return null;
}
