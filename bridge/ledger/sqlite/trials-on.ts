import type { TrialLedger } from '../ledger';
import type { LedgerThread } from './ledger-thread';

export const trialsOn = (thread: LedgerThread): TrialLedger => ({
  startTrial: (trial, recordIds) => thread.call('startTrial', trial, recordIds),
  trial: (id) => thread.call('findTrial', id),
  trialsOf: (sync, limit) => thread.call('trialsOf', sync, limit),
  lastUndone: (project) => thread.call('lastUndone', project),
  openTrials: () => thread.call('openTrials'),
  changeTrial: (id, change) => thread.call('changeTrial', id, change),
  trialPeople: (id) => thread.call('trialPeople', id),
  noteTrialOutcomes: (lease, id, outcomes) => thread.call('noteTrialOutcomes', lease, id, outcomes),
  rememberUsers: (lease, id, users) => thread.call('rememberUsers', lease, id, users),
  rememberedUsers: (id) => thread.call('rememberedUsers', id),
  noteUndone: (lease, id, result) => thread.call('noteUndone', lease, id, result),
  forgetBefore: (id) => thread.call('forgetBefore', id)
});
