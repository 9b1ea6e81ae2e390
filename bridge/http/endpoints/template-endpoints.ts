import { z } from 'zod';
import { readTemplate, readTemplates, type TemplateDefinition } from '../../templates/read-template';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';
import { template, templates } from '../template-answers';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const describe = ({ syncs: [sync] }: TemplateDefinition) => ({
  name: sync.DeveloperName,
  label: textOf(sync.MasterLabel),
  object: textOf(sync.Source_Object__c)
});

export const templateEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/templates',
    operationId: 'listTemplates',
    summary: 'Ready-made syncs to start from',
    answer: templates,
    problems: [422],
    handle: async () => {
      const all = await readTemplates();
      return {
        templates: all.map(({ definitions, ...entry }) => ({ ...entry, syncs: definitions.map(describe) }))
      };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/templates/{name}',
    operationId: 'getTemplate',
    summary: 'The rows of a ready-made sync, for the project and identity that are asked for',
    params: z.strictObject({ name: z.string().max(80) }),
    query: z.strictObject({
      project: z
        .string()
        .max(40)
        .regex(/^[A-Za-z]\w*$/, 'must be a DeveloperName')
        .optional()
        .describe('DeveloperName of the project that the syncs are to name; Main unless it is given.'),
      identity: z.enum(['Email', 'UserId']).optional().describe('How people are found; Email unless given.')
    }),
    answer: template,
    problems: [404, 422],
    handle: async ({ params: { name }, query: { project, identity } }) => {
      const found = await readTemplate(name);
      if (!found) {
        throw new HttpProblem(404, 'http.unknown-template', 'There is no template of this name.', {
          fix: 'GET /v1/templates lists them all.'
        });
      }
      const changes = { ...(project && { Project__c: project }), ...(identity && { Identity__c: identity }) };
      const definitions = found.definitions.map(({ syncs: [sync], ...rest }) => ({
        syncs: [{ ...sync, ...changes }],
        ...rest
      }));
      return { ...found, definitions };
    }
  })
];
