import type { SyncDefinition } from '../../config/sync-definition';
import { deciderOf } from '../decider';
import { fieldMeter, type FieldMeter } from '../field-meter';
import { withFullPass } from '../full-pass';
import type { Call, OutcomeStatus } from '../model';
import { scratchClock } from '../preview/scratch-clock';
import { ScratchLedger } from '../preview/scratch-ledger';
import { readySync, type ReadySync } from '../ready-sync';
import type { RunParts, RunRequest } from '../run-parts';
import { windowFor } from '../window';
import { countReading, type Reading, type ReadingCount } from './count-reading';
import { iterableCalls, salesforceCalls, type EndpointCalls } from './expect-calls';
import { sampleOf, workOut, type Sampled } from './sample';
import { scaled, spread } from './spread';

/** What a run would come to if it began now. Nothing is written anywhere to find out. */
export interface Forecast {
  readonly sync: string;
  /** What would be read; null start: everything. */
  readonly window: { readonly start: string | null; readonly end: string };
  readonly records: {
    readonly total: number;
    /** Counted, not guessed; false when more is due than is looked at. */
    readonly exact: boolean;
    readonly inWindow: number;
    readonly due: number;
    readonly related: number;
    readonly linked: number;
    /** Left for a later run by the cap of Max records. */
    readonly leftOver: number;
  };
  readonly outcomes: Readonly<Record<OutcomeStatus, number>> & {
    /** False when every record was worked out; true when a sample speaks for the rest. */
    readonly estimated: boolean;
    readonly sample: number;
    readonly reasons: Sampled['reasons'];
  };
  /** Records whose status fields would be written. */
  readonly writtenBack: number;
  readonly calls: {
    readonly salesforce: { readonly reading: number; readonly writeBack: number; readonly total: number };
    readonly iterable: readonly EndpointCalls[];
    /** Looking up users, by as many single calls. */
    readonly lookUps: number;
  };
  /** At the project's rates, Salesforce answering in its usual time. */
  readonly minutes: number;
  readonly endsAt: string;
  readonly fields: { readonly meter: FieldMeter; readonly toCreate: readonly string[] };
  readonly notes: readonly string[];
}

export interface ForecastParts extends RunParts {
  /** Calls a second that the project allows. */
  readonly perSecondOf: (endpoint: Call['endpoint']) => number;
}

/** ConfigError where a run could not begin. */
export async function forecast(
  definition: SyncDefinition,
  request: RunRequest,
  parts: ForecastParts
): Promise<Forecast> {
  const { source, destination, ledger, clock } = parts;
  const ready = await readySync(definition, request, { ...parts, mayCreate: false });
  const gate = source.calls;
  const bookmark = await ledger.bookmark(definition.name);
  const asked = bookmark?.window ? request : await withFullPass(definition, request, ready, parts);
  const window = windowFor(bookmark, await source.serverTime(), asked);
  const reading: Reading = { definition, ready, window, source, ledger, now: clock.now() };
  const count = await countReading(reading);
  const inWindow = Math.min(count.window, ready.extraction.maxRecords ?? Infinity);
  const before = destination.calls;
  const worked = await workedOut(reading, count, parts);
  const looked = destination.calls - before;
  const fields = await destination.fields();
  return assembled({ reading, count, inWindow, worked, looked, gate, parts, fields });
}

async function workedOut({ ready, window, now }: Reading, count: ReadingCount, parts: ForecastParts) {
  const clock = scratchClock(parts.clock);
  const ledger = new ScratchLedger(parts.ledger);
  const project = ready.definition.project.name;
  ready.context.brake.release();
  const decider = deciderOf(ready, { ...parts, clock, ledger }, (claims) =>
    ledger.claimIdentities(project, claims)
  );
  const about = { statusFields: ready.statusFields, now };
  const byHand = await workOut([...count.due, ...count.related], decider, about);
  const taken = new Set([...count.due, ...count.related].map(({ id }) => id));
  const sample = await sampleOf(ready.extraction, window, count.window);
  const inWindow = await workOut(
    sample.filter(({ id }) => !taken.has(id)),
    decider,
    about
  );
  return { byHand, inWindow };
}

interface Found {
  readonly reading: Reading;
  readonly count: ReadingCount;
  readonly inWindow: number;
  readonly worked: { readonly byHand: Sampled; readonly inWindow: Sampled };
  readonly looked: number;
  readonly gate: number;
  readonly parts: ForecastParts;
  readonly fields: ReadonlyMap<string, string>;
}

function assembled(found: Found): Forecast {
  const { reading, count, inWindow, worked, parts, fields } = found;
  const { definition, ready, window, now } = reading;
  const seen = inWindow + count.linked;
  const factor = worked.inWindow.records > 0 ? seen / worked.inWindow.records : 0;
  const byHand = count.due.length + count.related.length;
  const total = seen + byHand + count.gone + count.removed;
  const writtenBack = worked.byHand.writtenBack + Math.round(worked.inWindow.writtenBack * factor);
  const salesforce = salesforceCalls({ window: seen, byHand, writtenBack, gate: found.gate });
  const iterable = iterableCalls(joinedOperations(worked, factor), 1, definition, parts.perSecondOf);
  const lookUps = Math.round(found.looked * Math.max(1, factor));
  const minutes = minutesOf(
    [...iterable.map(({ seconds }) => seconds), salesforce.seconds],
    definition,
    parts
  );
  return {
    sync: definition.name,
    window: { start: window.start, end: window.end },
    records: {
      total,
      exact: count.exact,
      inWindow,
      due: count.due.length + count.gone,
      related: count.related.length,
      linked: count.linked,
      leftOver: count.window - inWindow
    },
    outcomes: outcomesOf(found, { seen, factor }),
    writtenBack,
    calls: { salesforce: withoutTime(salesforce), iterable, lookUps },
    minutes,
    endsAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
    fields: { meter: fieldMeter(fields), toCreate: [...ready.toCreate.keys()] },
    notes: notesOf(found, ready)
  };
}

const withoutTime = ({ reading, writeBack, total }: ReturnType<typeof salesforceCalls>) => ({
  reading,
  writeBack,
  total
});

function outcomesOf(
  { count, worked }: Found,
  { seen, factor }: { readonly seen: number; readonly factor: number }
): Forecast['outcomes'] {
  const share = spread(worked.inWindow.statuses, seen);
  const own = worked.byHand.statuses;
  const reasons = scaled(worked.inWindow.reasons, factor, worked.byHand.reasons);
  return {
    delivered: share.delivered + own.delivered + count.removed,
    unchanged: share.unchanged + own.unchanged,
    skipped: share.skipped + own.skipped + count.gone,
    rejected: share.rejected + own.rejected,
    deferred: share.deferred + own.deferred,
    estimated: worked.inWindow.records < seen || !count.exact,
    sample: worked.inWindow.records + worked.byHand.records,
    reasons
  };
}

function joinedOperations({ byHand, inWindow }: Found['worked'], factor: number): Sampled['operations'] {
  const joined = new Map<string, { call: Call; count: number; bytes: number }>();
  const add = (operations: Sampled['operations'], times: number): void => {
    for (const [name, { call, count, bytes }] of operations) {
      const before = joined.get(name) ?? { call, count: 0, bytes: 0 };
      joined.set(name, { call, count: before.count + count * times, bytes: before.bytes + bytes * times });
    }
  };
  add(byHand.operations, 1);
  add(inWindow.operations, factor);
  return joined;
}

/** Reading and sending overlap: the slowest of them lasts. Steps that wait for their user add the settle time. */
function minutesOf(
  seconds: readonly number[],
  { steps }: SyncDefinition,
  { settleSeconds }: Pick<RunParts, 'settleSeconds'>
): number {
  const waits = steps.length > 1 ? settleSeconds : 0;
  return Math.max(1, Math.ceil((Math.max(0, ...seconds) + waits) / 60));
}

function notesOf({ worked, count, inWindow }: Found, { notices }: ReadySync): string[] {
  const isSample = worked.inWindow.records < inWindow + count.linked;
  return [
    ...(isSample
      ? [
          `What becomes of the records is estimated from ${worked.inWindow.records} of them, the oldest and the newest changes.`
        ]
      : []),
    'Records that leave the scope are found by the run itself; how many there are is not known before.',
    ...notices
  ];
}
