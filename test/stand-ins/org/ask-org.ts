import type { LocalOrg } from './local-org';

export interface Answer {
  readonly status: number;
  /** Parsed JSON, the text where it is none, null for an empty body. */
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Question {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: a session of the integration user. Null: no session. */
  readonly token?: string | null;
}

/** Asks a running org over HTTP, as a client without any library would. */
export type Ask = (method: string, path: string, question?: Question) => Promise<Answer>;

/** Paths that do not begin with a slash are below `/services/data/v66.0/`. */
export function askOrg(org: LocalOrg): Ask {
  const own = org.sessions.issue(org.integrationUserId).token;
  return async (method, path, { body, headers = {}, token = own } = {}) => {
    const url = org.url + (path.startsWith('/') ? path : `/services/data/v66.0/${path}`);
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || body instanceof URLSearchParams
          ? {}
          : { 'content-type': 'application/json' }),
        ...headers
      },
      body: body === undefined ? undefined : bodyText(body)
    });
    const text = await answer.text();
    return { status: answer.status, body: parsed(text), headers: answer.headers };
  };
}

const bodyText = (body: unknown) =>
  typeof body === 'string' || body instanceof URLSearchParams ? body : JSON.stringify(body);

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
