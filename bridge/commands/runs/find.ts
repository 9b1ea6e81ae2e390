import type { Config } from '../../config/load-config';
import type { RecordState, StoredOutcome } from '../../ledger/ledger';
import { fieldsOfMessage } from '../../sync/explain/preview-findings';
import { RecordFields } from '../../sync/explain/record-fields';
import { recordStatusOf, type OutcomeStatus, type RecordStatus } from '../../sync/model';
import type { Bridge } from '../../wire';
import { idsOfPerson } from '../record-syncs';
import { search } from '../search';
import { syncNamed } from './list';

interface Standing {
  readonly syncName: string;
  readonly syncLabel: string;
  readonly status: RecordStatus;
  readonly message: string | null;
  readonly fieldPaths: readonly string[] | null;
  readonly lastSyncedAt: string | null;
}

interface PastRun {
  readonly runId: string;
  readonly syncName: string;
  readonly syncLabel: string;
  readonly happenedAt: string;
  readonly outcome: OutcomeStatus;
  readonly message: string | null;
  readonly fieldPaths: readonly string[] | null;
}

/** A record that a text names: `IterableSyncFoundView.Found`. */
export interface FoundRecord {
  readonly recordId: string;
  readonly objectName: string | null;
  readonly standings: readonly Standing[];
  /** Newest first. */
  readonly runs: readonly PastRun[];
  /** What it is known by in Iterable, over all its syncs; null when nobody knows. */
  readonly keyPaths: readonly string[] | null;
}

export interface FoundPeople {
  /** What the text was taken for. */
  readonly as: readonly ('record' | 'email' | 'userId')[];
  readonly records: readonly FoundRecord[];
}

/** Runs of one record that are told. */
const mostRuns = 10;

export interface AskedPeople {
  readonly text: string;
  /** Records that whoever asks has found in Salesforce, 18 characters each: nobody else knows who was never sent. */
  readonly recordIds: readonly string[];
}

/** Who is meant by a Salesforce Id, an e-mail address or a user id of Iterable, how they stand, and their last runs. */
export async function findPeople(
  bridge: Bridge,
  { text, recordIds }: AskedPeople,
  config: Config
): Promise<FoundPeople> {
  const { as, records } = await search(text, bridge.ledger);
  const known = new Map(records.map(({ recordId, states }) => [recordId, states]));
  const named = as.includes('record') ? records.slice(0, 1).map(({ recordId }) => recordId) : [];
  for (const id of [...named, ...recordIds]) {
    for (const other of await idsOfPerson(bridge, id, config))
      if (!known.has(other)) known.set(other, await bridge.ledger.statesOfRecord(other));
  }
  const found = [];
  for (const [recordId, states] of known) {
    if (states.length > 0) found.push(await foundOf(bridge, { recordId, states }, config));
  }
  return { as, records: found };
}

async function foundOf(
  { ledger }: Pick<Bridge, 'ledger'>,
  { recordId, states }: { readonly recordId: string; readonly states: readonly RecordState[] },
  config: Config
): Promise<FoundRecord> {
  const outcomes = await ledger.outcomesOfRecord(recordId, mostRuns);
  const identities = states.map(({ sync }) => fieldsOf(sync, config)?.identity ?? null);
  return {
    recordId,
    objectName: states[0]?.object ?? null,
    standings: states.map((state) => standingOf(state, config)),
    runs: outcomes.map((outcome) => pastRunOf(outcome, config)),
    keyPaths: identities.includes(null) ? null : [...new Set(identities.flatMap((paths) => paths ?? []))]
  };
}

const fieldsOf = (sync: string, config: Config): RecordFields | null => {
  const definition = syncNamed(config, sync);
  return definition ? new RecordFields(definition) : null;
};

const labelled = (sync: string, config: Config) => ({
  syncName: sync,
  syncLabel: syncNamed(config, sync)?.label ?? sync
});

function pathsOf(
  outcome: Pick<StoredOutcome, 'sync' | 'code' | 'field'>,
  config: Config
): readonly string[] | null {
  const fields = fieldsOf(outcome.sync, config);
  return fields && fieldsOfMessage(outcome, { fields });
}

function standingOf(state: RecordState, config: Config): Standing {
  const status = state.code === 'removed' ? 'Removed' : recordStatusOf[state.status];
  const text = status === 'Synced' ? '' : [state.message, state.fix].filter(Boolean).join(' ');
  return {
    ...labelled(state.sync, config),
    status,
    message: text === '' ? null : text,
    fieldPaths: pathsOf({ ...state, field: state.field ?? undefined }, config),
    lastSyncedAt: state.deliveredAt
  };
}

const pastRunOf = (outcome: StoredOutcome, config: Config): PastRun => ({
  ...labelled(outcome.sync, config),
  runId: outcome.run,
  happenedAt: outcome.at,
  outcome: outcome.status,
  message: outcome.message === '' ? null : outcome.message,
  fieldPaths: pathsOf(outcome, config)
});
