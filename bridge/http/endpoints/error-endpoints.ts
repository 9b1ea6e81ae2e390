import { z } from 'zod';
import { explainCode, explainedCodes } from '../../error-catalogue/catalogue';
import { explainedError, explainedErrors } from '../error-explanations';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';

const code = z
  .string()
  .max(120)
  .regex(/^[a-z0-9.-]+$/, 'must be a code such as iterable.type-mismatch');

export const errorEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/errors',
    operationId: 'listErrors',
    summary: 'Every code with its cause and fix',
    answer: explainedErrors,
    handle: () => Promise.resolve({ errors: explainedCodes() })
  }),
  endpoint({
    method: 'get',
    path: '/v1/errors/{code}',
    operationId: 'explainError',
    summary: 'What a code means, and what to do',
    params: z.strictObject({ code }),
    answer: explainedError,
    problems: [404],
    handle: async ({ params }) => {
      const found = explainCode(params.code);
      if (found) return Promise.resolve(found);
      throw new HttpProblem(404, 'http.unknown-error', 'No error has this code.', {
        fix: 'GET /v1/errors lists all codes.'
      });
    }
  })
];
