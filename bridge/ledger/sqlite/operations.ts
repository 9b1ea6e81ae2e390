import type { Connection } from './connection';
import {
  askedOutcomes,
  askedRunOfJob,
  askedStandings,
  dropAsked,
  failAsked,
  noteAsked,
  noteQueued,
  orgRequests,
  unqueuedRuns
} from './asked-runs';
import { findBookmark } from './bookmarks';
import { appendCalls, callSlice } from './calls';
import { holdersOf } from './children';
import { commitPage } from './commit-page';
import { deadLetterCauses, listDeadLetters } from './dead-letters';
import {
  halfDonePublishes,
  lastDefinitions,
  listDefinitions,
  noteDefinitions,
  setHalfDonePublishes
} from './definitions';
import { approvedRemovals, decideHeld, heldRecords, holdRemovals } from './held-removals';
import { forgetSteps } from './forget-steps';
import { addHints, finishHints, syncsWithHints, takeHints } from './hints';
import {
  claimIdentities,
  identitiesOf,
  identityOwners,
  recordsOfIdentity,
  releaseIdentities,
  transferIdentities
} from './identities';
import {
  addJob,
  claimJob,
  countJobs,
  failJob,
  finishJob,
  giveBackJob,
  heartbeat,
  pauseJobs,
  resumeJobs,
  retryJob
} from './jobs';
import { releaseLease, renewLease, takeLease } from './leases';
import { presentCount, sendersOf, unseenMembers } from './members';
import { outcomesByHour } from './outcome-hours';
import { outcomesOfRecord, outcomesOfRun } from './outcomes';
import { listPauses, pauseSync, resumeSync } from './pauses';
import { purgeSlice } from './purge';
import { otherStatuses, recordStatesText, statesOfRecord, statesOfSync } from './records';
import { deferredRecords, dueRecords, lookAgain, sendAgain, sendRejectedAgain } from './retries';
import { findRun, listRuns, noteTold, runsToTell, startRun, unfinishedRun, updateRun } from './runs';
import { sentValues, takenAwayBy } from './taken-away';
import { standings } from './standings';
import { noteTarget, target } from './targets';
import { userTimes } from './users';
import { addSourceCalls } from './source-calls';
import { forgetBefore, noteUndone, rememberedUsers, rememberUsers } from './trial-users';
import {
  changeTrial,
  findTrial,
  lastUndone,
  noteTrialOutcomes,
  openTrials,
  startTrial,
  trialPeople,
  trialsOf
} from './trials';
import { finishWriteBacks, writeBacksDue } from './write-backs';

/** What the ledger's thread can be asked to do; each takes the connection first, then the arguments sent. */
export const operations = {
  addHints,
  takeHints,
  finishHints,
  syncsWithHints,
  noteDefinitions,
  lastDefinitions,
  listDefinitions,
  halfDonePublishes,
  setHalfDonePublishes,
  pauseSync,
  resumeSync,
  listPauses,
  standings,
  outcomesByHour,
  runsToTell,
  noteTold,
  noteAsked,
  noteQueued,
  dropAsked,
  failAsked,
  unqueuedRuns,
  askedRunOfJob,
  askedStandings,
  askedOutcomes,
  orgRequests,
  takeLease,
  renewLease,
  releaseLease,
  startRun,
  unfinishedRun,
  updateRun,
  findRun,
  listRuns,
  findBookmark,
  commitPage,
  recordStatesText,
  statesOfRecord,
  statesOfSync,
  otherStatuses,
  dueRecords,
  lookAgain,
  sendAgain,
  sendRejectedAgain,
  deferredRecords,
  claimIdentities,
  identitiesOf,
  transferIdentities,
  identityOwners,
  recordsOfIdentity,
  releaseIdentities,
  userTimes,
  target,
  noteTarget,
  presentCount,
  sendersOf,
  unseenMembers,
  approvedRemovals,
  decideHeld,
  heldRecords,
  holdRemovals,
  forgetSteps,
  sentValues,
  takenAwayBy,
  holdersOf,
  outcomesOfRun,
  outcomesOfRecord,
  listDeadLetters,
  deadLetterCauses,
  startTrial,
  findTrial,
  trialsOf,
  lastUndone,
  openTrials,
  changeTrial,
  trialPeople,
  noteTrialOutcomes,
  rememberUsers,
  rememberedUsers,
  noteUndone,
  forgetBefore,
  writeBacksDue,
  finishWriteBacks,
  addSourceCalls,
  appendCalls,
  callSlice,
  purgeSlice,
  addJob,
  claimJob,
  countJobs,
  failJob,
  finishJob,
  giveBackJob,
  heartbeat,
  pauseJobs,
  resumeJobs,
  retryJob
} satisfies Record<string, (db: Connection, ...args: never[]) => unknown>;

export type Operations = typeof operations;
export type OperationName = keyof Operations;

type WithoutConnection<T> = T extends (db: Connection, ...args: infer Args) => unknown ? Args : never;
export type ArgsOf<Name extends OperationName> = WithoutConnection<Operations[Name]>;
export type AnswerOf<Name extends OperationName> = ReturnType<Operations[Name]>;
