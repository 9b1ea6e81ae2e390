import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ZodError, type z } from 'zod';
import { explainCode, fixOf } from '../error-catalogue/catalogue';
import {
  AuthError,
  BridgeError,
  BusyError,
  ConfigError,
  RateLimitError,
  RejectedError,
  TransientError
} from '../errors';
import type { Logger } from '../logger';
import type { problemDocument } from './answers';
import { HttpProblem } from './http-problem';

type Problem = Omit<z.input<typeof problemDocument>, 'type' | 'title'>;

/** Our errors -> status, in one table; the first that fits counts. */
const statuses: readonly [abstract new (...args: never[]) => BridgeError, number][] = [
  [BusyError, 409],
  [ConfigError, 422],
  [RejectedError, 422],
  [AuthError, 502],
  [RateLimitError, 503],
  [TransientError, 503]
];
/** Codes whose status is not that of their kind. */
const statusOfCode: Readonly<Record<string, number>> = {
  'config.unknown-sync': 404,
  'config.unknown-definition': 404,
  'run.unknown': 404,
  'trial.unknown': 404,
  'run.not-held': 409,
  'sync.paused': 409,
  'sync.paused-in-definition': 409,
  'sync.no-turns': 409,
  'run.nothing-to-put-back': 409,
  'config.unknown-project': 404
};

/** Refusals by the server itself, by status; `path` is none of the body's. */
const serverProblems: Readonly<Record<string, Omit<Problem, 'status'>>> = {
  path: { code: 'http.invalid-path', detail: 'The address cannot be read.', fix: 'Encode it in UTF-8.' },
  400: { code: 'http.invalid-body', detail: 'The body is not JSON.', fix: 'Send a JSON object.' },
  413: { code: 'http.too-large', detail: 'The body is larger than 1 MB.', fix: 'Send less at a time.' },
  415: {
    code: 'http.not-json',
    detail: 'The body is not sent as JSON in UTF-8.',
    fix: 'Send Content-Type: application/json.'
  }
};

export const notFound: RequestHandler = () => {
  throw new HttpProblem(404, 'http.not-found', 'There is nothing at this address.', {
    fix: 'GET /v1/openapi.json lists what there is.'
  });
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
      .json({ type: typeOf(code), title: code, status, code, detail, fix: fixOf(code, fix) });
  };

/** Where the code is explained (RFC 9457: a reference relative to the request's own host). */
const typeOf = (code: string): string => (explainCode(code) ? `/v1/errors/${code}` : 'about:blank');

function problemOf(error: unknown): Problem {
  if (error instanceof HttpProblem)
    return { status: error.status, code: error.code, detail: error.message, fix: error.fix };
  if (error instanceof ZodError) return invalidRequest(error);
  if (error instanceof BridgeError) {
    const status = statusOfCode[error.code] ?? statuses.find(([type]) => error instanceof type)?.[1] ?? 500;
    return { status, code: error.code, detail: error.message, fix: error.fix };
  }
  const ofServer = serverProblem(error);
  if (ofServer) return ofServer;
  return { status: 500, code: 'http.unexpected', detail: 'The bridge failed; its log says more.', fix: '' };
}

/** Express and its body reader put a status on what they throw. */
function serverProblem(error: unknown): Problem | null {
  const { status } = error as { status?: unknown };
  if (typeof status !== 'number') return null;
  const problem = serverProblems[error instanceof URIError ? 'path' : status];
  return problem ? { status, ...problem } : null;
}

/** Names what is wrong and where, never what was sent. */
function invalidRequest({ issues }: ZodError): Problem {
  const detail = issues
    .map((issue) => {
      const text = issue.code === 'unrecognized_keys' ? 'there are names that are not known' : issue.message;
      return `${issue.path.join('.') || 'request'}: ${text}`;
    })
    .join('; ');
  return {
    status: 400,
    code: 'http.invalid-request',
    detail,
    fix: 'GET /v1/openapi.json says what is taken.'
  };
}
