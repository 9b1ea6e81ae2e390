import { inspect } from 'node:util';
import { BridgeError } from '../../bridge/errors';
import {
  IterableProject,
  type IterableClient,
  type IterableProjectOptions
} from '../../bridge/iterable/iterable-client';
import { toBatch } from '../../bridge/sync/batch';
import type { Operation } from '../../bridge/sync/model';
import type { BulkAnswer } from '../../bridge/sync/ports';
import { manualClock, type ManualClock } from '../builders';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import type { LocalIterableOptions, ProjectOptions } from '../stand-ins/iterable/options';

/** Its text is looked for wherever it must not be. */
export const apiKey = 'server-side-key-4711';
export const fields = { firstName: 'string', score: 'long', tags: 'string', since: 'date' } as const;

export interface ClientBench {
  readonly iterable: LocalIterable;
  readonly clock: ManualClock;
  readonly client: IterableClient;
}

interface BenchOptions extends Partial<LocalIterableOptions> {
  readonly project?: Partial<ProjectOptions>;
}

let running: LocalIterable | null = null;

/** A client of the bridge before a local Iterable without rate limits. */
export async function startBench(
  options: BenchOptions = {},
  given: Partial<IterableProjectOptions> = {}
): Promise<ClientBench> {
  const { project, ...rest } = options;
  const iterable = await startLocalIterable({
    projects: [{ apiKey, type: 'Email', fields, ...project }],
    applyDelayMs: 0,
    rates: { scale: Infinity },
    ...rest
  });
  running = iterable;
  const clock = manualClock();
  const access = { baseUrl: iterable.url, apiKey, clock, timeoutMs: 400, ...given };
  return { iterable, clock, client: new IterableProject(access).client() };
}

/** To be called after each test. */
export async function closeBench(): Promise<void> {
  await running?.close();
  running = null;
}

export const send = (client: IterableClient, rows: readonly Operation[]): Promise<BulkAnswer> =>
  client.bulkUpdate(toBatch(rows), { createNewFields: false });

/** What is thrown, with everything that could be seen of it. */
export async function thrownBy(work: Promise<unknown>): Promise<{ error: BridgeError; shown: string }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const json = JSON.stringify(error);
    const shown = [error.message, error.fix, error.stack, json, inspect(error, { depth: 20 })].join('\n');
    return { error, shown };
  }
  throw new Error('nothing was thrown');
}
