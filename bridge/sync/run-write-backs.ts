import type { SyncDefinition } from '../config/sync-definition';
import { messageOf } from '../errors';
import type { Lease, SyncStatus, WriteBack } from './bookkeeping';
import { drainWriteBacks } from './drain-write-backs';
import type { Counts, Outcome, SourceRecord } from './model';
import { heldCode, heldText, type CountedRemoval } from './leaving/leaving-ledger';
import { isPendingRemoval } from './removal-brake';
import type { RunParts } from './run-parts';
import { isSettling } from './settling';
import type { Turns } from './turns';
import { writeBackFor, type StatusFields } from './write-back';

interface Shown {
  readonly record: SourceRecord;
  readonly outcome: Outcome;
}

interface OfRun {
  readonly runId: string;
  readonly lease: Lease;
  readonly notice: (text: string) => void;
  readonly note: (counts: Partial<Counts>) => Promise<void>;
  /** Shared with the runs within the run. */
  readonly turns: Turns;
  /** A run within the run writes its own records alone: it need not wait for what the sync has on its list. */
  readonly reach: 'all of the sync' | 'own records';
}

/** Records whose write-backs are made at a time. */
const heldAtOnce = 2000;

/** What one run writes to the records themselves. */
export class RunWriteBacks {
  private statusFields: StatusFields | null = null;
  private writing: Promise<void> = Promise.resolve();
  private own = new Set<string>();

  constructor(
    private readonly definition: SyncDefinition,
    private readonly parts: Pick<RunParts, 'source' | 'ledger' | 'clock' | 'activeSyncs'>,
    private readonly run: OfRun
  ) {}

  begin(statusFields: StatusFields | null): void {
    this.statusFields = statusFields;
    if (!statusFields && this.definition.writeBack !== 'None') {
      this.run.notice(
        `${this.definition.sourceObject} has no status fields that the integration user may write: nothing is written back.`
      );
    }
  }

  /** What is due to be written to records with these outcomes. */
  async of(records: readonly Shown[]): Promise<WriteBack[]> {
    const names = this.statusFields;
    if (!names) return [];
    const others = await otherStatuses(
      records.map(({ record }) => record.id),
      this.definition,
      this.parts
    );
    const now = this.parts.clock.now();
    return records.flatMap(({ record, outcome }) => {
      // The run comes back to it: a word in between would only move the record's stamp.
      if (isSettling(outcome) || isPendingRemoval(outcome)) return [];
      const shown = { record, outcome, others: others.get(record.id) ?? [] };
      const due = writeBackFor(this.definition, shown, names, now);
      if (due) this.own.add(record.id);
      return due ? [due] : [];
    });
  }

  /** Records that wait for a person say so. */
  async queueHeld(removals: readonly CountedRemoval[]): Promise<void> {
    const { ledger, clock } = this.parts;
    for (let start = 0; start < removals.length; start += heldAtOnce) {
      const shown = removals.slice(start, start + heldAtOnce).map((removal) => this.held(removal));
      await ledger.commitPage(this.run.lease, {
        runId: this.run.runId,
        sync: this.definition.name,
        project: this.definition.project.name,
        outcomes: [],
        writeBacks: await this.of(shown),
        counts: {},
        calls: { salesforce: 0, iterable: 0 },
        at: clock.now().toISOString()
      });
    }
  }

  private held({ recordId, reason }: CountedRemoval): Shown {
    const { sourceObject: object } = this.definition;
    return {
      record: unread(recordId, object),
      outcome: { recordId, object, status: 'deferred', code: heldCode, ...heldText(reason, this.run.runId) }
    };
  }

  /** One drain at a time; the one before is waited for, so that deliveries cannot run far ahead of the records. */
  async start(): Promise<void> {
    await this.writing;
    const names = this.statusFields;
    const own = [...this.own];
    this.own.clear();
    const isAll = this.run.reach === 'all of the sync';
    if (names && (isAll || own.length > 0)) this.writing = this.drain(names, isAll ? undefined : own);
  }

  finish(): Promise<void> {
    return this.writing;
  }

  /** The status is news about the delivery, never a reason for it to fail. */
  private async drain(names: StatusFields, recordIds?: readonly string[]): Promise<void> {
    const { source, ledger, clock } = this.parts;
    const { runId, lease, notice, note, turns } = this.run;
    try {
      const { written, errors } = await drainWriteBacks({
        ...{ source, ledger, clock, lease, names, runId, turns, recordIds },
        sync: this.definition.name
      });
      const counts = { writtenBack: written, writeBackErrors: errors.size };
      if (written + errors.size > 0) await note(counts);
      if (errors.size > 0)
        notice(`The status could not be written to ${errors.size} records: ${[...errors.values()][0]}`);
    } catch (error) {
      notice(`The status could not be written to the records; the next run does it: ${messageOf(error)}`);
    }
  }
}

/** A record of which only the id is known: whatever it shows is news to it. */
export const unread = (id: string, object: string): SourceRecord => ({
  id,
  object,
  changedAt: new Date(0).toISOString(),
  isDeleted: false,
  masterRecordId: null,
  fields: { Id: id }
});

/** What the other active syncs say of the records, each with its label. */
export async function otherStatuses(
  recordIds: readonly string[],
  definition: Pick<SyncDefinition, 'name'>,
  {
    activeSyncs,
    ledger
  }: Pick<RunParts, 'activeSyncs'> & { readonly ledger: Pick<RunParts['ledger'], 'otherStatuses'> }
): Promise<Map<string, SyncStatus[]>> {
  const labels = new Map(activeSyncs.map((sync) => [sync.name, sync.label]));
  labels.delete(definition.name);
  if (labels.size === 0 || recordIds.length === 0) return new Map();
  const all = await ledger.otherStatuses(definition.name, recordIds);
  return new Map([...all].map(([id, statuses]) => [id, labelled(statuses, labels)]));
}

function labelled(statuses: readonly SyncStatus[], labels: ReadonlyMap<string, string>): SyncStatus[] {
  return statuses
    .filter((status) => labels.has(status.sync))
    .map(({ sync, status, message }) => ({
      sync,
      status,
      message: `${labels.get(sync)}: ${message || 'in Iterable'}`
    }));
}
