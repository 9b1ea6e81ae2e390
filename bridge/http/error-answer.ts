import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ZodError } from 'zod';
import { AuthError, BridgeError, BusyError, ConfigError, RateLimitError, TransientError } from '../errors';
import type { Logger } from '../logger';

/** A refusal that is about the request itself. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message);
  }
}

/** Our errors -> status, in one table; the first that fits counts. */
const statuses: readonly [abstract new (...args: never[]) => BridgeError, number][] = [
  [BusyError, 409],
  [ConfigError, 422],
  [AuthError, 502],
  [RateLimitError, 503],
  [TransientError, 503]
];

export const notFound: RequestHandler = (request) => {
  throw new HttpProblem(404, 'http.not-found', `There is nothing at ${request.method} ${request.path}.`);
};

/** Every error as `application/problem+json` (RFC 9457), with our stable code. What is unexpected is logged, not shown. */
export const errorAnswer =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const { status, code, detail, fix } = problemOf(error);
    if (status === 500) log.error({ err: error }, 'request failed');
    response
      .status(status)
      .type('application/problem+json')
      .json({ type: 'about:blank', title: code, status, code, detail, fix });
  };

function problemOf(error: unknown): { status: number; code: string; detail: string; fix: string } {
  if (error instanceof HttpProblem)
    return { status: error.status, code: error.code, detail: error.message, fix: '' };
  if (error instanceof ZodError) {
    const detail = error.issues
      .map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`)
      .join('; ');
    return { status: 400, code: 'http.invalid-request', detail, fix: 'Correct the request.' };
  }
  if (error instanceof BridgeError) {
    const status = statuses.find(([type]) => error instanceof type)?.[1] ?? 500;
    return { status, code: error.code, detail: error.message, fix: error.fix };
  }
  const status = (error as { status?: unknown }).status;
  if (status === 400 || status === 413)
    return {
      status,
      code: 'http.invalid-body',
      detail: 'The body is not JSON or too large.',
      fix: 'Send JSON of at most 1 MB.'
    };
  return { status: 500, code: 'http.unexpected', detail: 'The bridge failed; its log says more.', fix: '' };
}
