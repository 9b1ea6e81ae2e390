import { serve } from '../../bridge/main';
import { readSettings } from '../../bridge/settings';
import type { Clock } from '../../bridge/sync/ports';
import { wire } from '../../bridge/wire';

/** The bridge's service, which can be stopped and started again on the same folder and port. */
export interface BridgeService {
  /** Where its admin endpoint listens, also while it does not. */
  readonly url: string;
  readonly isRunning: boolean;
  start(): Promise<void>;
  /** Stops as at SIGTERM. */
  stop(): Promise<void>;
}

export interface BridgeServiceOptions {
  /** Settings of the bridge, PORT aside. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

/** Somebody looks at the screen and waits: it looks at things more often than in daily work. */
const pace = { tickMs: 250, definitionSeconds: 5, leaseSeconds: 6 };

/** Starts the real service in this process. */
export async function startBridgeService({
  environment,
  clock
}: BridgeServiceOptions): Promise<BridgeService> {
  let running: { readonly stop: () => Promise<void> } | null = null;
  let url = '';
  const start = async (): Promise<void> => {
    if (running) return;
    const started = await begin({ ...environment, PORT: url === '' ? '0' : new URL(url).port }, clock);
    running = started;
    ({ url } = started);
  };
  await start();
  return {
    get url() {
      return url;
    },
    get isRunning() {
      return running !== null;
    },
    start,
    stop: async () => {
      const stopping = running;
      running = null;
      await stopping?.stop();
    }
  };
}

async function begin(environment: Readonly<Record<string, string>>, clock?: Clock) {
  const bridge = await wire(readSettings({ ...environment }), 'preview', clock);
  const stopping = new AbortController();
  let end: Promise<void> = Promise.resolve();
  const url = await new Promise<string>((announce, reject) => {
    end = serve(bridge, { stop: stopping.signal, announce, pace });
    end.catch(reject);
  });
  const stop = async (): Promise<void> => {
    stopping.abort();
    await end.finally(() => bridge.close());
  };
  return { url, stop };
}
