import { messageOf, BridgeError } from '../../errors';
import { health, readiness, status } from '../answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';

/** For whoever watches the process; needs no token. */
export const probes = [
  endpoint({
    method: 'get',
    path: '/health',
    operationId: 'health',
    summary: 'Whether the process is alive',
    answer: health,
    handle: () => Promise.resolve({ status: 'ok' as const })
  }),
  endpoint({
    method: 'get',
    path: '/ready',
    operationId: 'ready',
    summary: 'Whether store, queue and Salesforce can be worked with',
    answer: readiness,
    problems: [503],
    handle: async (_asked, parts) => {
      await parts.readiness().catch((error: unknown) => {
        throw notReady(error);
      });
      return { status: 'ready' as const };
    }
  })
];

export const statusEndpoint = endpoint({
  method: 'get',
  path: '/v1/status',
  operationId: 'status',
  summary: 'The org, every sync with its last run and how far it is, and what is wrong',
  answer: status,
  handle: (_asked, parts) => parts.status()
});

/** Whatever keeps it from working, it is not there yet. */
function notReady(error: unknown): HttpProblem {
  if (!(error instanceof BridgeError))
    return new HttpProblem(503, 'http.not-ready', 'The bridge cannot work; its log says more.', {
      cause: error
    });
  return new HttpProblem(503, error.code, messageOf(error), { fix: error.fix, cause: error });
}
