import type { AskedStanding, Ledger } from '../ledger/ledger';
import { noCounts, type Counts, type RunTrigger } from '../sync/model';

/** A run that was asked for and has not begun, or never will. */
export interface WaitingRun {
  readonly run: string;
  readonly sync: string;
  readonly trigger: RunTrigger;
  readonly state: 'waiting' | 'failed';
  readonly requestedAt: string;
  readonly startedAt: null;
  readonly endedAt: null;
  readonly counts: Counts;
  readonly bookmark: null;
  readonly calls: { readonly salesforce: number; readonly iterable: number };
  readonly definition: null;
  readonly query: null;
  readonly notices: readonly string[];
  /** Why it never begins. */
  readonly error: AskedStanding['problem'];
}

/** As the ledger remembers it, whichever process was asked. Pure. */
export const waitingRunOf = ({ run, sync, at, total, problem }: AskedStanding): WaitingRun => ({
  run,
  sync,
  trigger: total > 0 ? 'record' : 'api',
  state: problem ? 'failed' : 'waiting',
  requestedAt: at,
  startedAt: null,
  endedAt: null,
  counts: noCounts(),
  bookmark: null,
  calls: { salesforce: 0, iterable: 0 },
  definition: null,
  query: null,
  notices: [],
  error: problem
});

/** A run that was asked for, of this process or of another; null where nobody asked for it. */
export async function askedRun(
  run: string,
  ledger: Pick<Ledger, 'askedStandings'>
): Promise<WaitingRun | null> {
  const [asked] = await ledger.askedStandings([run]);
  return asked ? waitingRunOf(asked) : null;
}
