import { z } from 'zod';
import { endpoint } from '../endpoint';
import * as answers from '../mapping-answers';

const project = z.string().describe('DeveloperName of the Iterable project; capitals do not count.');
const problems = [404, 422, 502, 503];

/** What the editor of steps and mappings chooses from. */
export const mappingEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/mapping-words',
    operationId: 'getMappingWords',
    summary: 'Operations with their targets, transforms and types, as runs know them',
    answer: answers.mappingWords,
    handle: (_asked, { inquiries }) => Promise.resolve(inquiries.mapping.words())
  }),
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/mapping-targets',
    operationId: 'getMappingTargets',
    summary: 'User fields, lists, catalogs and channels of a project in one answer, read anew',
    params: z.strictObject({ project }),
    answer: answers.mappingTargets,
    problems,
    handle: ({ params }, { inquiries }) => inquiries.mapping.targets(params.project)
  }),
  endpoint({
    method: 'get',
    path: '/v1/iterable/{project}/catalogs/{catalog}/fields',
    operationId: 'listCatalogFields',
    summary: 'Fields of a catalog with their types',
    params: z.strictObject({
      project,
      catalog: z.string().regex(/^[A-Za-z0-9-]{1,255}$/, 'must be letters, digits and dashes')
    }),
    answer: answers.catalogFields,
    problems,
    handle: ({ params }, { inquiries }) => inquiries.mapping.catalogFields(params.project, params.catalog)
  })
];
