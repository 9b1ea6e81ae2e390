import type { SyncDefinition } from '../../config/sync-definition';
import { problemsError } from '../examine';
import type { Source } from '../ports';
import { resolveScope, withResolved } from '../resolve-scope';
import { idsQuery, recordsQuery, scopeCountQuery, scopeQuery, type ScopeQuery } from '../scope';

/** Rows of one REST page, ids of one query (salesforce-api 2.1, 2.2). */
const pageSize = 2000;
const idsPerQuery = 1000;

/** What a sync covers now; ConfigError where only the org could say and does not. */
export async function scopeNow(definition: SyncDefinition, source: Source): Promise<ScopeQuery> {
  const resolved = await resolveScope(definition, source);
  if (resolved.problems.length > 0) throw problemsError(resolved.problems);
  return { ...withResolved(scopeQuery(definition, ['Id']), resolved), fields: ['Id'] };
}

/** Ids of the records in scope after `after`, page by page: only ids are read. */
export async function* scopeIds(
  scope: ScopeQuery,
  source: Pick<Source, 'query'>,
  after = ''
): AsyncGenerator<readonly string[]> {
  if (scope.recordIds) return yield* listedIds(scope, scope.recordIds, source, after);
  for (let last = after; ;) {
    const ids = await idsOf(idsQuery(scope, last, pageSize), source);
    yield ids;
    last = ids.at(-1) ?? '';
    if (ids.length < pageSize) return;
  }
}

async function* listedIds(
  scope: ScopeQuery,
  recordIds: readonly string[],
  source: Pick<Source, 'query'>,
  after: string
): AsyncGenerator<readonly string[]> {
  const waiting = [...new Set(recordIds)].sort().filter((id) => id > after);
  for (let start = 0; start < waiting.length; start += idsPerQuery)
    yield await present(scope, waiting.slice(start, start + idsPerQuery), source);
}

/** Those of the ids that are in scope. */
export async function present(
  scope: ScopeQuery,
  ids: readonly string[],
  source: Pick<Source, 'query'>
): Promise<string[]> {
  const found: string[] = [];
  const listed = scope.recordIds && new Set(scope.recordIds.map((id) => id.slice(0, 15)));
  const wanted = listed ? ids.filter((id) => listed.has(id.slice(0, 15))) : ids;
  for (let start = 0; start < wanted.length; start += idsPerQuery) {
    const soql = recordsQuery(scope, wanted.slice(start, start + idsPerQuery));
    found.push(...(await idsOf(soql, source)));
  }
  return found;
}

/** How many records are in scope, as the org counts them; null for chosen ones, which it does not. */
export async function countScope(scope: ScopeQuery, source: Pick<Source, 'query'>): Promise<number | null> {
  if (scope.recordIds) return null;
  const [row] = await source.query(scopeCountQuery(scope), { includeDeleted: false });
  return typeof row?.total === 'number' ? row.total : 0;
}

const idsOf = async (soql: string, source: Pick<Source, 'query'>): Promise<string[]> =>
  (await source.query(soql, { includeDeleted: false })).map((row) => String(row.Id));
