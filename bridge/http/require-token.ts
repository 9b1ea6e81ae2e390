import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { HttpProblem } from './error-answer';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `Authorization: Bearer <BRIDGE_TOKEN>`, compared in constant time. Without a token set, every caller is let in. */
export function requireToken(token: string | null): RequestHandler {
  const expected = token === null ? null : digest(`Bearer ${token}`);
  return (request, _response, next) => {
    if (expected && !timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
      throw new HttpProblem(401, 'http.unauthorized', 'The bearer token is missing or wrong.');
    }
    next();
  };
}

/** Calls from the package say which org they come from; those of another org are refused (DESIGN section 5). */
export function requireOrg(servedOrg: () => Promise<string>): RequestHandler {
  return async (request, _response, next) => {
    const caller = request.headers['x-salesforce-org-id'];
    if (typeof caller === 'string') {
      const served = await servedOrg();
      if (caller.slice(0, 15) !== served.slice(0, 15)) {
        throw new HttpProblem(409, 'http.other-org', `this bridge serves ${served}`);
      }
    }
    next();
  };
}
