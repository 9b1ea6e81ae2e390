import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CallSide } from '../../calls/call-log';
import type { CallEntry, CallQuery, StoredCall } from '../../calls/stored-call';
import { mayHold, packAbout, unpackAbout } from './calls-about';
import type { Connection, Value } from './connection';

interface CallRow extends Omit<StoredCall, 'at' | 'causes' | 'records' | 'request' | 'response'> {
  readonly atMs: number;
  readonly causes: string;
  readonly filter: ArrayBuffer | null;
  readonly about: ArrayBuffer | null;
  readonly bodies: ArrayBuffer;
}

/** Part of an answer, and where to go on; null at the end. */
export interface CallSlice {
  readonly calls: readonly StoredCall[];
  readonly next: number | null;
}

/** Calls looked through at once for what no index finds: what the runs have to store comes in between. */
const sliceRows = 2000;
const shownRecords = 10;
/** Digests of users are no records. */
const isRecord = (about: string): boolean => !about.includes(':');

/** Texts that stand in most bodies: small ones become half as large. */
const dictionary = Buffer.from(
  'SELECT Id, SystemModstamp, IsDeleted, MasterRecordId, HasOptedOutOfEmail, Iterable_Status__c, Iterable_Message__c, ' +
    'Iterable_Last_Synced__c, FirstName, LastName, Email FROM CampaignMember FROM Lead FROM Account FROM Contact WHERE ' +
    '(SystemModstamp >= 2026-11-22T05:00:00Z AND SystemModstamp < 2026-11-22T05:00:00Z ORDER BY SystemModstamp ASC, ' +
    'Id ASC LIMIT 2000"}}{"totalSize":0,"done":true,"records":[]}' +
    '{"body":{"rows":1,"shown":["003"],"query":{"attributes":{"type":"Contact","url":"/services/data/v66.0/sobjects/' +
    '"compositeRequest":"records":[{"totalSize":"done":true,"success":true,"errors":[]},"Iterable_Status__c":"Synced",' +
    '"Iterable_Last_Synced__c":"Iterable_Message__c":"users":[{"email":"a***@e***.com","preferUserId":false,' +
    '"mergeNestedObjects":true,"dataFields":{"userId":"[text 10]","createNewFields":false,"subscribers":"listId":' +
    '"filteredOutFields":[],"createdFields":[],"disallowedEventNames":[],"failedUpdates":{"invalidEmails":[],' +
    '"invalidUserIds":[],"successCount":"failCount":0,"msg":"","code":"Success","params":null},"request":"response":'
);

export const appendCalls = (db: Connection, calls: readonly CallEntry[]): void =>
  db.write(() => {
    const runs = new Map<string, number | null>();
    for (const call of calls) {
      if (call.run !== null && !runs.has(call.run)) runs.set(call.run, seqOfRun(db, call.run));
      appendCall(db, call, call.run === null ? null : (runs.get(call.run) ?? null));
    }
  });

const seqOfRun = (db: Connection, run: string): number | null =>
  db.row<{ seq: number }>('SELECT seq FROM runs WHERE run = ?', run)?.seq ?? null;

const appendCall = (db: Connection, call: CallEntry, runSeq: number | null): void => {
  const { filter, ids } = packAbout(call.about);
  const bodies = deflateRawSync(`${call.request}\n${call.response}`, { dictionary });
  db.run(
    `INSERT INTO calls (at_ms, run_seq, sync, side, endpoint, method, path, attempt, status, causes, duration_ms,
       bytes_sent, bytes_received, row_count, failed, about_count, known_ids, about, bodies)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[Date.parse(call.at), runSeq, call.sync, call.side, call.endpoint, call.method, call.path],
    ...[call.attempt, call.status, call.causes.join(' '), call.durationMs, call.bytesSent],
    ...[call.bytesReceived, call.rows, call.failed, call.about.filter(isRecord).length, filter, ids, bodies]
  );
};

const selectCalls = `SELECT c.seq AS id, c.at_ms AS atMs, r.run, c.sync, c.side, c.endpoint, c.method, c.path, c.attempt,
    c.status, c.causes, c.duration_ms AS durationMs, c.bytes_sent AS bytesSent, c.bytes_received AS bytesReceived,
    c.row_count AS "rows", c.failed, c.about_count AS recordCount, c.about, c.bodies
  FROM calls c LEFT JOIN runs r ON r.seq = c.run_seq`;

/** Newest first: one slice of what the query finds, before the given call. */
export const callSlice = (db: Connection, query: CallQuery, before: number): CallSlice => {
  const { about, limit } = query;
  const [place, sought] = conditionsOf(query);
  const looked = db.rows<{ seq: number; fits: number; filter: ArrayBuffer | null }>(
    `SELECT c.seq, ${sought.sql} AS fits, ${about ? 'c.known_ids' : 'NULL'} AS filter
     FROM calls c WHERE c.seq < ? AND ${place.sql} ORDER BY c.seq DESC LIMIT ?`,
    ...[...sought.values, before, ...place.values, sliceRows]
  );
  const next = looked.length < sliceRows ? null : (looked.at(-1)?.seq ?? null);
  const fitting = looked.filter(({ fits }) => fits === 1);
  if (!about) return { calls: fitting.slice(0, limit).flatMap(({ seq }) => callOfSeq(db, seq)), next };
  const calls = fitting
    .filter(({ filter }) => filter !== null && holdsOne(new Uint8Array(filter), about))
    .flatMap(({ seq }) => aboutOne(db, seq, about));
  return { calls, next };
};

const callOfSeq = (db: Connection, seq: number): StoredCall[] =>
  db.rows<CallRow>(`${selectCalls} WHERE c.seq = ?`, seq).map(callOf);

const holdsOne = (filter: Uint8Array, about: readonly string[]): boolean =>
  about.some((id) => mayHold(filter, id));

/** The call, if it is really about one of these. */
const aboutOne = (db: Connection, seq: number, about: readonly string[]): StoredCall[] => {
  const row = db.row<CallRow>(`${selectCalls} WHERE c.seq = ?`, seq);
  if (!row?.about) return [];
  const ids = unpackAbout(new Uint8Array(row.about));
  return about.some((id) => ids.includes(id)) ? [callOf(row)] : [];
};

interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What an index finds, and what each call in it is held against. */
const conditionsOf = (query: CallQuery): [Condition, Condition] => {
  const { run, sync, from, to, side, endpoint, status, cause } = query;
  const place = all([['c.run_seq = (SELECT seq FROM runs WHERE run = ?)', run]]);
  const sought = all([
    ['c.sync = ?', sync],
    ['c.at_ms >= ?', from && Date.parse(from)],
    ['c.at_ms < ?', to && Date.parse(to)],
    ['c.side = ?', side],
    ['c.endpoint = ?', endpoint],
    ['c.status = ?', status],
    ["instr(' ' || c.causes || ' ', ' ' || ? || ' ') > 0", cause],
    ["(c.failed > ? OR c.causes <> '')", query.failed && 0]
  ]);
  return [place, sought];
};

const all = (parts: readonly (readonly [string, Value | undefined])[]): Condition => {
  const asked = parts.filter((part): part is readonly [string, Value] => part[1] !== undefined);
  return {
    sql: asked.length === 0 ? '1' : `(${asked.map(([sql]) => sql).join(' AND ')})`,
    values: asked.map(([, value]) => value)
  };
};

const callOf = ({ atMs, causes, about, bodies, filter: _, ...row }: CallRow): StoredCall => {
  const [request = '', response = ''] = inflateRawSync(new Uint8Array(bodies), { dictionary })
    .toString()
    .split('\n');
  const ids = about === null ? [] : unpackAbout(new Uint8Array(about)).filter(isRecord);
  return {
    ...row,
    side: row.side satisfies CallSide,
    at: new Date(atMs).toISOString(),
    causes: causes === '' ? [] : causes.split(' '),
    records: ids.slice(0, shownRecords),
    request,
    response
  };
};

/** Inside a write: one slice of what is older; answers whether there may be more. */
export const purgeCalls = (db: Connection, before: string, limit: number): boolean =>
  db.run(
    'DELETE FROM calls WHERE seq IN (SELECT seq FROM calls WHERE at_ms < ? ORDER BY at_ms LIMIT ?)',
    ...[Date.parse(before), limit]
  ) > 0;
