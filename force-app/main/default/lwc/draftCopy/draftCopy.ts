import { newName } from 'c/draft';
import type { DraftDefinition, DraftRow } from 'c/draft';

/** MasterLabel of a metadata record. */
const LABEL_LENGTH = 40;

type Row = Readonly<Record<string, unknown>>;

/** Rows of one sync; what is of many syncs, as projects and consent rules, is no part of a copy. */
export interface CopiedRows {
  readonly syncs: readonly Row[];
  readonly steps?: readonly Row[];
  readonly mappings?: readonly Row[];
  readonly campaignLinks?: readonly Row[];
}

/**
 * The rows under names of their own, with their parents named anew, so that they stand beside those they come from.
 * @param label of the new sync; null keeps the one that the rows give
 */
export function copyOfRows(rows: CopiedRows, label: string | null): DraftDefinition {
  const names = new Map<unknown, string>();
  const renamed = (row: Row, from: string): DraftRow => {
    const name = newName(from);
    names.set(row.DeveloperName, name);
    return { ...row, DeveloperName: name };
  };
  const syncs = rows.syncs.map((row) => {
    const own = label ?? textOf(row.MasterLabel) ?? textOf(row.DeveloperName) ?? '';
    return { ...renamed(row, own), MasterLabel: own.slice(0, LABEL_LENGTH) };
  });
  const inSync = (row: Row) => ({
    ...renamed(row, textOf(row.DeveloperName) ?? ''),
    Sync__c: names.get(row.Sync__c) ?? null
  });
  const steps = (rows.steps ?? []).map(inSync);
  return {
    syncs,
    steps,
    mappings: (rows.mappings ?? []).map((row) => ({
      ...renamed(row, textOf(row.DeveloperName) ?? ''),
      Step__c: names.get(row.Step__c) ?? null
    })),
    campaignLinks: (rows.campaignLinks ?? []).map(inSync)
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
