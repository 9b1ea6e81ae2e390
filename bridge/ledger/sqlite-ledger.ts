import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, messageOf } from '../errors';
import type { Run } from '../sync/model';
import type { ClaimedJob, JobStore } from './job-store';
import type { AskedRuns, Lease, LeaseOwner, Ledger, Overview, PageCommit, RunChange } from './ledger';
import { findCalls } from './sqlite/find-calls';
import { leavingOn } from './sqlite/leaving-on';
import { LedgerThread } from './sqlite/ledger-thread';
import { inRowOrder } from './sqlite/row-order';
import { readStates } from './sqlite/state-text';
import { trialsOn } from './sqlite/trials-on';

/** The embedded ledger. Several processes may have the same folder open. */
export interface SqliteLedger extends Ledger {
  /** The table of jobs in the same file, for the embedded queue. */
  readonly jobs: JobStore;
}

/**
 * Opens `ledger.db` in the folder, which is made when missing (for its owner alone).
 * ConfigError when the folder cannot be used, or when a newer version of the bridge has written to it.
 */
export const openSqliteLedger = async (dataDir: string): Promise<SqliteLedger> => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return ledgerOn(await LedgerThread.start(join(dataDir, 'ledger.db')));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      'ledger.data-dir',
      `The ledger in ${dataDir} cannot be opened: ${messageOf(error)}`,
      {
        cause: error,
        fix: 'Set DATA_DIR to a folder on a local disk that this user may write to.'
      }
    );
  }
};

const ledgerOn = (thread: LedgerThread): SqliteLedger => ({
  ...recordsOn(thread),
  ...identitiesOn(thread),
  ...leavingOn(thread),
  ...hintsOn(thread),
  ...definitionsOn(thread),
  ...overviewOn(thread),
  ...askedOn(thread),
  ...trialsOn(thread),
  takeLease: (name: string, owner: LeaseOwner, seconds: number) =>
    thread.call('takeLease', name, owner, seconds),
  renewLease: (lease: Lease, seconds: number) => thread.call('renewLease', lease, seconds),
  releaseLease: (lease: Lease) => thread.call('releaseLease', lease),

  startRun: (lease: Lease, run: Run) => thread.call('startRun', lease, run),
  unfinishedRun: (sync: string) => thread.call('unfinishedRun', sync),
  updateRun: (lease: Lease, runId: string, change: RunChange) =>
    thread.call('updateRun', lease, runId, change),
  run: (runId: string) => thread.call('findRun', runId),
  runs: (query) => thread.call('listRuns', query),
  bookmark: (sync: string) => thread.call('findBookmark', sync),
  commitPage: (lease: Lease, page: PageCommit) => thread.call('commitPage', lease, page),

  outcomesOfRun: (runId, query) => thread.call('outcomesOfRun', runId, query),
  recordsOfIdentity: (key) => thread.call('recordsOfIdentity', key),
  outcomesOfRecord: (recordId, limit) => thread.call('outcomesOfRecord', recordId, limit),
  deadLetters: (query) => thread.call('listDeadLetters', query),
  deadLetterCauses: (filter) => thread.call('deadLetterCauses', filter),
  writeBacksDue: (sync, limit, recordIds) => thread.call('writeBacksDue', sync, limit, recordIds),
  finishWriteBacks: (lease, runId, results) => thread.call('finishWriteBacks', lease, runId, results),

  appendCalls: (calls) => thread.call('appendCalls', calls),
  calls: (query) => findCalls(thread, query),
  purge: (before: string) => purge(thread, before),
  forgetSteps: (lease, sync, steps) => thread.call('forgetSteps', lease, sync, steps),
  addSourceCalls: (change) => thread.call('addSourceCalls', change),
  close: () => thread.close(),
  jobs: jobsOn(thread)
});

type Records = Pick<
  Ledger,
  | 'recordStates'
  | 'statesOfRecord'
  | 'statesOfSync'
  | 'otherStatuses'
  | 'dueRecords'
  | 'lookAgain'
  | 'sendAgain'
  | 'sendRejectedAgain'
  | 'deferredRecords'
  | 'holdersOf'
>;

const recordsOn = (thread: LedgerThread): Records => ({
  recordStates: (sync, recordIds) => recordStates(thread, sync, recordIds),
  statesOfRecord: (recordId) => thread.call('statesOfRecord', recordId),
  statesOfSync: (sync, query) => thread.call('statesOfSync', sync, query),
  otherStatuses: (exceptSync, recordIds) => thread.call('otherStatuses', exceptSync, recordIds),
  dueRecords: (sync, now, limit) => thread.call('dueRecords', sync, now, limit),
  lookAgain: (sync, recordIds, at) => thread.call('lookAgain', sync, recordIds, at),
  sendAgain: (sync, recordIds, at) => thread.call('sendAgain', sync, recordIds, at),
  sendRejectedAgain: (sync, definition, at) => thread.call('sendRejectedAgain', sync, definition, at),
  deferredRecords: (query) => thread.call('deferredRecords', query),
  holdersOf: (sync, childIds) => thread.call('holdersOf', sync, childIds)
});

type Identities = Pick<
  Ledger,
  | 'claimIdentities'
  | 'identitiesOf'
  | 'transferIdentities'
  | 'identityOwners'
  | 'releaseIdentities'
  | 'userTimes'
  | 'target'
  | 'noteTarget'
>;

const identitiesOn = (thread: LedgerThread): Identities => ({
  claimIdentities: (project, claims) => thread.call('claimIdentities', project, claims),
  identitiesOf: (project, recordIds) => thread.call('identitiesOf', project, recordIds),
  transferIdentities: (project, fromRecordId, to) =>
    thread.call('transferIdentities', project, fromRecordId, to),
  identityOwners: (key) => thread.call('identityOwners', key),
  releaseIdentities: (project, claims) => thread.call('releaseIdentities', project, claims),
  userTimes: (project, keys) => thread.call('userTimes', project, keys),
  target: (project, name) => thread.call('target', project, name),
  noteTarget: (project, name, value) => thread.call('noteTarget', project, name, value)
});

type Hints = Pick<Ledger, 'addHints' | 'takeHints' | 'finishHints' | 'syncsWithHints'>;

const hintsOn = (thread: LedgerThread): Hints => ({
  addHints: (hints) => thread.call('addHints', hints),
  takeHints: (query) => thread.call('takeHints', query),
  finishHints: (seqs) => thread.call('finishHints', seqs),
  syncsWithHints: () => thread.call('syncsWithHints')
});

type Definitions = Pick<
  Ledger,
  'noteDefinitions' | 'lastDefinitions' | 'definitions' | 'halfDonePublishes' | 'setHalfDonePublishes'
>;

const definitionsOn = (thread: LedgerThread): Definitions => ({
  noteDefinitions: (entries) => thread.call('noteDefinitions', entries),
  lastDefinitions: () => thread.call('lastDefinitions'),
  definitions: (query) => thread.call('listDefinitions', query),
  halfDonePublishes: () => thread.call('halfDonePublishes'),
  setHalfDonePublishes: (publishes) => thread.call('setHalfDonePublishes', publishes)
});

const overviewOn = (thread: LedgerThread): Overview => ({
  pauseSync: (pause) => thread.call('pauseSync', pause),
  resumeSync: (sync) => thread.call('resumeSync', sync),
  pauses: () => thread.call('listPauses'),
  standings: (syncs) => thread.call('standings', syncs),
  outcomesByHour: (from) => thread.call('outcomesByHour', from),
  runsToTell: (limit) => thread.call('runsToTell', limit),
  noteTold: (runs) => thread.call('noteTold', runs)
});

const askedOn = (thread: LedgerThread): AskedRuns => ({
  noteAsked: (runs, requests) => thread.call('noteAsked', runs, requests),
  noteQueued: (runs) => thread.call('noteQueued', runs),
  dropAsked: (run) => thread.call('dropAsked', run),
  failAsked: (run, problem) => thread.call('failAsked', run, problem),
  unqueuedRuns: (before) => thread.call('unqueuedRuns', before),
  askedRunOfJob: (job) => thread.call('askedRunOfJob', job),
  askedStandings: (runs) => thread.call('askedStandings', runs),
  askedOutcomes: (runs, limit) => thread.call('askedOutcomes', runs, limit),
  orgRequests: (requests) => thread.call('orgRequests', requests)
});

const recordStates = async (thread: LedgerThread, sync: string, recordIds: readonly string[]) => {
  const sorted = inRowOrder(recordIds, (id) => id);
  const states = readStates(await thread.call('recordStatesText', sync, sorted));
  const found = new Map(sorted.map((id, index) => [id, states[index] ?? null]));
  return recordIds.map((id) => found.get(id) ?? null);
};

const purge = async (thread: LedgerThread, before: string): Promise<void> => {
  // A call a slice: what the runs have to store comes in between.
  while (await thread.call('purgeSlice', before));
};

const jobsOn = (thread: LedgerThread): JobStore => ({
  add: (key, payload, about) => thread.call('addJob', key, payload, about),
  claim: (owner, leaseMs, lastLane) => thread.call('claimJob', owner, leaseMs, lastLane),
  heartbeat: (job: ClaimedJob, leaseMs) => thread.call('heartbeat', job, leaseMs),
  finish: (job) => thread.call('finishJob', job),
  giveBack: (job) => thread.call('giveBackJob', job),
  retry: (job, delayMs) => thread.call('retryJob', job, delayMs),
  fail: (job) => thread.call('failJob', job),
  pause: () => thread.call('pauseJobs'),
  resume: () => thread.call('resumeJobs'),
  counts: () => thread.call('countJobs')
});
