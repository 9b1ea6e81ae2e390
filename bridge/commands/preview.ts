import { activeSyncs } from '../config/active-syncs';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { outgoingRequests } from '../iterable/outgoing-request';
import { readConditionTree } from '../soql/condition-tree';
import type { Run } from '../sync/model';
import type { GivenFields } from '../sync/preview/given-record';
import { previewGiven, previewRecords, type PreviewParts } from '../sync/preview/preview';
import type { Preview } from '../sync/preview/preview-model';
import { readBack, type ReadBack } from '../sync/preview/read-back';
import { runSync } from '../sync/run-sync';
import type { Bridge } from '../wire';
import { askedDefinition, type AskedDefinition } from './asked-definition';
import { refuseOtherObject } from './refuse-other-object';

/** A record of the org, or data as JSON, through a published definition or one that is not. */
export type PreviewRequest = AskedDefinition &
  ({ readonly recordId: string } | { readonly record: GivenFields }) & {
    /** Sends the record for real afterwards; only for a published sync and a record of the org. */
    readonly live?: boolean;
  };

export interface PreviewAnswer extends Preview {
  /** What really happened, where that was asked for. */
  readonly live: LiveTest | null;
}

/** A run over one record, and the user as Iterable has it afterwards. */
export interface LiveTest {
  readonly run: Run;
  readonly readBack: ReadBack;
}

/** What a definition would do with one record. Writes nothing, unless a live test is asked for by name. */
export async function previewCommand(bridge: Bridge, asked: PreviewRequest): Promise<PreviewAnswer> {
  if (asked.live) refuseLive(asked);
  const definition = await askedDefinition(bridge, asked);
  if ('recordId' in asked) await refuseOtherObject(bridge, definition, asked.recordId);
  const parts = await previewParts(bridge, definition);
  const preview = await previewOf(definition, asked, parts);
  return { ...preview, live: asked.live ? await liveTest(bridge, definition, preview) : null };
}

async function previewOf(
  definition: SyncDefinition,
  asked: PreviewRequest,
  parts: PreviewParts
): Promise<Preview> {
  if ('record' in asked) return previewGiven(definition, asked.record, parts);
  const [preview] = await previewRecords(definition, [asked.recordId], parts);
  if (!preview) throw new Error('a record has no preview');
  return preview;
}

/** Readers alone; their calls are not part of any run's record. */
export async function previewParts(bridge: Bridge, definition: SyncDefinition): Promise<PreviewParts> {
  const { syncs } = await bridge.config(300);
  const others = activeSyncs(syncs).filter(({ name }) => name !== definition.name);
  return {
    source: bridge.org.client(),
    destination: bridge.projectOf(definition).client(),
    ledger: bridge.ledger,
    clock: bridge.clock,
    settleSeconds: bridge.settings.settleSeconds,
    // A definition that is not published is looked at as if it were.
    activeSyncs: [...others, definition],
    requests: outgoingRequests,
    readCondition: readConditionTree
  };
}

function refuseLive(asked: PreviewRequest): void {
  const fix = 'Name a published sync and the id of a record in Salesforce.';
  if ('record' in asked)
    throw new ConfigError('preview.live-data', 'A live test sends a record of the org, not data.', { fix });
  if ('definition' in asked)
    throw new ConfigError('preview.live-unpublished', 'A live test needs a published definition.', { fix });
}

async function liveTest(bridge: Bridge, definition: SyncDefinition, preview: Preview): Promise<LiveTest> {
  const parts = await bridge.runParts(definition);
  const recordIds = preview.recordId === null ? [] : [preview.recordId];
  const run = await runSync(definition, { trigger: 'record', recordIds }, parts);
  return { run, readBack: await readBack(preview, parts) };
}
