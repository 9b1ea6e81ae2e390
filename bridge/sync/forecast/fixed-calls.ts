import type { ProjectDefinition, SyncDefinition } from '../../config/sync-definition';
import type { ReadingWindow } from '../bookkeeping';
import { examineConsent, type ConsentObject } from '../consent/examine-consent';
import { rulesToIterable } from '../consent/opt-out-fields';
import { mayLeave } from '../leaving/read-chosen';
import type { RunLedger, Source } from '../ports';
import type { ReadySync } from '../ready-sync';
import type { RunParts } from '../run-parts';
import { countQuery, type ScopeQuery } from '../scope';
import { windowFor } from '../window';
import { pagesOf } from './expect-calls';

type Parts = Pick<RunParts, 'source' | 'destination'> & {
  readonly ledger: Pick<RunLedger, 'bookmark' | 'target'>;
};

/** Counts what the calls of both sides come to; `mark` begins anew. */
export class CallMeter {
  private before = { salesforce: 0, iterable: 0 };

  constructor(private readonly parts: Pick<Parts, 'source' | 'destination'>) {
    this.mark();
  }

  mark(): void {
    this.before = { salesforce: this.parts.source.calls, iterable: this.parts.destination.calls };
  }

  get made(): { readonly salesforce: number; readonly iterable: number } {
    return {
      salesforce: this.parts.source.calls - this.before.salesforce,
      iterable: this.parts.destination.calls - this.before.iterable
    };
  }
}

/** The consent rules of a project as a run holds them against the org: makes the calls that the run makes. */
export async function consentObjects(
  { status, project }: SyncDefinition,
  parts: Parts
): Promise<readonly ConsentObject[]> {
  if (status === 'Capture' || rulesToIterable(project).length === 0) return [];
  const { objects } = await examineConsent(project, parts);
  return objects;
}

/** Calls that read consent before the first record: the clock, and the pages of each object. */
export async function consentCalls(
  objects: readonly ConsentObject[],
  project: ProjectDefinition,
  now: Date,
  parts: Parts
): Promise<number> {
  let calls = objects.length > 0 ? 1 : 0;
  for (const { object, scope, version } of objects) {
    const bookmark = await parts.ledger.bookmark(`consent:${project.name}:${object}`);
    const isFirst = (await parts.ledger.target(project.name, `consent:${object}`)) !== version;
    const reach = isFirst ? scope.optedOut : scope.changed;
    const window = windowFor(bookmark, now, { full: isFirst && !bookmark?.window });
    calls += pagesOf(await countOf(reach, window, parts.source));
    // After the first reading of everybody, what changed meanwhile: seldom more than a page.
    if (isFirst) calls += 1;
  }
  return calls;
}

/** Calls that look for who left the scope, once the window is read. */
export async function leaverCalls(
  definition: SyncDefinition,
  { extraction: { scope } }: Pick<ReadySync, 'extraction'>,
  window: ReadingWindow,
  source: Pick<Source, 'query'>
): Promise<number> {
  if (!mayLeave(definition) || window.start === null || scope.recordIds) return 0;
  if (!scope.condition) return 1;
  const anywhere = { ...scope, condition: null };
  const changed = await countOf(anywhere, { ...window, position: null }, source, { includeDeleted: true });
  return 1 + pagesOf(changed);
}

async function countOf(
  scope: ScopeQuery,
  window: ReadingWindow,
  source: Pick<Source, 'query'>,
  { includeDeleted } = { includeDeleted: false }
): Promise<number> {
  const [row] = await source.query(countQuery(scope, window), { includeDeleted });
  return typeof row?.total === 'number' ? row.total : 0;
}
