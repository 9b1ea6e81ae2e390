import type { Config } from '../../config/load-config';
import type { Ledger } from '../../ledger/ledger';
import type { Run } from '../../sync/model';
import { definitionOf } from '../definitions';
import { ConfigError } from '../../errors';
import { fieldsOfReason } from '../held-reasons';
import { runViewOf, type RunView } from '../run-view';
import type { WaitingRun } from '../waiting-run';
import { pathsOfQuery, type FieldsOfVersion } from './fields-of-version';
import { syncNamed } from './list';

/** Removals that waited, or still wait, for a person. */
interface HeldPart {
  readonly removals: number;
  readonly present: number;
  readonly heldAt: string;
  readonly decision: 'approved' | 'discarded' | null;
  /** Who, as far as it is known: the id of a user, or words. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reasons: readonly {
    readonly reason: string;
    readonly count: number;
    readonly fieldPaths: readonly string[] | null;
  }[];
}

/** All that there is to say of a run: `IterableSyncRunPageView`. */
export interface RunPage {
  readonly run: RunView;
  readonly syncLabel: string;
  readonly objectName: string | null;
  /** SOQL of the first page as executed. */
  readonly query: string | null;
  /** Fields that it names; null where that cannot be told. */
  readonly queryPaths: readonly string[] | null;
  readonly readFrom: string | null;
  readonly readTo: string | null;
  readonly caughtUpTo: string | null;
  readonly salesforceCalls: number;
  readonly iterableCalls: number;
  /** Records whose own status fields were updated, and those whose could not be. */
  readonly writtenBack: number;
  readonly writeBackErrors: number;
  readonly version: string | null;
  /** When that version was taken, and how it came; null where it is not known any more. */
  readonly versionAt: string | null;
  readonly versionSource: 'published' | 'deployed' | null;
  readonly notices: readonly string[];
  /** What the run read; null where it is not known any more. */
  readonly fieldPaths: readonly string[] | null;
  readonly errorCode: string | null;
  readonly held: HeldPart | null;
}

export interface PageParts {
  readonly ledger: Pick<Ledger, 'definitions' | 'lastDefinitions'>;
  readonly config: Config;
  readonly versions: FieldsOfVersion;
}

/** Of a run of the ledger, or of one that only waits. */
export async function runPage(run: Run | WaitingRun, parts: PageParts): Promise<RunPage> {
  const { config } = parts;
  const known = run.definition === null ? null : await parts.versions.of(run.sync, run.definition, config);
  const sync = syncNamed(config, run.sync) ?? known?.definition;
  return {
    run: runViewOf(run),
    syncLabel: sync?.label ?? run.sync,
    objectName: sync?.sourceObject ?? null,
    query: run.query,
    queryPaths: pathsOfQuery(run.query),
    ...windowOf(run),
    caughtUpTo: run.bookmark,
    salesforceCalls: run.calls.salesforce,
    iterableCalls: run.calls.iterable,
    writtenBack: run.counts.writtenBack,
    writeBackErrors: run.counts.writeBackErrors,
    ...(await versionOf(run, parts)),
    notices: run.notices,
    fieldPaths: known?.fields.all ?? null,
    errorCode: run.error?.code ?? null,
    held: heldOf(run, config)
  };
}

function windowOf(run: Run | WaitingRun): Pick<RunPage, 'readFrom' | 'readTo'> {
  const { start = null, end = null } = ('window' in run ? run.window : undefined) ?? {};
  return { readFrom: start, readTo: end };
}

async function versionOf(
  { sync, definition }: Run | WaitingRun,
  { ledger }: PageParts
): Promise<Pick<RunPage, 'version' | 'versionAt' | 'versionSource'>> {
  const unknown = { version: definition, versionAt: null, versionSource: null };
  if (definition === null) return unknown;
  try {
    const { at, source } = await definitionOf(ledger, sync, definition);
    return { version: definition, versionAt: at, versionSource: source };
  } catch (error) {
    if (error instanceof ConfigError) return unknown;
    throw error;
  }
}

function heldOf(run: Run | WaitingRun, config: Config): HeldPart | null {
  if (!('held' in run) || !run.held) return null;
  const { removals, present, reasons, heldAt, decision, decidedBy, decidedAt } = run.held;
  return {
    removals,
    present,
    heldAt: heldAt ?? run.startedAt,
    decision,
    decidedBy,
    decidedAt,
    reasons: reasons.map((told) => ({ ...told, fieldPaths: fieldsOfReason(told.reason, config, run.sync) }))
  };
}
