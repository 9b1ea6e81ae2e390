import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Caller } from './endpoint';
import { HttpProblem } from './http-problem';
import { isLocal } from './listen';

/** What the package says with every call (DESIGN section 5). */
export const orgHeader = 'X-Salesforce-Org-Id';
export const userHeader = 'X-Salesforce-User-Id';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `Authorization: Bearer <BRIDGE_TOKEN>`, compared in constant time. Without a token only this machine is let in. */
export function requireToken(token: string | null): RequestHandler {
  if (token === null) return requireThisMachine;
  const expected = digest(token);
  return (request, response, next) => {
    const given = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), expected)) {
      response.set('WWW-Authenticate', 'Bearer');
      throw new HttpProblem(401, 'http.unauthorized', 'The bearer token is missing or wrong.', {
        fix: 'Send Authorization: Bearer with the BRIDGE_TOKEN of the bridge.'
      });
    }
    next();
  };
}

/** A page in a browser of this machine could call an endpoint without a token; programs send no Origin. */
const requireThisMachine: RequestHandler = (request, _response, next) => {
  const host = request.headers.host === undefined ? '' : request.hostname.replace(/^\[|\]$/g, '');
  if (request.headers.origin === undefined && isLocal(host)) return next();
  throw new HttpProblem(
    403,
    'http.browser',
    'Without a token the admin API answers programs of this machine only.',
    {
      fix: 'Set BRIDGE_TOKEN and send it.'
    }
  );
};

/** Calls from the package say which org they come from; those of another org are refused. */
export function requireOrg(servedOrg: () => Promise<string>): RequestHandler {
  return async (request, _response, next) => {
    const caller = request.get(orgHeader);
    if (caller !== undefined) {
      const served = await servedOrg();
      if (caller.slice(0, 15) !== served.slice(0, 15)) {
        throw new HttpProblem(409, 'http.other-org', `this bridge serves ${served}`, {
          fix: 'Point the named credential of this org to its own bridge.'
        });
      }
    }
    next();
  };
}

/** The acting user is for the log; who it is has been settled by whoever holds the token. */
export function callerOf(request: Request): Caller {
  const user = request.get(userHeader);
  if (user === undefined) return { user: null };
  if (/^005[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/.test(user)) return { user };
  throw new HttpProblem(
    400,
    'http.invalid-user',
    `${userHeader} must be the id of a Salesforce user (005...).`
  );
}
