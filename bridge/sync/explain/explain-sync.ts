import type { SyncDefinition } from '../../config/sync-definition';
import { ConfigError, type BridgeError } from '../../errors';
import type { Bookmark, RecordState } from '../bookkeeping';
import type { SourceRecord } from '../model';
import type { RunLedger } from '../ports';
import { prepare, previewPrepared, type PreviewParts, type Previewed } from '../preview/preview';
import { causeOf } from './cause';
import { chainOf, type Finding } from './chain';
import type { SyncExplanation } from './explain-model';
import { previewFindings } from './preview-findings';
import { pathsWrittenIn, RecordFields } from './record-fields';
import type { Seen } from './refusal-cause';
import { standingFindings, type LastCall } from './standing-findings';

export type ExplainParts = PreviewParts & {
  readonly ledger: PreviewParts['ledger'] & Pick<RunLedger, 'bookmark'>;
  /** The last call about the record; null where none is on record. */
  readonly lastCall: (recordId: string) => Promise<LastCall | null>;
};

/** What was found out about one record in a sync. */
export interface Explained {
  readonly explanation: SyncExplanation;
  readonly definition: SyncDefinition;
  readonly findings: readonly Finding[];
  /** Null where no run would begin. */
  readonly seen: Seen | null;
  /** What the ledger knows of it; null for nothing. */
  readonly state: RecordState | null;
  readonly bookmark: Bookmark | null;
  readonly fields: RecordFields;
  /** Every path that a text about the record may name. */
  readonly paths: readonly string[];
}

/** Why these records are, or are not, in Iterable by a sync: each link of the chain, by the code of the run. */
export const explainSync = async (
  definition: SyncDefinition,
  ids: readonly string[],
  parts: ExplainParts
): Promise<SyncExplanation[]> =>
  (await explainRecords(definition, ids, parts)).map(({ explanation }) => explanation);

/** The same with all that it was made of. */
export async function explainRecords(
  definition: SyncDefinition,
  ids: readonly string[],
  parts: ExplainParts
): Promise<Explained[]> {
  const looked = await look(definition, ids, parts);
  const states = await parts.ledger.recordStates(definition.name, ids);
  const bookmark = await parts.ledger.bookmark(definition.name);
  const explained: Explained[] = [];
  for (const [index, id] of ids.entries()) {
    const previewed = looked.kind === 'previews' ? (looked.previews[index] ?? null) : null;
    const about = { id, state: states[index] ?? null, bookmark, looked, previewed };
    explained.push(await explainOne(definition, about, parts));
  }
  return explained;
}

interface About extends Pick<Explained, 'state' | 'bookmark'> {
  readonly id: string;
  readonly looked: Looked;
  readonly previewed: Previewed | null;
}

async function explainOne(definition: SyncDefinition, about: About, parts: ExplainParts): Promise<Explained> {
  const { id, looked, previewed, state, bookmark } = about;
  const filtered = previewed?.ready.scope.facts.reads.flatMap(({ object, path, use }) =>
    object === null && use === 'filter' ? [path] : []
  );
  const fields = new RecordFields(definition, filtered);
  const seen = previewed && { ...previewed, fields, types: await typesFor(previewed, state, parts) };
  const call = await parts.lastCall(id);
  const record = seen?.record ?? null;
  const now = parts.clock.now();
  const { changeField, sourceObject } = definition;
  const found = [
    ...lookedFindings(definition, id, looked, seen),
    ...standingFindings({ state, bookmark, call, record, now, fields, changeField })
  ];
  const paths = [...(await namesOn(sourceObject, looked, parts)), ...fields.all];
  const findings = found.map((finding) => withNamed(finding, paths));
  const { checks, stoppedBy } = chainOf(findings);
  const explanation = {
    sync: definition.name,
    label: definition.label,
    definition: definition.version,
    checks,
    stoppedBy,
    outcome: seen && isKnown(seen) ? seen.preview.outcome : null
  };
  return { explanation, definition, findings, seen, state, bookmark, fields, paths };
}

/** Names of the object's fields; none where it cannot be seen. */
async function namesOn(object: string, { kind }: Looked, { source }: ExplainParts): Promise<string[]> {
  if (kind === 'hidden') return [];
  return [...(await source.describe(object)).fields.values()].map(({ name }) => name);
}

/** Whatever else a sentence names in so many words is not to be seen by whoever may not read it. */
function withNamed(finding: Finding, paths: readonly string[]): Finding {
  const { sentence, fix = '', forPeople, fields = [] } = finding;
  const text = [sentence, fix, forPeople?.sentence, forPeople?.fix].join(' ');
  return { ...finding, fields: [...new Set([...fields, ...pathsWrittenIn(text, paths)])] };
}

/** Iterable's types are asked for only where one of them was the reason. */
async function typesFor(
  { preview }: Previewed,
  state: RecordState | null,
  { destination }: ExplainParts
): Promise<ReadonlyMap<string, string>> {
  const code = 'iterable.type-mismatch';
  const isAsked = [preview.outcome.code, preview.ifInScope?.code, state?.code].includes(code);
  return isAsked ? destination.fields().catch(() => new Map<string, string>()) : new Map<string, string>();
}

type Looked =
  | { readonly kind: 'hidden' | 'stopped'; readonly error: BridgeError }
  | { readonly kind: 'previews'; readonly previews: readonly Previewed[] };

/** What would stop a run is a finding like any other; what may pass is not. */
async function look(
  definition: SyncDefinition,
  ids: readonly string[],
  parts: PreviewParts
): Promise<Looked> {
  try {
    await parts.source.describe(definition.sourceObject);
  } catch (error) {
    if (error instanceof ConfigError) return { kind: 'hidden', error };
    throw error;
  }
  try {
    return { kind: 'previews', previews: await previewPrepared(await prepare(definition, parts), ids) };
  } catch (error) {
    if (error instanceof ConfigError) return { kind: 'stopped', error };
    throw error;
  }
}

/** There, or gone and about to leave what the sync put it into. */
const isKnown = ({ record, preview }: Pick<Previewed, 'record' | 'preview'>): boolean =>
  isThere(record) || preview.outcome.code === 'removed';

/** Of a record that is not there nothing more can be said. */
function lookedFindings(
  definition: SyncDefinition,
  id: string,
  looked: Looked,
  seen: Seen | null
): Finding[] {
  if (seen && !isKnown(seen)) return [foundFinding(definition, id, looked, seen.record)];
  return [...beforeTheRun(definition, id, looked, seen), ...(seen ? previewFindings(seen) : [])];
}

function beforeTheRun(
  definition: SyncDefinition,
  id: string,
  looked: Looked,
  seen: Previewed | null
): Finding[] {
  return [
    foundFinding(definition, id, looked, seen?.record ?? null),
    visibleFinding(definition, looked),
    activeFinding(definition),
    definitionFinding(definition, looked)
  ];
}

/** Of a record that Salesforce does not show nothing but its id is known. */
const isThere = (record: SourceRecord | null): boolean =>
  record !== null && (!record.isDeleted || Object.keys(record.fields).length > 2);

function foundFinding(
  { sourceObject }: SyncDefinition,
  id: string,
  { kind }: Looked,
  record: SourceRecord | null
): Finding {
  const rule = 'found';
  if (kind !== 'previews') return { rule, found: 'unknown', sentence: 'The record was not looked for.' };
  if (!record || !isThere(record)) {
    const sentence = `There is no ${sourceObject} ${id}, or the integration user may not see it.`;
    const fix = 'Share the record with the integration user.';
    const forPeople = { sentence: 'The integration user does not see the record, or it is not there.', fix };
    return { rule, found: 'bad', sentence, fix, forPeople, stops: true, cause: causeOf('record.invisible') };
  }
  if (record.masterRecordId) {
    const winner = record.masterRecordId;
    const forPeople = { sentence: 'The record was merged into another one.' };
    const about = { fix: `Look at ${winner}.`, forPeople, fields: ['MasterRecordId'] };
    const cause = causeOf('record.merged', { otherRecordId: winner });
    return {
      rule,
      found: 'bad',
      sentence: `The record was merged into ${winner}.`,
      ...about,
      stops: true,
      cause
    };
  }
  const cause = causeOf('record.deleted');
  if (record.isDeleted) return { rule, found: 'bad', sentence: 'The record is deleted.', stops: true, cause };
  const forPeople = { sentence: 'The record is there.' };
  return { rule, found: 'good', sentence: `${sourceObject} ${record.id} is there.`, forPeople };
}

function visibleFinding({ sourceObject }: SyncDefinition, looked: Looked): Finding {
  const rule = 'visible';
  if (looked.kind !== 'hidden')
    return {
      ...{ rule, found: 'good', sentence: `The integration user sees ${sourceObject}.` },
      forPeople: { sentence: 'The integration user sees records of its object.' }
    };
  const { message, fix } = looked.error;
  return { rule, found: 'bad', sentence: message, fix, stops: true, cause: causeOf('record.invisible') };
}

const causeOfStatus = { Capture: 'sync.capture', Paused: 'sync.paused' } as const;

function activeFinding({ name, label, status }: SyncDefinition): Finding {
  const rule = 'active';
  const inWords = (sync: string): string => {
    if (status === 'Active') return `${sync} is active.`;
    if (status === 'Capture') return `${sync} only captures: nothing is sent.`;
    return `${sync} is ${status === 'Paused' ? 'paused' : 'switched off'}: it does not run by itself.`;
  };
  const sentence = inWords(`The sync ${name}`);
  const forPeople = { sentence: inWords(label), fix: 'Ask an administrator to set the sync to Active.' };
  if (status === 'Active')
    return { rule, found: 'good', sentence, forPeople: { sentence: forPeople.sentence } };
  const cause = causeOf(
    status === 'Capture' || status === 'Paused' ? causeOfStatus[status] : 'sync.inactive'
  );
  const fix = 'Set Status__c of the sync to Active.';
  return { rule, found: 'bad', sentence, fix, forPeople, stops: true, cause };
}

function definitionFinding(definition: SyncDefinition, looked: Looked): Finding {
  const rule = 'definition';
  if (looked.kind === 'previews')
    return {
      ...{ rule, found: 'good', sentence: `Its definition ${definition.version.slice(0, 12)} can be run.` },
      forPeople: { sentence: 'Nothing is in the way of a run of the sync.' }
    };
  if (looked.kind === 'hidden')
    return { rule, found: 'unknown', sentence: 'Its definition was not looked at.' };
  const { message, fix } = looked.error;
  const cause = causeOf('sync.problem', { facts: { message, fix } });
  return { rule, found: 'bad', sentence: message, fix, stops: true, cause };
}
