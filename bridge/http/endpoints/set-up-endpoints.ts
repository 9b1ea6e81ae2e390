import { z } from 'zod';
import { unpublishedRows } from '../../commands/unpublished';
import { endpoint } from '../endpoint';
import { consentCheck, fieldAccess, projectProbe, setUp } from '../set-up-answers';

const problems = [422, 502, 503];
/** Drafts of one person; more than anybody edits at once. */
const mostDefinitions = 20;
/** Far more than a project has channels and checkboxes for. */
const mostRules = 500;

const projectName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z]\w*$/, 'must be a DeveloperName');

const apiName = z
  .string()
  .max(80)
  .regex(/^[A-Za-z]\w*$/, 'must be an API name');

const consentBody = z.strictObject({
  project: projectName.describe('DeveloperName.'),
  rules: z
    .array(z.looseObject({ DeveloperName: apiName }))
    .max(mostRules)
    .describe('Iterable_Consent_Rule__mdt: all rules that the project would have.'),
  counted: z
    .strictObject({ object: apiName, field: apiName })
    .optional()
    .describe('A checkbox whose ticked records are counted.')
});

export const setUpEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/setup',
    operationId: 'getSetUp',
    summary: 'Connections, permissions, limits, clock and store, projects, and a record that was sent',
    answer: setUp,
    problems,
    handle: (_asked, { inquiries }) => inquiries.setUp.look()
  }),
  endpoint({
    method: 'post',
    path: '/v1/setup/projects/probe',
    operationId: 'probeProject',
    summary: 'Tries the API key of a project, which need not be published; writes nothing',
    body: z.strictObject({ project: projectName.describe('DeveloperName.') }),
    answer: projectProbe,
    problems,
    handle: ({ body }, { inquiries }) => inquiries.setUp.probe(body.project)
  }),
  endpoint({
    method: 'post',
    path: '/v1/setup/field-access',
    operationId: 'findMissingAccess',
    summary: 'What the integration user lacks for the published syncs and those given',
    body: z.strictObject({
      definitions: z
        .array(unpublishedRows)
        .max(mostDefinitions)
        .optional()
        .describe('Syncs that are not published.')
    }),
    answer: fieldAccess,
    problems,
    handle: ({ body }, { inquiries }) => inquiries.setUp.access(body.definitions ?? [])
  }),
  endpoint({
    method: 'post',
    path: '/v1/setup/consent-rules/check',
    operationId: 'checkConsentRules',
    summary:
      'Consent rules that are not saved yet, held against the org, Iterable and each other; writes nothing',
    body: consentBody,
    answer: consentCheck,
    problems,
    handle: ({ body }, { inquiries }) => inquiries.setUp.consent(body)
  })
];
