import { isRemoved, keyOf, type Kind, type Row, type Rows } from './kinds';

type Owned = Extract<Kind, 'steps' | 'mappings' | 'campaignLinks'>;

/**
 * The definition under the names that it is deployed with: metadata rows cannot be deleted, so a new row takes the place
 * of one that was taken out earlier. Pure.
 * @param published of the same sync, removed rows too; null for a new one
 */
export function withFinalNames(rows: Rows, published: Rows | null): Rows {
  if (!published) return rows;
  const steps = namesFor('steps', rows, published);
  const mappings = namesFor('mappings', rows, published);
  const links = namesFor('campaignLinks', rows, published);
  const stepOf = (row: Row): unknown => steps.get(String(row.Step__c).toLowerCase()) ?? row.Step__c;
  return {
    ...rows,
    steps: rows.steps.map((row) => renamed(row, steps)),
    mappings: rows.mappings.map((row) => ({ ...renamed(row, mappings), Step__c: stepOf(row) })),
    ...(rows.campaignLinks && { campaignLinks: rows.campaignLinks.map((row) => renamed(row, links)) })
  };
}

const renamed = (row: Row, names: ReadonlyMap<string, string>): Row => ({
  ...row,
  DeveloperName: names.get(keyOf(row)) ?? row.DeveloperName
});

/** New rows, by their names in small letters, and the names of removed rows that they take. */
function namesFor(kind: Owned, rows: Rows, published: Rows): Map<string, string> {
  const known = published[kind] ?? [];
  const given = rows[kind] ?? [];
  const there = new Set(known.map(keyOf));
  const wanted = new Set(given.map(keyOf));
  const free = known.filter((row) => isRemoved(row) && !wanted.has(keyOf(row)));
  const fresh = given.filter((row) => !there.has(keyOf(row)));
  return new Map(
    fresh.slice(0, free.length).map((row, index) => [keyOf(row), free[index]?.DeveloperName ?? ''])
  );
}
