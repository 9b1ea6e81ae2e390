import type { SyncDefinition } from '../../config/sync-definition';
import { scopeOfGiven, type ScopeParts, type StudiedScope } from '../explain/scope-verdict';
import type { SourceRecord } from '../model';
import type { Clock } from '../ports';
import { readySync, type ReadySync } from '../ready-sync';
import { givenRecord, type GivenFields } from './given-record';
import { IntendedCalls } from './intended-calls';
import type { Preview } from './preview-model';
import type { RehearsalParts } from './rehearse';
import { scratchClock } from './scratch-clock';
import { ScratchLedger } from './scratch-ledger';
import { showStudy, whyHere } from './show-study';
import { studyGiven, studyRecords, type Study } from './study';

/** What a preview reads. Nothing that writes is within its reach. */
export type PreviewParts = Omit<RehearsalParts, 'clock'> &
  ScopeParts & { readonly clock: Pick<Clock, 'now'> };

/** A definition that went through the gate of a run, and what a rehearsal of it works with. */
export interface Prepared {
  readonly ready: ReadySync;
  readonly parts: RehearsalParts & ScopeParts;
}

/** The gate of a run, for somebody who writes nothing. Throws what would stop a run. */
export async function prepare(definition: SyncDefinition, given: PreviewParts): Promise<Prepared> {
  const parts = { ...given, clock: scratchClock(given.clock) };
  const destination = new IntendedCalls(parts.destination, parts.requests);
  const ledger = new ScratchLedger(parts.ledger);
  const looking = { ...parts, destination, ledger, mayCreate: false };
  return { ready: await readySync(definition, { trigger: 'command' }, looking), parts };
}

/** What a run would do with these records, taken together. Writes nothing anywhere; throws what would stop a run. */
export async function previewRecords(
  definition: SyncDefinition,
  ids: readonly string[],
  given: PreviewParts
): Promise<Preview[]> {
  const seen = await previewPrepared(await prepare(definition, given), ids);
  return seen.map(({ preview }) => preview);
}

/** A preview, and the record that it is of. */
export interface Previewed {
  readonly preview: Preview;
  /** As it is now, in scope or not; null for one that cannot be found. */
  readonly record: SourceRecord | null;
  /** What the preview was made of. */
  readonly study: Study;
  readonly scope: StudiedScope;
  readonly ready: ReadySync;
}

export async function previewPrepared(
  { ready, parts }: Prepared,
  ids: readonly string[]
): Promise<Previewed[]> {
  const seen: Previewed[] = [];
  for (const study of await studyRecords(ready, ids, parts)) {
    const scope = await whyHere(study, ready, parts);
    const preview = await showStudy(study, { ready, parts, scope: scope.verdict });
    seen.push({ preview, record: study.record, study, scope, ready });
  }
  return seen;
}

/** What a run would do with a record of this content. Writes nothing anywhere; throws what would stop a run. */
export async function previewGiven(
  definition: SyncDefinition,
  fields: GivenFields,
  given: PreviewParts
): Promise<Preview> {
  const { ready, parts } = await prepare(definition, given);
  const { record, absent } = givenRecord(fields, ready, parts.clock.now());
  const { verdict: scope } = await scopeOfGiven(ready, record, parts);
  const study = await studyGiven(ready, record, parts);
  const preview = await showStudy(study, { ready, parts, scope });
  const notices = absent.length > 0 ? [`The data has no ${absent.join(', ')}: taken as blank.`] : [];
  return { ...preview, notices: [...notices, ...preview.notices] };
}
