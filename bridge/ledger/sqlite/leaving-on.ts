import type { LeavingLedger } from '../../sync/leaving/leaving-ledger';
import type { LedgerThread } from './ledger-thread';

/** What the ledger knows of leaving scope, asked of its thread. */
export const leavingOn = (thread: LedgerThread): LeavingLedger => ({
  unseenMembers: (sync, page) => thread.call('unseenMembers', sync, page),
  sendersOf: (syncs, keys) => thread.call('sendersOf', syncs, keys),
  sentValues: (sync, recordIds) => thread.call('sentValues', sync, recordIds),
  presentCount: (sync) => thread.call('presentCount', sync),
  holdRemovals: (lease, runId, wave) => thread.call('holdRemovals', lease, runId, wave),
  heldRecords: (runId, page) => thread.call('heldRecords', runId, page),
  decideHeld: (runId, decision, writeBacks) => thread.call('decideHeld', runId, decision, writeBacks),
  approvedRemovals: (sync) => thread.call('approvedRemovals', sync),
  takenAwayBy: (runId, page) => thread.call('takenAwayBy', runId, page)
});
