import type { SyncDefinition } from '../config/sync-definition';
import type { RunParts, RunRequest } from './run-parts';
import type { ReadySync } from './ready-sync';

/** What moves no stamp is looked for once a day, by reading everything and comparing fingerprints. */
const dayMs = 24 * 60 * 60 * 1000;

type Parts = Pick<RunParts, 'ledger' | 'clock'>;
type Ready = Pick<ReadySync, 'unstamped' | 'scope'>;

const placeOf = ({ name }: SyncDefinition): string => `full:${name}`;

/**
 * Whether the values of a sync can change without any record's stamp moving: formula fields, formulas that ask for the
 * time, relative dates in the scope, parents that may be of several objects, what array rows read through relationships.
 */
export const needsFullPass = ({ unstamped, scope }: Ready): boolean =>
  unstamped.calculated.length > 0 ||
  unstamped.readsClock ||
  unstamped.children.some(({ paths, calculated }) => paths.length + calculated.length > 0) ||
  unstamped.paths.some((path) => manyObjects.has(lastOf(path))) ||
  scope.facts.relativeDates;

/** Relationships that lead to users, groups, contacts or leads alike (salesforce-api 2.1). */
const manyObjects: ReadonlySet<string> = new Set(['owner', 'who', 'what']);
const lastOf = (path: string): string => (path.split('.').at(-1) ?? '').toLowerCase();

/** A scheduled run reads everything when the last full one is a day old. */
export async function withFullPass(
  definition: SyncDefinition,
  request: RunRequest,
  ready: Ready,
  { ledger, clock }: Parts
): Promise<RunRequest> {
  if (request.trigger !== 'schedule' || request.since || request.full || !needsFullPass(ready))
    return request;
  const last = await ledger.target(definition.project.name, placeOf(definition));
  const isDue = last === null || clock.now().getTime() - Date.parse(last) >= dayMs;
  return isDue ? { ...request, full: true } : request;
}

/** Everything was read and has its outcome. */
export const noteFullPass = (definition: SyncDefinition, { ledger, clock }: Parts): Promise<void> =>
  ledger.noteTarget(definition.project.name, placeOf(definition), clock.now().toISOString());
