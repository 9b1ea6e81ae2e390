import type { SyncDefinition } from '../config/sync-definition';
import type { ReadingWindow } from './bookkeeping';
import { fingerprintOf } from './diff';
import { unloggedOf } from './leaving/find-leavers';
import { mayLeave } from './leaving/read-chosen';
import type { RunParts, RunRequest } from './run-parts';
import type { ReadySync } from './ready-sync';
import { fieldOf } from './source-schema';

/** What moves no stamp is looked for once a day, by reading everything and comparing fingerprints. */
const dayMs = 24 * 60 * 60 * 1000;

type Parts = Pick<RunParts, 'ledger' | 'clock' | 'source'>;
type Ready = Pick<ReadySync, 'unstamped' | 'scope' | 'extraction'>;

const placeOf = ({ name }: SyncDefinition): string => `full:${name}`;

/**
 * Whether the values of a sync can change without any record's stamp moving: formula fields, formulas that ask for the
 * time, relative dates in the scope, parents that may be of several objects, what array rows read through relationships.
 */
export const needsFullPass = ({ unstamped, scope }: Pick<Ready, 'unstamped' | 'scope'>): boolean =>
  unstamped.calculated.length > 0 ||
  unstamped.readsClock ||
  unstamped.children.some(({ paths, calculated }) => paths.length + calculated.length > 0) ||
  unstamped.paths.some((path) => manyObjects.has(lastOf(path))) ||
  scope.facts.relativeDates;

/** Relationships that lead to users, groups, contacts or leads alike (salesforce-api 2.1). */
const manyObjects: ReadonlySet<string> = new Set(['owner', 'who', 'what']);
const lastOf = (path: string): string => (path.split('.').at(-1) ?? '').toLowerCase();

/** A scheduled run reads everything when the last full one is a day old, and when the scope is another one than then. */
export async function withFullPass(
  definition: SyncDefinition,
  request: RunRequest,
  ready: Ready,
  parts: Parts
): Promise<RunRequest> {
  if (request.trigger !== 'schedule' || request.since || request.full) return request;
  if (await isOtherScope(definition, ready, parts)) return { ...request, full: true };
  if (!needsFullPass(ready) && !(await leavesUnseen(definition, ready, parts))) return request;
  const { ledger, clock } = parts;
  const last = await ledger.target(definition.project.name, placeOf(definition));
  const isDue = last === null || clock.now().getTime() - Date.parse(last) >= dayMs;
  return isDue ? { ...request, full: true } : request;
}

/** What the scope selects, whoever wrote it; null where the run asks the org for the records every time. Pure. */
export function scopeFingerprint({ scope }: ScopeReading): string | null {
  const { object, condition, recordIds } = scope;
  return recordIds ? null : fingerprintOf(object.toLowerCase(), condition ?? '');
}

type ScopeReading = Pick<ReadySync['extraction'], 'scope'>;

const scopeOf = ({ name }: SyncDefinition): string => `scope:${name}`;

/** Links of campaigns are compared by themselves. */
async function isOtherScope(
  definition: SyncDefinition,
  { extraction }: Ready,
  { ledger }: Parts
): Promise<boolean> {
  const now = scopeFingerprint(extraction);
  if (now === null || definition.scope.type === 'Campaign') return false;
  const before = await ledger.target(definition.project.name, scopeOf(definition));
  return before !== null && before !== now;
}

/** Records may leave the scope, or be deleted, and nothing that is read in a window tells of it. */
async function leavesUnseen(
  definition: SyncDefinition,
  { scope, extraction }: Ready,
  { ledger, source }: Parts
): Promise<boolean> {
  if (!mayLeave(definition)) return false;
  const read = scope.facts.reads.filter(({ use }) => use === 'filter');
  if (read.some(({ object, path }) => object !== null || path.includes('.'))) return true;
  const schema = read.length > 0 ? await source.describe(extraction.scope.object) : null;
  if (schema && read.some(({ path }) => fieldOf(schema, path)?.calculated)) return true;
  return (await ledger.target(definition.project.name, unloggedOf(definition.name))) !== null;
}

/** A window was read to its end; of one without beginning it is kept when that was, and which scope. */
export async function noteRead(
  definition: SyncDefinition,
  window: ReadingWindow,
  { ledger, clock }: Parts
): Promise<void> {
  const project = definition.project.name;
  const isFull = window.start === null;
  if (isFull) await ledger.noteTarget(project, placeOf(definition), clock.now().toISOString());
  if (window.scope === undefined) return;
  if (isFull || (await ledger.target(project, scopeOf(definition))) === null)
    await ledger.noteTarget(project, scopeOf(definition), window.scope);
}
