import type { LocalIterable } from './local-iterable';

/** An answer as a test looks at it. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON; undefined where the body is none. */
  readonly body: unknown;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Asked>;

/** Calls the stand-in as a client with this key does; a body that is a string goes out as it is. */
export function askWith(iterable: LocalIterable, apiKey: string): Ask {
  return async (method, path, body) => {
    const response = await fetch(iterable.url + path, {
      method,
      headers: { 'Api-Key': apiKey, 'Content-Type': 'application/json' },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
