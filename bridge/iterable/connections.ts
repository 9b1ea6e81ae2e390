import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Lane } from '../sync/model';

/** Connections at once: those of a lane are its own, so that slow answers to a backfill keep nobody else waiting. */
const mostOf: Readonly<Record<Lane, number>> = { privacy: 8, interactive: 8, live: 16, backfill: 16 };

export interface Connections {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** Kept open between calls, by lane. */
export function connectionsByLane(): Readonly<Record<Lane, Connections>> {
  const open = (lane: Lane): Connections => ({
    httpAgent: new HttpAgent({ keepAlive: true, maxSockets: mostOf[lane] }),
    httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: mostOf[lane] })
  });
  return {
    privacy: open('privacy'),
    interactive: open('interactive'),
    live: open('live'),
    backfill: open('backfill')
  };
}
