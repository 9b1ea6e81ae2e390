import { createHash } from 'node:crypto';
import type { RawRows } from '../config/rows';
import { isRemoved, keyOf, kinds, type Kind, type Row, type Rows } from './kinds';

type Owned = Extract<Kind, 'steps' | 'mappings' | 'campaignLinks'>;

interface Org {
  /** Of the same sync, removed rows too; null for a new one. */
  readonly published: Rows | null;
  readonly raw: RawRows;
}

/**
 * The definition under the names that it is deployed with: metadata rows cannot be deleted, so a new row takes the place
 * of one that was taken out earlier; and a name that another sync has is left to that sync, whose row would move. Pure.
 */
export function withFinalNames(rows: Rows, org: Org): Rows {
  const steps = namesFor('steps', rows, org);
  const mappings = namesFor('mappings', rows, org);
  const links = namesFor('campaignLinks', rows, org);
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

/** New rows that get another name, by their names in small letters. */
function namesFor(kind: Owned, rows: Rows, { published, raw }: Org): Map<string, string> {
  const known = published?.[kind] ?? [];
  const given = rows[kind] ?? [];
  const there = new Set(known.map(keyOf));
  const wanted = new Set(given.map(keyOf));
  const free = known.filter((row) => isRemoved(row) && !wanted.has(keyOf(row)));
  const fresh = given.filter((row) => !there.has(keyOf(row)));
  const inOrg = new Set(raw[kinds[kind]].map(({ DeveloperName: name }) => String(name).toLowerCase()));
  const reused = fresh
    .slice(0, free.length)
    .map((row, index) => [row, free[index]?.DeveloperName ?? ''] as const);
  const taken = fresh.slice(free.length).filter((row) => inOrg.has(keyOf(row)));
  const sync = rows.syncs[0]?.DeveloperName ?? '';
  const isFree = (name: string): boolean => !inOrg.has(name.toLowerCase()) && !wanted.has(name.toLowerCase());
  const moved = taken.map((row) => [row, freeName(sync, row.DeveloperName, isFree)] as const);
  return new Map([...reused, ...moved].map(([row, name]) => [keyOf(row), name]));
}

const longestPrefix = 20;

/** As editors name rows: up to 20 letters of the sync and eight digits; the same each time. */
function freeName(sync: string, name: string, isFree: (name: string) => boolean): string {
  const prefix = sync.slice(0, longestPrefix).replace(/_+$/, '');
  for (let count = 0; ; count += 1) {
    const digits = createHash('sha256').update(`${sync} ${name} ${count}`).digest('hex').slice(0, 8);
    if (isFree(`${prefix}_${digits}`)) return `${prefix}_${digits}`;
  }
}
