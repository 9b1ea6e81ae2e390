import { z } from 'zod';
import { components } from './answers';

/** What the endpoints about errors answer; see answers.ts. */

export const explainedError = z.object({
  code: z.string(),
  entry: z.string().describe('The entry that explains it: the code, or a family such as iterable.http-*.'),
  decision: z.enum(['fix configuration', 're-authenticate', 'wait and retry', 'split', 'reject', 'by rule']),
  cause: z.string(),
  fix: z.string(),
  concerns: z.array(z.string()).describe('What it is about: record, field, rule, sync, run, project, ...'),
  shows: z.array(z.string()).describe('Where a person meets it.')
});
components.add(explainedError, { id: 'ExplainedError', description: 'What a code means.' });

export const explainedErrors = z.object({ errors: z.array(explainedError) });
components.add(explainedErrors, { id: 'ExplainedErrors', description: 'All codes and families.' });
