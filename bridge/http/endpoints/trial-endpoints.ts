import { z } from 'zod';
import { unpublishedRows } from '../../commands/unpublished';
import { endpoint } from '../endpoint';
import {
  createdFields,
  forecastPeople,
  missingFields,
  outcomeGroupName,
  trial,
  trialPlan,
  trialReading,
  trials
} from '../trial-answers';

const definition = unpublishedRows.describe('Rows of one sync, published or not.');
const params = z.strictObject({ id: z.uuid() });
const problems = [404, 409, 422, 502, 503];
const limit = z.number().int().min(1).max(25).default(25).describe('People that are sent at most.');

export const trialEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/forecast/people',
    operationId: 'listForecastPeople',
    summary: 'Records behind one group of a forecast of everything, page by page',
    body: z.strictObject({
      definition,
      outcome: outcomeGroupName,
      code: z.string().max(100).default(''),
      cursor: z.string().max(100).optional()
    }),
    answer: forecastPeople,
    problems,
    handle: ({ body: { definition: rows, ...asked } }, { inquiries }) => inquiries.trials.people(rows, asked)
  }),
  endpoint({
    method: 'post',
    path: '/v1/definitions/missing-fields',
    operationId: 'listMissingFields',
    summary: 'User fields that a definition needs and Iterable does not have',
    body: z.strictObject({ definition }),
    answer: missingFields,
    problems,
    handle: ({ body }, { inquiries }) => inquiries.trials.missingFields(body.definition)
  }),
  endpoint({
    method: 'post',
    path: '/v1/definitions/create-fields',
    operationId: 'createMissingFields',
    summary: 'Creates missing user fields on a person who is there, and takes the values away again',
    body: z.strictObject({
      definition,
      fields: z
        .array(z.string().min(1).max(255))
        .min(1)
        .max(100)
        .describe('Names, as missing-fields has them.')
    }),
    answer: createdFields,
    problems,
    handle: async ({ body, caller }, { inquiries, log }) => {
      const made = await inquiries.trials.createFields({ ...body, by: caller.user });
      const fields = made.created.map(({ name }) => name);
      log.info({ project: made.project, fields, actingUser: caller.user }, 'fields made');
      return made;
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/trials/plan',
    operationId: 'planTrial',
    summary: 'What a trial would send, to whom, and what could not be taken back',
    body: z.strictObject({ definition, limit }),
    answer: trialPlan,
    problems,
    handle: ({ body }, { inquiries }) => inquiries.trials.plan(body)
  }),
  endpoint({
    method: 'post',
    path: '/v1/trials',
    operationId: 'startTrial',
    summary: 'Sends a definition to a few people, keeping what they had before',
    body: z.strictObject({
      definition,
      limit,
      note: z.string().max(1000).default(''),
      people: z
        .array(z.string().regex(/^[A-Za-z0-9]{15,18}$/, 'must be Salesforce ids'))
        .min(1)
        .max(25)
        .optional()
        .describe('Records of the plan that was agreed to: nobody else is sent.'),
      cannotUndo: z
        .array(z.string().max(10_000))
        .max(50)
        .optional()
        .describe('Sentences of that plan: the trial is refused where there are more by now.')
    }),
    answer: trial,
    problems,
    handle: async ({ body, caller }, { inquiries, log }) => {
      const started = await inquiries.trials.start({ ...body, by: caller.user });
      log.info({ trial: started.trial, sync: started.sync, actingUser: caller.user }, 'trial asked for');
      return started;
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/trials',
    operationId: 'listTrials',
    summary: 'Trials of a sync, newest first',
    query: z.strictObject({ sync: z.string().describe('DeveloperName; capitals do not count.') }),
    answer: trials,
    problems,
    handle: async ({ query }, { inquiries }) => ({ trials: await inquiries.trials.ofSync(query.sync) })
  }),
  endpoint({
    method: 'get',
    path: '/v1/trials/{id}',
    operationId: 'getTrial',
    summary: 'A trial, its people, and how far it or its undo is',
    params,
    answer: trial,
    problems,
    handle: ({ params: { id } }, { inquiries }) => inquiries.trials.find(id)
  }),
  endpoint({
    method: 'get',
    path: '/v1/trials/{id}/people',
    operationId: 'readTrialPeople',
    summary: 'What people of a trial had in Iterable before it, and have now; read from Iterable at once',
    params,
    answer: trialReading,
    problems,
    handle: ({ params: { id } }, { inquiries }) => inquiries.trials.read(id)
  }),
  endpoint({
    method: 'post',
    path: '/v1/trials/{id}/undo',
    operationId: 'undoTrial',
    summary: 'Gives everybody back what they had before; asked twice, it is done once',
    params,
    answer: trial,
    problems,
    handle: ({ params: { id }, caller }, { inquiries, log }) => {
      log.info({ trial: id, actingUser: caller.user }, 'undo of a trial asked for');
      return inquiries.trials.undo(id, caller.user);
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/trials/{id}/keep',
    operationId: 'keepTrial',
    summary: 'Lets a trial stand; it cannot be undone any more',
    params,
    answer: trial,
    problems,
    handle: ({ params: { id }, caller }, { inquiries, log }) => {
      log.info({ trial: id, actingUser: caller.user }, 'trial kept');
      return inquiries.trials.keep(id, caller.user);
    }
  })
];
