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
import { expectLeavers, leftCode, tellsLeavers, type Leavers } from './leavers';
import { outcomeGroups, type OutcomeGroup, type Sorted } from './outcome-groups';
import { CallMeter, consentCalls, consentObjects, leaverCalls } from './fixed-calls';
import { sampleOf, workOut, type Sampled } from './sample';
import { spread, tally } from './spread';

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
    /** Why records are not delivered, most frequent first. */
    readonly reasons: readonly { readonly code: string; readonly records: number }[];
  };
  /** By what becomes of them, in people's words; they sum to all records. */
  readonly groups: readonly OutcomeGroup[];
  /** Records whose status fields would be written. */
  readonly writtenBack: number;
  readonly calls: {
    readonly salesforce: { readonly reading: number; readonly writeBack: number; readonly total: number };
    readonly iterable: readonly EndpointCalls[];
    /** Calls to Iterable before the first record: its fields, lists and channels, and lists that are made. */
    readonly before: number;
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
  /** Whether Iterable is asked for users that the bridge never sent, to tell who is new from who is there. */
  readonly looksUp: boolean;
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
  const meter = new CallMeter(parts);
  const consent = await consentObjects(definition, parts);
  const ready = await readySync(definition, request, { ...parts, mayCreate: false });
  const bookmark = await ledger.bookmark(definition.name);
  const asked = bookmark?.window ? request : await withFullPass(definition, request, ready, parts);
  const window = windowFor(bookmark, await source.serverTime(), asked);
  // So far it is what a run does, call for call.
  const gate = meter.made;
  const reading: Reading = { definition, ready, window, source, ledger, now: clock.now() };
  const count = await countReading(reading);
  const fixed = {
    salesforce:
      gate.salesforce +
      count.calls +
      (await consentCalls(consent, definition.project, clock.now(), parts)) +
      (await leaverCalls(definition, ready, window, source)),
    iterable: gate.iterable + ready.targetsToMake
  };
  const inWindow = Math.min(count.window, ready.extraction.maxRecords ?? Infinity);
  const leavers = await expectLeavers(reading);
  meter.mark();
  const worked = await workedOut(reading, count, parts);
  const looked = meter.made.iterable;
  const fields = await destination.fields();
  const tellsConsent = consent.length > 0;
  return assembled({ reading, count, inWindow, leavers, worked, looked, fixed, tellsConsent, parts, fields });
}

async function workedOut({ ready, window, now }: Reading, count: ReadingCount, parts: ForecastParts) {
  const clock = scratchClock(parts.clock);
  const ledger = new ScratchLedger(parts.ledger);
  const project = ready.definition.project.name;
  ready.context.brake.release();
  const decider = deciderOf(ready, { ...parts, clock, ledger }, (claims) =>
    ledger.claimIdentities(project, claims)
  );
  const { settleSeconds, looksUp } = parts;
  const about = { statusFields: ready.statusFields, now, settleSeconds, looksUp };
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
  readonly leavers: Leavers;
  readonly worked: { readonly byHand: Sampled; readonly inWindow: Sampled };
  readonly looked: number;
  readonly fixed: { readonly salesforce: number; readonly iterable: number };
  readonly tellsConsent: boolean;
  readonly parts: ForecastParts;
  readonly fields: ReadonlyMap<string, string>;
}

function assembled(found: Found): Forecast {
  const { reading, count, inWindow, leavers, worked, parts, fields } = found;
  const { definition, ready, window, now } = reading;
  const linked = count.linked ?? 0;
  const seen = inWindow + linked;
  const factor = worked.inWindow.records > 0 ? seen / worked.inWindow.records : 0;
  const byHand = count.due.length + count.related.length;
  const total = seen + byHand + count.gone + count.removed + leavers.count;
  const { writtenBack, salesforce, iterable, lookUps } = callsOf(found, factor);
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
      linked,
      leftOver: count.window - inWindow
    },
    outcomes: outcomesOf(found, seen),
    groups: groupsOf(found, seen),
    writtenBack,
    calls: { salesforce: withoutTime(salesforce), iterable, before: found.fixed.iterable, lookUps },
    minutes,
    endsAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
    fields: { meter: fieldMeter(fields), toCreate: [...ready.toCreate.keys()] },
    notes: notesOf(found, ready)
  };
}

function callsOf({ reading, count, inWindow, worked, looked, fixed, parts }: Found, factor: number) {
  const { byHand, inWindow: sample } = worked;
  const writtenBack = byHand.writtenBack + Math.round(sample.writtenBack * factor);
  const readAgain = byHand.readAgain + Math.round(sample.readAgain * factor);
  const salesforce = salesforceCalls({
    ...{ window: inWindow, linked: count.linked, readAgain, writtenBack },
    fixed: fixed.salesforce
  });
  const operations = joinedOperations(worked, factor);
  const iterable = iterableCalls(operations, 1, reading.definition, parts.perSecondOf);
  return { writtenBack, salesforce, iterable, lookUps: Math.round(looked * Math.max(1, factor)) };
}

const withoutTime = ({ reading, writeBack, total }: ReturnType<typeof salesforceCalls>) => ({
  reading,
  writeBack,
  total
});

function outcomesOf({ count, leavers, worked }: Found, seen: number): Forecast['outcomes'] {
  const { statuses, reasons } = tally([...spread(worked.inWindow.kinds, seen), ...worked.byHand.kinds]);
  return {
    ...statuses,
    delivered: statuses.delivered + count.removed + leavers.count,
    skipped: statuses.skipped + count.gone,
    estimated: worked.inWindow.records < seen || !count.exact || leavers.isRough,
    sample: worked.inWindow.records + worked.byHand.records,
    reasons
  };
}

function groupsOf({ count, leavers, worked }: Found, seen: number): OutcomeGroup[] {
  const { inWindow, byHand } = worked;
  const kinds = spread(inWindow.kinds, seen);
  const isSample = inWindow.records < seen;
  const counted = [
    sorted('remove', 'removed', 'The member was removed from the campaign.', count.removed),
    sorted(
      'not-sent',
      'out-of-scope',
      'The record is not in the scope of the sync, or was deleted.',
      count.gone
    )
  ];
  const leaving: Sorted = {
    ...sorted('remove', leftCode, leavers.message, leavers.count),
    ...{ isGuessed: leavers.isRough, recordIds: [...leavers.recordIds] }
  };
  const exact = [...(isSample ? [] : kinds), ...byHand.kinds, ...counted, leaving];
  return outcomeGroups(isSample ? kinds : [], exact);
}

/** Records that are known to be so many, and nothing else. */
const sorted = (outcome: 'remove' | 'not-sent', code: string, message: string, records: number): Sorted => ({
  ...{ outcome, code, message, records, isGuessed: false, recordIds: [] },
  status: outcome === 'remove' ? 'delivered' : 'skipped'
});

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

function notesOf(
  { reading, worked, count, inWindow, tellsConsent }: Found,
  { notices }: ReadySync
): string[] {
  const isSample = worked.inWindow.records < inWindow + (count.linked ?? 0);
  return [
    ...(isSample ? [roughly(worked.inWindow.records)] : []),
    ...(tellsConsent ? ['Calls that tell Iterable of opt-outs come on top.'] : []),
    ...(tellsLeavers(reading) ? [] : [foundByTheRun]),
    ...notices
  ];
}

const foundByTheRun =
  'Records that leave the scope are found by the run itself; how many there are is not known before.';

const roughly = (records: number): string =>
  `Rough: what becomes of the records is estimated from ${records} of them, the oldest and newest changes and slices between. Of several records of one person only those among the ${records} are seen to be duplicates.`;
