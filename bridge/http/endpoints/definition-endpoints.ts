import { z } from 'zod';
import type { StoredDefinition } from '../../ledger/ledger';
import type { AdminParts } from '../admin-parts';
import { definition, definitionsOfSync } from '../definition-answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';
import { limit } from '../page';

/** Definitions that are looked at are at most so old, in seconds. */
const shownSeconds = 300;

const name = z.string().describe('DeveloperName; capitals do not count.');

/** What syncs are and were: a run names the version that it was pinned to. */
export const definitionEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/definitions',
    operationId: 'listDefinitions',
    summary: 'The definitions of a sync, the newest first: from when on each was taken',
    params: z.strictObject({ name }),
    query: z.strictObject({
      limit,
      cursor: z
        .string()
        .regex(/^\d{1,15}$/, 'must be the "next" of the page before')
        .optional()
    }),
    answer: definitionsOfSync,
    problems: [404],
    handle: async ({ params, query }, parts) => {
      const sync = await spelt(params.name, parts);
      const before = query.cursor === undefined ? undefined : Number(query.cursor);
      const found = await parts.ledger.definitions({ sync, limit: query.limit + 1, before });
      if (found.length === 0 && before === undefined) throw unknownDefinition('definition');
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      return {
        sync,
        definitions: page.map(headOf),
        next: found.length > page.length && last ? String(last.id) : null
      };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}/definitions/{version}',
    operationId: 'getDefinition',
    summary: 'The rows of a definition that a run was pinned to; of several the newest',
    params: z.strictObject({
      name,
      version: z
        .string()
        .regex(/^[0-9a-f]{16}$/, 'must be the definition of a run: 16 digits')
        .describe('The definition of a run.')
    }),
    answer: definition,
    problems: [404],
    handle: async ({ params }, parts) => {
      const sync = await spelt(params.name, parts);
      const [found] = await parts.ledger.definitions({ sync, version: params.version, limit: 1 });
      if (!found) throw unknownDefinition(`definition ${params.version}`);
      return { sync, ...headOf(found), rows: found.rows };
    }
  })
];

/** As the ledger has it; syncs that are gone keep their definitions. */
async function spelt(given: string, { config }: AdminParts): Promise<string> {
  const { syncs, problems } = await config(shownSeconds);
  const known = [...syncs.map((sync) => sync.name), ...problems.flatMap(({ sync }) => sync ?? [])];
  return known.find((candidate) => candidate.toLowerCase() === given.toLowerCase()) ?? given;
}

const headOf = ({ version, source, at }: StoredDefinition) => ({ version, source, at });

const unknownDefinition = (what: string): HttpProblem =>
  new HttpProblem(404, 'http.unknown-definition', `The bridge knows no ${what} of a sync of that name.`);
