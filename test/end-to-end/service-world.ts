import { serve, type Pace } from '../../bridge/main';
import type { Run } from '../../bridge/sync/model';
import { eventually } from './eventually';
import type { World } from './world';

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

export interface Running {
  readonly url: string;
  ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answered<T>>;
  /** The run, as soon as it is done or failed. */
  ended(run: string): Promise<Run>;
}

export interface Service extends Running {
  /** Rejects when the service ends by itself. */
  readonly end: Promise<void>;
  /** Stops as at SIGTERM, and waits for the end. */
  stop(): Promise<void>;
}

/** The service in this process, looking at things more often than a real one. */
export async function startService(world: World, pace: Partial<Pace> = {}): Promise<Service> {
  const bridge = await world.bridge();
  const stop = new AbortController();
  let end: Promise<void> = Promise.resolve();
  const url = await new Promise<string>((announce, reject) => {
    end = serve(bridge, { stop: stop.signal, announce, pace: { tickMs: 50, definitionSeconds: 1, ...pace } });
    end.catch(reject);
  });
  return {
    ...asking(url),
    end,
    stop: () => {
      stop.abort();
      return end;
    }
  };
}

/** How tests speak with a service that listens there. */
export function asking(url: string): Running {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<Answered<T>> => {
    const answer = await fetch(url + path, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body)
      })
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const ended = (run: string): Promise<Run> =>
    eventually(`the end of run ${run}`, async () => {
      const { body } = await ask<Run>('GET', `/v1/runs/${run}`);
      return body.state === 'done' || body.state === 'failed' ? body : null;
    });
  return { url, ask, ended };
}

/** The newest run of the sync once it is in that state. */
export const runInState = (service: Running, sync: string, state: string): Promise<Run> =>
  eventually(`a run of ${sync} that is ${state}`, async () => {
    const { body } = await service.ask<{ runs: Run[] }>('GET', `/v1/runs?sync=${sync}&limit=1`);
    return body.runs.find((run) => run.state === state);
  });
