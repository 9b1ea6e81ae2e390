import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseLostError } from '../../errors';
import type { StoredHint } from '../bookkeeping';
import { takeUp, type Host } from './take-up';

/** How often a run looks whether somebody asked for a record in between, in milliseconds. */
const lookEveryMs = 500;
/** Hints taken up at once, as many as one query reads; and runs for them that are looked at. */
const hintsAtOnce = 1000;
/** Runs for what was asked for in between that go on at a time: each may wait for users to settle. */
const mostTakeUps = 4;

export interface Inbox {
  /** Takes no more, and resolves when what was taken has its outcome. */
  close(): Promise<void>;
}

/**
 * While a run is under way its process alone may send the sync's records. So it takes what is asked for in between
 * (a person's "Sync now", a record that a message named) ahead of its own records, in a run of its own that whoever asked
 * can follow. What it does not come to stays for the next one.
 */
export function serveInbox(host: Host): Inbox {
  const closing = new AbortController();
  const stop = AbortSignal.any([closing.signal, host.signal]);
  const serving = serve(host, stop);
  return {
    close: () => {
      closing.abort();
      return serving;
    }
  };
}

async function serve(host: Host, stop: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const taken = new Set<number>();
  while (!stop.aborted) {
    for (const hints of underWay.size < mostTakeUps ? await waitingHints(host, taken) : []) {
      if (underWay.size >= mostTakeUps) break;
      hints.forEach(({ seq }) => taken.add(seq));
      const work: Promise<void> = carefully(host, hints, taken).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    await sleep(lookEveryMs, undefined, { signal: stop, ref: false }).catch(() => undefined);
  }
  await Promise.all(underWay);
}

/**
 * By the run that takes them up; without those in hand, and those that the run under way itself was begun for. A store
 * that is busy is asked again.
 */
async function waitingHints(
  { definition, parts, runId }: Host,
  taken: ReadonlySet<number>
): Promise<StoredHint[][]> {
  try {
    const hints = await parts.ledger.takeHints({
      sync: definition.name,
      run: randomUUID(),
      limit: hintsAtOnce
    });
    const fresh = hints.filter(({ seq, run }) => !taken.has(seq) && run !== runId);
    const runs = new Set(fresh.map(({ run }) => run));
    return [...runs].map((run) => fresh.filter((hint) => hint.run === run));
  } catch (error) {
    parts.log.warn({ sync: definition.name, err: error }, 'what was asked for in between could not be read');
    return [];
  }
}

/** What goes wrong with one of them is no reason for the run itself to fail: the hints are still there. */
async function carefully(host: Host, hints: readonly StoredHint[], taken: Set<number>): Promise<void> {
  try {
    await takeUp(host, hints);
    hints.forEach(({ seq }) => taken.delete(seq));
  } catch (error) {
    if (error instanceof LeaseLostError) return;
    host.parts.log.warn(
      { sync: host.definition.name, err: error },
      'what was asked for in between could not be sent'
    );
  }
}
