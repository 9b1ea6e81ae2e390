import { Redactor } from '../../calls/redact';
import type { Config } from '../../config/load-config';
import type { Ledger } from '../../ledger/ledger';
import type { Run } from '../../sync/model';
import { findCalls, type ShownCall } from '../calls';
import { runViewOf, type RunView } from '../run-view';
import { pathsInCalls, type FieldsOfVersion } from './fields-of-version';
import { syncNamed } from './list';
import { recordLine, type RecordLine } from './records';

/** A call in the words of the screens; what was sent and answered as JSON text without people's data. */
export interface CallLine {
  readonly callId: number;
  readonly happenedAt: string;
  readonly systemName: 'Salesforce' | 'Iterable';
  /** Our name for what was called. */
  readonly endpoint: string;
  readonly callText: string;
  readonly attempt: number;
  readonly httpStatus: number | null;
  readonly causes: readonly string[];
  readonly durationMs: number;
  readonly bytesSent: number;
  readonly bytesReceived: number | null;
  readonly rowCount: number;
  readonly failedCount: number;
  readonly note: string | null;
  readonly requestText: string;
  readonly responseText: string;
}

/** One record of one run: `IterableSyncRunRecordView`. */
export interface RunRecord {
  readonly run: RunView;
  readonly syncLabel: string;
  readonly version: string;
  readonly record: RecordLine;
  /** What was refused, as JSON text without people's data; null where nothing was refused in this run. */
  readonly payloadText: string | null;
  /** Oldest first. */
  readonly calls: readonly CallLine[];
  /** Every field whose value may stand in payload and calls; null when nobody knows. */
  readonly bodyPaths: readonly string[] | null;
}

export interface RecordParts {
  readonly ledger: Pick<Ledger, 'outcomesOfRun' | 'deadLetters' | 'calls' | 'recordsOfIdentity'>;
  readonly config: Config;
  readonly versions: FieldsOfVersion;
  readonly now: Date;
}

/** More calls of one run about one record are not told. */
const mostCalls = 100;

/** Null where the run has no outcome of the record. */
export async function runRecord(run: Run, recordId: string, parts: RecordParts): Promise<RunRecord | null> {
  const { ledger, config, versions, now } = parts;
  const [outcome] = await ledger.outcomesOfRun(run.run, { recordId, limit: 1 });
  if (!outcome) return null;
  const known = await versions.of(run.sync, run.definition, config);
  const { calls } = await findCalls({ run: run.run, record: recordId, limit: mostCalls }, ledger, now);
  return {
    run: runViewOf(run),
    syncLabel: syncNamed(config, run.sync)?.label ?? run.sync,
    version: run.definition,
    record: recordLine(outcome, known?.fields ?? null),
    payloadText: await payloadOf(run, recordId, ledger),
    calls: calls.map(callLine).reverse(),
    bodyPaths: pathsInCalls(known, run.query, config)
  };
}

/** The dead letter holds it while no later run has refused the record again. */
async function payloadOf(
  { run, sync }: Run,
  recordId: string,
  ledger: Pick<Ledger, 'deadLetters'>
): Promise<string | null> {
  const [letter] = await ledger.deadLetters({ ids: [`${sync}:${recordId}`], limit: 1 });
  if (!letter?.payload || letter.run !== run) return null;
  return JSON.stringify(new Redactor().value(JSON.parse(letter.payload)));
}

const callLine = (call: ShownCall): CallLine => ({
  callId: call.id,
  happenedAt: call.at,
  systemName: call.side === 'salesforce' ? 'Salesforce' : 'Iterable',
  endpoint: call.endpoint,
  callText: `${call.method} ${call.path}`,
  attempt: call.attempt,
  httpStatus: call.status,
  causes: call.causes,
  durationMs: call.durationMs,
  bytesSent: call.bytesSent,
  bytesReceived: call.bytesReceived,
  rowCount: call.rows,
  failedCount: call.failed,
  note: call.note ?? null,
  requestText: textOf(call.request),
  responseText: textOf(call.response)
});

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : JSON.stringify(value);

/** Calls of a run as a list shows them: nothing of what was sent or answered. */
export type CallHead = Omit<CallLine, 'requestText' | 'responseText' | 'note'>;

/** Newest first. */
export async function runCalls(
  run: string,
  asked: { readonly failed?: boolean; readonly limit: number; readonly cursor?: number },
  { ledger, now }: Pick<RecordParts, 'ledger' | 'now'>
): Promise<{ calls: readonly CallHead[]; next: number | null }> {
  const { calls, next } = await findCalls({ run, ...asked }, ledger, now);
  return { calls: calls.map(callLine), next };
}
