import type { SyncDefinition } from '../../config/sync-definition';
import { ConfigError, type BridgeError } from '../../errors';
import type { RecordState } from '../bookkeeping';
import type { SourceRecord } from '../model';
import type { RunLedger } from '../ports';
import { prepare, previewPrepared, type PreviewParts, type Previewed } from '../preview/preview';
import { chainOf, type Finding } from './chain';
import type { SyncExplanation } from './explain-model';
import { previewFindings } from './preview-findings';
import { standingFindings, type LastCall } from './standing-findings';

export type ExplainParts = PreviewParts & {
  readonly ledger: PreviewParts['ledger'] & Pick<RunLedger, 'bookmark'>;
  /** The last call about the record; null where none is on record. */
  readonly lastCall: (recordId: string) => Promise<LastCall | null>;
};

/** Why these records are, or are not, in Iterable by a sync: each link of the chain, by the code of the run. */
export async function explainSync(
  definition: SyncDefinition,
  ids: readonly string[],
  parts: ExplainParts
): Promise<SyncExplanation[]> {
  const looked = await look(definition, ids, parts);
  const states = await parts.ledger.recordStates(definition.name, ids);
  const explanations: SyncExplanation[] = [];
  for (const [index, id] of ids.entries()) {
    const seen = looked.kind === 'previews' ? (looked.previews[index] ?? null) : null;
    const findings = [
      ...lookedFindings(definition, id, looked, seen),
      ...(await standing(definition, states[index] ?? null, { id, record: seen?.record ?? null }, parts))
    ];
    const { checks, stoppedBy } = chainOf(findings);
    explanations.push({
      sync: definition.name,
      label: definition.label,
      definition: definition.version,
      checks,
      stoppedBy,
      outcome: seen && isKnown(seen) ? seen.preview.outcome : null
    });
  }
  return explanations;
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
const isKnown = ({ record, preview }: Previewed): boolean =>
  isThere(record) || preview.outcome.code === 'removed';

/** Of a record that is not there nothing more can be said. */
function lookedFindings(
  definition: SyncDefinition,
  id: string,
  looked: Looked,
  seen: Previewed | null
): Finding[] {
  if (seen && !isKnown(seen)) return [foundFinding(definition, id, looked, seen.record)];
  return [...beforeTheRun(definition, id, looked, seen), ...(seen ? previewFindings(seen.preview) : [])];
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
  if (kind !== 'previews') return { rule, found: 'unknown', sentence: `${id} was not looked for.` };
  if (!record || !isThere(record)) {
    const sentence = `There is no ${sourceObject} ${id}, or the integration user may not see it.`;
    return { rule, found: 'bad', sentence, fix: 'Share the record with the integration user.', stops: true };
  }
  if (record.masterRecordId) {
    const sentence = `The record was merged into ${record.masterRecordId}.`;
    return { rule, found: 'bad', sentence, fix: `Look at ${record.masterRecordId}.`, stops: true };
  }
  if (record.isDeleted) return { rule, found: 'bad', sentence: 'The record is deleted.', stops: true };
  return { rule, found: 'good', sentence: `${sourceObject} ${record.id} is there.` };
}

function visibleFinding({ sourceObject }: SyncDefinition, looked: Looked): Finding {
  const rule = 'visible';
  if (looked.kind !== 'hidden')
    return { rule, found: 'good', sentence: `The integration user sees ${sourceObject}.` };
  const { message, fix } = looked.error;
  return { rule, found: 'bad', sentence: message, fix, stops: true };
}

function activeFinding({ name, status }: SyncDefinition): Finding {
  const rule = 'active';
  if (status === 'Active') return { rule, found: 'good', sentence: `The sync ${name} is active.` };
  const sentence =
    status === 'Capture'
      ? `The sync ${name} only captures: nothing is sent.`
      : `The sync ${name} is ${status.toLowerCase()}: it does not run by itself.`;
  return { rule, found: 'bad', sentence, fix: 'Set Status__c of the sync to Active.', stops: true };
}

function definitionFinding(definition: SyncDefinition, looked: Looked): Finding {
  const rule = 'definition';
  if (looked.kind === 'previews')
    return { rule, found: 'good', sentence: `Its definition ${definition.version.slice(0, 12)} can be run.` };
  if (looked.kind === 'hidden')
    return { rule, found: 'unknown', sentence: 'Its definition was not looked at.' };
  const { message, fix } = looked.error;
  return { rule, found: 'bad', sentence: message, fix, stops: true };
}

async function standing(
  { name }: SyncDefinition,
  state: RecordState | null,
  { id, record }: { readonly id: string; readonly record: SourceRecord | null },
  { ledger, lastCall, clock }: ExplainParts
): Promise<Finding[]> {
  const bookmark = await ledger.bookmark(name);
  const call = await lastCall(id);
  return standingFindings({ state, bookmark, call, record, now: clock.now() });
}
