import type { IterableType, SyncDefinition } from '../config/sync-definition';
import { examine, problemsError } from './examine';
import type { Extraction } from './extract';
import { guardFields } from './guard';
import { createMapper, type RecordMapper } from './map';
import { refuseProject } from './refuse-project';
import type { RunParts, RunRequest } from './run-parts';
import type { StatusFields } from './write-back';

/** A definition that may run: held against the org and against Iterable's fields. */
export interface ReadySync {
  readonly extraction: Extraction;
  readonly map: RecordMapper;
  readonly statusFields: StatusFields | null;
  /** Iterable fields that are missing and may be created, with the type they are meant to have. */
  readonly toCreate: ReadonlyMap<string, IterableType>;
}

/**
 * Everything that can stop a run stops it here, before the first record is read and the first write is made. A dry run
 * goes through the same gate. Reads only.
 */
export async function readySync(
  definition: SyncDefinition,
  request: RunRequest,
  { source, destination }: Pick<RunParts, 'source' | 'destination'>
): Promise<ReadySync> {
  await refuseProject(definition.project, source);
  const examined = await examine(definition, source);
  const guard = guardFields(definition, examined.sourceTypes, await destination.fields());
  const problems = [...examined.problems, ...guard.problems];
  if (problems.length > 0) throw problemsError(problems);
  return {
    extraction: {
      source,
      scope: examined.scope,
      includeDeleted: definition.includeDeleted,
      maxRecords: request.max ?? definition.maxRecords
    },
    map: createMapper(definition, examined.sourceTypes),
    statusFields: examined.statusFields,
    toCreate: guard.toCreate
  };
}
