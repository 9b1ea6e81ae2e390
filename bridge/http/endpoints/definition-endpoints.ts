import { z } from 'zod';
import { definitionOf, definitionsOf } from '../../commands/definitions';
import { definition, definitionsOfSync } from '../definition-answers';
import { endpoint } from '../endpoint';
import { limit } from '../page';

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
    handle: ({ params, query }, { ledger }) => definitionsOf(ledger, params.name, query)
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
    handle: ({ params }, { ledger }) => definitionOf(ledger, params.name, params.version)
  })
];
