import { createHash } from 'node:crypto';
import { definitionHash } from '../config/definition-hash';
import { canonicalJson } from '../sync/canonical-json';
import { inUse, keyOf, type Row, type Rows } from './kinds';

/**
 * Names what a sync does: its row, its active steps and their active mappings, whenever and by whom they were written.
 * 16 hexadecimal digits; equal rows have equal ones. Pure.
 */
export function versionOf(rows: Rows): string {
  const { steps, mappings } = activePart(rows);
  return digest([rows.syncs, steps, mappings].map(sorted));
}

/** As `versionOf`, of everything that the rows say: what is switched off and links of campaigns, too. */
export function wholeOf(rows: Rows): string {
  const { syncs, steps, mappings, campaignLinks = [] } = inUse(rows);
  return digest([syncs, steps, mappings, campaignLinks].map(sorted));
}

/** What Publish writes to `Definition_Hash__c` of the sync. Pure. */
export function hashOf(rows: Rows): string {
  const { steps, mappings } = activePart(rows);
  return definitionHash({
    steps,
    mappings: mappings.map((row) => ({ ...row, Step__r: { DeveloperName: row.Step__c } }))
  });
}

/** What is switched on: a mapping only with its step. */
function activePart({ steps, mappings }: Rows): Pick<Rows, 'steps' | 'mappings'> {
  const active = steps.filter(isActive);
  const names = new Set(active.map(keyOf));
  const used = mappings.filter((row) => isActive(row) && names.has(String(row.Step__c).toLowerCase()));
  return { steps: active, mappings: used };
}

const isActive = (row: Row): boolean => row.Active__c !== false;

const sorted = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const digest = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
