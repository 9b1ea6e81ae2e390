import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import type { RecordState, StoredOutcome } from '../ledger/ledger';
import type { StoredCall } from '../calls/stored-call';
import { fieldsOfMessage } from '../sync/explain/preview-findings';
import { RecordFields } from '../sync/explain/record-fields';
import { recordStatusOf, type OutcomeStatus, type RecordStatus } from '../sync/model';
import type { Bridge } from '../wire';
import type { ListNames } from './list-names';
import { listsOfPerson, type ListMembership } from './person-lists';
import { sharingWith, type SharedWith } from './sharing';
import { covering, idsOfPerson } from './record-syncs';

/** What is known of a record, for the panel on its page: nothing is asked of Iterable, and of Salesforce hardly anything. */
export interface PanelAnswer {
  /** ISO time. */
  readonly asOf: string;
  readonly recordId: string;
  /** Null where no sync reads records of such ids. */
  readonly objectName: string | null;
  readonly syncs: readonly RecordSync[];
  readonly lists: readonly ListMembership[];
  readonly sharedWith: readonly SharedWith[];
  /** Newest first. */
  readonly timeline: readonly (OutcomeLine | CallLine)[];
}

interface AboutFields {
  /** The field that a message is about; null for none. */
  readonly fieldPath: string | null;
  /** Every field whose value the message may show. */
  readonly fieldPaths: readonly string[];
}

export interface RecordSync extends AboutFields {
  readonly syncName: string;
  readonly syncLabel: string;
  readonly status: RecordStatus;
  readonly message: string | null;
  readonly lastSyncedAt: string | null;
}

interface OutcomeLine extends AboutFields {
  readonly kind: 'outcome';
  readonly happenedAt: string;
  readonly syncLabel: string;
  readonly outcome: OutcomeStatus;
  readonly message: string | null;
  readonly runId: string;
}

interface CallLine {
  readonly kind: 'call';
  readonly happenedAt: string;
  readonly syncName: string | null;
  readonly syncLabel: string | null;
  /** Method and path, `POST /api/users/bulkUpdate`. */
  readonly callText: string;
  /** Null where nothing was answered. */
  readonly httpStatus: number | null;
  readonly systemName: 'Salesforce' | 'Iterable';
  readonly runId: string | null;
}

const longestTimeline = 100;
/** Newest runs of the record whose calls are looked up. */
const runsLookedAt = 25;

/** What the ledger knows of the record; for a person account of its contact too. Writes nothing anywhere. */
export async function panelCommand(
  bridge: Bridge,
  recordId: string,
  { config, listNames }: { readonly config: Config; readonly listNames: ListNames }
): Promise<PanelAnswer> {
  const ids = await idsOfPerson(bridge, recordId, config);
  const { objectName } = await covering(bridge, ids, config);
  const states = (await Promise.all(ids.map((id) => bridge.ledger.statesOfRecord(id)))).flat();
  const about = { bridge, config, states, ids };
  return {
    asOf: bridge.clock.now().toISOString(),
    recordId,
    objectName: objectName ?? states[0]?.object ?? null,
    syncs: states.filter(({ sync }) => counts(sync, config)).map((state) => syncOf(state, config)),
    lists: await listsOfPerson(about, listNames),
    sharedWith: await sharingWith(about),
    timeline: await timelineOf(bridge, ids, config)
  };
}

const definitionOf = ({ syncs }: Config, name: string): SyncDefinition | undefined =>
  syncs.find((sync) => sync.name === name);

/** What a sync said that is off or gone, nobody can mend and no run will change; one with a problem may run again. */
const counts = (name: string, config: Config): boolean => {
  const status = definitionOf(config, name)?.status;
  return status === undefined ? config.problems.some(({ sync }) => sync === name) : status !== 'Inactive';
};

const labelOf = (config: Config, name: string): string => definitionOf(config, name)?.label ?? name;

function syncOf(state: RecordState, config: Config): RecordSync {
  const status = state.code === 'removed' ? 'Removed' : recordStatusOf[state.status];
  const text = status === 'Synced' ? '' : [state.message, state.fix].filter(Boolean).join(' ');
  return {
    syncName: state.sync,
    syncLabel: labelOf(config, state.sync),
    status,
    message: text === '' ? null : text,
    lastSyncedAt: state.deliveredAt,
    ...aboutFields({ ...state, field: state.field ?? undefined }, config)
  };
}

/** Of a sync that is not there any more nobody knows which field of the record its message is about. */
function aboutFields(outcome: Pick<StoredOutcome, 'sync' | 'code' | 'field'>, config: Config): AboutFields {
  const definition = definitionOf(config, outcome.sync);
  const { field } = outcome;
  const paths = definition
    ? fieldsOfMessage(outcome, { fields: new RecordFields(definition) })
    : field === undefined
      ? []
      : [field];
  return { fieldPath: paths[0] ?? null, fieldPaths: paths };
}

async function timelineOf(
  { ledger }: Bridge,
  ids: readonly string[],
  config: Config
): Promise<PanelAnswer['timeline']> {
  const found = await Promise.all(ids.map((id) => ledger.outcomesOfRecord(id, longestTimeline)));
  const outcomes = found.flat().sort((a, b) => (a.at < b.at ? 1 : -1));
  const runs = [...new Set(outcomes.map(({ run }) => run))].slice(0, runsLookedAt);
  const pages = await Promise.all(
    runs.map((run) => ledger.calls({ run, about: ids, limit: longestTimeline }))
  );
  const calls = pages.flatMap((page) => page.calls);
  const lines = [
    ...outcomes.map((outcome) => outcomeLine(outcome, config)),
    ...calls.map((call) => callLine(call, config))
  ];
  return lines.sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : -1)).slice(0, longestTimeline);
}

const outcomeLine = (outcome: StoredOutcome, config: Config): OutcomeLine => ({
  kind: 'outcome',
  happenedAt: outcome.at,
  syncLabel: labelOf(config, outcome.sync),
  outcome: outcome.status,
  message: outcome.message === '' ? null : outcome.message,
  runId: outcome.run,
  ...aboutFields(outcome, config)
});

const callLine = ({ at, sync, side, method, path, status, run }: StoredCall, config: Config): CallLine => ({
  kind: 'call',
  happenedAt: at,
  syncName: sync,
  syncLabel: sync === null ? null : labelOf(config, sync),
  callText: `${method} ${path}`,
  httpStatus: status,
  systemName: side === 'salesforce' ? 'Salesforce' : 'Iterable',
  runId: run
});
