import type { CallSide } from '../calls/call-log';
import { digestOf } from '../calls/digest';
import type { CallQuery, StoredCall } from '../calls/stored-call';
import type { Ledger } from '../ledger/ledger';
import type { CsvTable } from './csv';
import { ownRows } from './own-rows';
import { rangeOf, type AskedRange } from './time-range';

export interface AskedCalls extends AskedRange {
  readonly run?: string;
  readonly sync?: string;
  /** 18 characters. */
  readonly record?: string;
  readonly email?: string;
  readonly userId?: string;
  readonly side?: CallSide;
  readonly endpoint?: string;
  readonly status?: number;
  readonly cause?: string;
  readonly failed?: boolean;
  readonly limit: number;
  /** The id of the last call of the page before. */
  readonly cursor?: number;
}

/** A call as it is shown: what was sent and answered without people's data. */
export interface ShownCall extends Omit<StoredCall, 'request' | 'response'> {
  /** `body` as it was sent; of many rows `shown` names the records of those that are kept. */
  readonly request: unknown;
  readonly response: unknown;
  /** Why nothing of the person who was looked for is in it. */
  readonly note?: string;
}

export interface CallsAnswer {
  readonly calls: readonly ShownCall[];
  readonly next: number | null;
}

/** Largest page of the ledger. */
const pageSize = 500;

type CallLedger = Pick<Ledger, 'calls' | 'recordsOfIdentity'>;

/** Calls that fit all that is asked, newest first; of a person that is looked for without the rows of others. */
export async function findCalls(asked: AskedCalls, ledger: CallLedger, now: Date): Promise<CallsAnswer> {
  const query = await queryOf(asked, ledger, now);
  const calls: ShownCall[] = [];
  let next: number | null = asked.cursor ?? Number.MAX_SAFE_INTEGER;
  while (next !== null && calls.length < asked.limit) {
    const page = await ledger.calls({
      ...query,
      limit: Math.min(pageSize, asked.limit - calls.length),
      before: next
    });
    const { about } = query;
    calls.push(...page.calls.map((call) => (about ? ownRows(shown(call), about) : shown(call))));
    ({ next } = page);
  }
  return { calls, next };
}

export async function findCall(id: number, ledger: CallLedger): Promise<ShownCall | null> {
  const [call] = (await ledger.calls({ limit: 1, before: id + 1 })).calls;
  return call?.id === id ? shown(call) : null;
}

async function queryOf(asked: AskedCalls, ledger: CallLedger, now: Date): Promise<Omit<CallQuery, 'limit'>> {
  const { run, sync, side, endpoint, status, cause, failed } = asked;
  return {
    ...rangeOf(asked, now),
    ...{ run, sync, side, endpoint, status, cause },
    ...(failed && { failed }),
    about: await aboutOf(asked, ledger)
  };
}

/** Somebody is looked for by any of what they are known as. */
async function aboutOf(
  { record, email, userId }: AskedCalls,
  ledger: CallLedger
): Promise<string[] | undefined> {
  if (record === undefined && email === undefined && userId === undefined) return undefined;
  const about = record === undefined ? [] : [record];
  for (const key of [email?.trim().toLowerCase(), userId]) {
    if (key !== undefined) about.push(digestOf(key), ...(await ledger.recordsOfIdentity(key)));
  }
  return about;
}

const shown = ({ request, response, ...call }: StoredCall): ShownCall => ({
  ...call,
  request: JSON.parse(request) as unknown,
  response: JSON.parse(response) as unknown
});

/** One line a call; what was sent and answered is in the JSON only. */
export const callsTable = (calls: readonly ShownCall[]): CsvTable => ({
  columns: [
    ...['id', 'at', 'run', 'sync', 'side', 'endpoint', 'method', 'path', 'attempt', 'status', 'causes'],
    ...['duration_ms', 'bytes_sent', 'bytes_received', 'rows', 'failed', 'records', 'first_record']
  ],
  rows: calls.map((call) => [
    ...[
      call.id,
      call.at,
      call.run,
      call.sync,
      call.side,
      call.endpoint,
      call.method,
      call.path,
      call.attempt
    ],
    ...[call.status, call.causes.join(' '), call.durationMs, call.bytesSent, call.bytesReceived, call.rows],
    ...[call.failed, call.recordCount, call.records[0]]
  ])
});
