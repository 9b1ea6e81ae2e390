import { askWith } from '../stand-ins/iterable/ask';
import { routeOf } from '../stand-ins/iterable/http/endpoints';
import { startLocalIterable } from '../stand-ins/iterable/local-iterable';
import type { LocalIterableOptions, ProjectOptions } from '../stand-ins/iterable/options';

/** A request to Iterable and what was answered. */
export interface Recorded {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly answer: { readonly status: number; readonly body: unknown };
}

/** What the project held when a recording was made, where its answer depends on it. */
export interface Held {
  readonly project?: Partial<ProjectOptions>;
  readonly switches?: LocalIterableOptions['switches'];
  readonly users?: readonly object[];
}

export const isOurs = ({ method, path }: Recorded): boolean =>
  routeOf(method, path.split('?')[0] ?? '') !== null;

/** Asks a stand-in of its own, as a client with `key` does; the project's key is `key`. */
export async function replay(
  recorded: Recorded,
  more: Held,
  key = 'key'
): Promise<{ status: number; body: unknown }> {
  const iterable = await startLocalIterable({
    projects: [{ id: 2158, apiKey: 'key', type: 'Email', ...more.project }],
    applyDelayMs: 0,
    switches: more.switches
  });
  try {
    if (more.users) await askWith(iterable, 'key')('POST', '/api/users/bulkUpdate', { users: more.users });
    const { status, body, text } = await askWith(iterable, key)(
      recorded.method,
      recorded.path,
      recorded.body
    );
    return { status, body: body ?? text };
  } finally {
    await iterable.close();
  }
}
