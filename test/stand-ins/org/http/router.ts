import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { type Call, errorReply, type Reply } from './exchange';

export type Handler = (org: LocalOrgState, call: Call) => Reply;

/** `api`: needs a session and counts as an API call. `login`: needs a session. `open`: needs none. */
export type Access = 'api' | 'login' | 'open';

export interface Route {
  readonly method: string;
  /** Segments; `:name` takes one segment, `*` at the end any number. */
  readonly pattern: string;
  readonly handler: Handler;
  readonly access: Access;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Routes in the order of their table: the first that fits is taken. */
export class Router {
  private readonly routes: readonly { route: Route; segments: readonly string[] }[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => ({ route, segments: split(route.pattern) }));
  }

  /** Throws NOT_FOUND, or METHOD_NOT_ALLOWED where another method would do. */
  match(method: string, path: string): Match {
    const given = split(path);
    const fitting = this.routes.flatMap(({ route, segments }) => {
      const params = fit(segments, given);
      return params ? [{ route, params }] : [];
    });
    const wanted = method === 'HEAD' ? 'GET' : method;
    const match = fitting.find(({ route }) => route.method === wanted);
    if (match) return match;
    if (fitting.length === 0) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
    const allowed = [...new Set(fitting.map(({ route }) => route.method))].join(',');
    const text = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`;
    throw new OrgError(405, 'METHOD_NOT_ALLOWED', text);
  }

  /** Answers a call by its route; errors become answers. */
  answer(org: LocalOrgState, call: Call): Reply {
    try {
      const { route, params } = this.match(call.method, call.path);
      return route.handler(org, { ...call, params });
    } catch (error) {
      return errorReply(error);
    }
  }
}

function split(path: string): string[] {
  return path.split('/').filter((segment, index) => index > 0 || segment !== '');
}

function fit(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const open = segments.at(-1) === '*';
  if (open ? given.length < segments.length - 1 : given.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (segment === '*') break;
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decode(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
