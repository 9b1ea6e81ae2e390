import type { SyncDefinition } from '../config/sync-definition';
import type { ReadingWindow } from './bookkeeping';
import { campaignsToRead } from './campaign-links';
import { readRecords, readWindow, type Extraction } from './extract';
import type { SourceRecord } from './model';
import type { ReadySync } from './ready-sync';
import { missingOf } from './record-id';
import { relatedChanges } from './related-changes';
import { memberBackfill } from './resolve-scope';
import type { RunParts } from './run-parts';

/** What a window does not show although it belongs to the sync, as it is to be read. */
export interface Beside {
  readonly definition: SyncDefinition;
  readonly ready: ReadySync;
  readonly parts: Pick<RunParts, 'source' | 'ledger'>;
  readonly window: ReadingWindow;
  readonly recorder: { notice(text: string): void };
}

const linksOf = ({ name }: SyncDefinition): string => `links:${name}`;

/** Ids of records whose parents or child rows changed in the window. */
export function relatedIds({
  definition,
  ready,
  parts,
  window
}: Omit<Beside, 'recorder'>): AsyncGenerator<readonly string[]> {
  const { paths, children } = ready.unstamped;
  return relatedChanges({
    source: parts.source,
    scope: ready.extraction.scope,
    unstamped: {
      parents: paths,
      children: children.map(({ object, field }) => ({ object, lookup: field }))
    },
    window,
    holdersOf: (childIds) => parts.ledger.holdersOf(definition.name, childIds)
  });
}

/**
 * Members that were removed from their campaigns without a trace in queries, as the log of deletions tells; nothing for
 * other scopes and for a first window.
 */
export async function removedMembers(beside: Beside): Promise<readonly SourceRecord[]> {
  const { definition, parts, window, recorder } = beside;
  if (definition.scope.type !== 'Campaign' || window.start === null) return [];
  const { sourceObject } = definition;
  const { ids, complete } = await parts.source.deletedIds(sourceObject, window.start, window.end);
  if (!complete) recorder.notice(unlogged);
  const states = await parts.ledger.recordStates(definition.name, ids);
  return ids.filter((_, index) => states[index]).map((id) => goneMember(id, definition, window.end));
}

/** Members that are to leave their lists and are not there any more; those of a campaign without link are left alone. */
export async function goneMembers(
  {
    definition,
    extraction,
    parts
  }: Pick<Beside, 'definition'> & {
    readonly extraction: Extraction;
    readonly parts: Pick<Beside['parts'], 'source'>;
  },
  ids: readonly string[]
): Promise<SourceRecord[]> {
  if (definition.scope.type !== 'Campaign' || ids.length === 0) return [];
  const { object, changeField } = extraction.scope;
  const anyCampaign = { object, changeField, fields: ['Id', changeField], condition: null, recordIds: null };
  const found = await readRecords({ ...extraction, scope: anyCampaign, includeDeleted: false }, ids);
  const now = (await parts.source.serverTime()).toISOString();
  return missingOf(ids, found).map((id) => goneMember(id, definition, now));
}

const unlogged =
  'The log of deletions does not reach back to the last run: members who were removed before it begins may still be on their lists.';

/** All that is left of a member. */
const goneMember = (id: string, { sourceObject }: SyncDefinition, changedAt: string): SourceRecord => ({
  id,
  object: sourceObject,
  changedAt,
  isDeleted: true,
  masterRecordId: null,
  fields: { Id: id, IsDeleted: true }
});

/** Members of campaigns that were linked, or linked otherwise, since the last run: their own stamps may be old. */
export async function* newlyLinked({
  definition,
  ready,
  parts,
  window
}: Beside): AsyncGenerator<readonly SourceRecord[]> {
  if (definition.scope.type !== 'Campaign') return;
  const kept = await parts.ledger.target(definition.project.name, linksOf(definition));
  const campaigns = campaignsToRead(ready.scope.links, kept?.split('\n') ?? []);
  const backfill = memberBackfill(ready.extraction.scope, campaigns, window);
  if (!backfill) return;
  const extraction: Extraction = { ...ready.extraction, scope: backfill.scope, maxRecords: null };
  for await (const page of readWindow(extraction, backfill.window)) yield page.records;
}

/** The links whose members have all passed. */
export const noteLinks = async ({
  definition,
  ready,
  parts
}: Pick<Beside, 'definition' | 'ready' | 'parts'>): Promise<void> => {
  if (definition.scope.type !== 'Campaign') return;
  await parts.ledger.noteTarget(definition.project.name, linksOf(definition), ready.linkKeys.join('\n'));
};
