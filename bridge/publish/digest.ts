import { createHash } from 'node:crypto';
import { definitionHash } from '../config/definition-hash';
import { canonicalJson } from '../sync/canonical-json';
import { inUse, keyOf, type Row, type Rows } from './kinds';

/**
 * Names what a sync does: its row, its active steps and their active mappings, whenever and by whom they were written.
 * 16 hexadecimal digits; equal rows have equal ones. Pure.
 */
export function versionOf({ syncs, steps, mappings }: Rows): string {
  const active = steps.filter(isActive);
  const names = new Set(active.map(keyOf));
  const used = mappings.filter((row) => isActive(row) && names.has(String(row.Step__c).toLowerCase()));
  return digest([syncs, active, used].map(sorted));
}

/** As `versionOf`, of everything that the rows say: what is switched off and links of campaigns, too. */
export function wholeOf(rows: Rows): string {
  const { syncs, steps, mappings, campaignLinks = [] } = inUse(rows);
  return digest([syncs, steps, mappings, campaignLinks].map(sorted));
}

/** What Publish writes to `Definition_Hash__c` of the sync. Pure. */
export function hashOf({ steps, mappings }: Rows): string {
  const active = steps.filter(isActive);
  const names = new Set(active.map(keyOf));
  const used = mappings.filter((row) => isActive(row) && names.has(String(row.Step__c).toLowerCase()));
  return definitionHash({
    steps: active,
    mappings: used.map((row) => ({ ...row, Step__r: { DeveloperName: row.Step__c } }))
  });
}

const isActive = (row: Row): boolean => row.Active__c !== false;

const sorted = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const digest = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
