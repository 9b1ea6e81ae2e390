import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import { thisProcess } from '../../../bridge/ledger/process-owner';
import type { SqliteLedger } from '../../../bridge/ledger/sqlite-ledger';
import type { StoredOutcome } from '../../../bridge/sync/bookkeeping';
import type { Run } from '../../../bridge/sync/model';
import type { RunParts, RunRequest } from '../../../bridge/sync/run-parts';
import { runSync } from '../../../bridge/sync/run-sync';
import { contactId, manualClock, syncDefinition, temporaryLedger, type ManualClock } from '../../builders';
import { scriptedDestination, type Answer, type ScriptedDestination } from './scripted-destination';
import { scriptedSource, type ScriptedSource } from './scripted-source';

/** Whole runs between a scripted Salesforce and a scripted Iterable, with a real ledger. */
export interface RunBench {
  readonly source: ScriptedSource;
  readonly destination: ScriptedDestination;
  readonly ledger: SqliteLedger;
  readonly clock: ManualClock;
  readonly parts: RunParts;
  run(request?: Partial<RunRequest>, definition?: SyncDefinition): Promise<Run>;
  outcomes(run: Run): Promise<StoredOutcome[]>;
  /** `<status> <code>` of each record of the run, by its number. */
  said(run: Run): Promise<Record<number, string>>;
  /** Time passes on both clocks. */
  pass(minutes: number): void;
  close(): Promise<void>;
}

interface BenchScript {
  readonly answers?: readonly Answer[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly parts?: Partial<RunParts>;
}

export async function runBench({
  answers,
  fields = { firstName: 'string' },
  parts: given
}: BenchScript = {}): Promise<RunBench> {
  const { ledger, close } = await temporaryLedger();
  const clock = manualClock();
  const source = scriptedSource();
  const destination = scriptedDestination(answers, fields);
  const parts: RunParts = {
    source,
    destination,
    ownClients: () => ({ source, destination }),
    ledger,
    clock,
    owner: thisProcess('test'),
    log: { info: () => undefined, warn: () => undefined },
    settleSeconds: 60,
    activeSyncs: [],
    ...given
  };
  return { source, destination, ledger, clock, parts, close, ...actions(parts, source, clock) };
}

function actions(parts: RunParts, source: ScriptedSource, clock: ManualClock) {
  const outcomes = (run: Run) => (parts.ledger as SqliteLedger).outcomesOfRun(run.run, { limit: 1000 });
  return {
    run: (request: Partial<RunRequest> = {}, definition = syncDefinition()) =>
      runSync(definition, { trigger: 'command', ...request }, parts),
    outcomes,
    said: async (run: Run): Promise<Record<number, string>> =>
      Object.fromEntries(
        (await outcomes(run)).map(({ recordId, status, code }) => [
          Number(recordId.slice(3, 15)),
          `${status} ${code}`.trim()
        ])
      ),
    pass: (minutes: number): void => {
      clock.advance(minutes * 60_000);
      source.now = new Date(source.now.getTime() + minutes * 60_000);
    }
  };
}

/** A contact that changed an hour before the bench's clock starts. */
export const contact = (number: number, given: Record<string, unknown> = {}): Record<string, unknown> => ({
  Id: contactId(number),
  SystemModstamp: '2026-02-01T09:00:00.000+0000',
  Email: `person${number}@example.com`,
  FirstName: `First ${number}`,
  Iterable_Status__c: null,
  Iterable_Message__c: null,
  Iterable_Last_Synced__c: null,
  ...given
});

export const contacts = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, number) => contact(number));

/** The same row, changed now by the bench's clock. */
export function change(source: ScriptedSource, number: number, given: Record<string, unknown>): void {
  const row = source.rows.find(({ Id }) => Id === contactId(number));
  if (!row) throw new Error(`no contact ${number}`);
  Object.assign(row, { SystemModstamp: new Date(source.now.getTime() - 1000).toISOString() }, given);
}
