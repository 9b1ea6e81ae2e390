import { z } from 'zod';
import { endpoint } from '../endpoint';
import { scheduleAnswer } from '../schedule-answers';

const scheduleBody = z.strictObject({
  schedule: z.string().max(2_000).describe('As Schedule__c says it; blank: every 10 minutes.'),
  timeZone: z.string().max(100).optional().describe('IANA name; UTC where it is left out or blank.'),
  sync: z
    .string()
    .max(80)
    .optional()
    .describe('DeveloperName: minutes count from its last run; without it from now.')
});

export const scheduleEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/schedule',
    operationId: 'readSchedule',
    summary: 'The next three runs by a schedule, or what is wrong with it; writes nothing',
    body: scheduleBody,
    answer: scheduleAnswer,
    problems: [422],
    handle: ({ body }, { inquiries }) => inquiries.schedule(body)
  })
];
