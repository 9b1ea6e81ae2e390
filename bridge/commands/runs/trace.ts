import type { SyncDefinition } from '../../config/sync-definition';
import type { Run } from '../../sync/model';
import type { RecordFields } from '../../sync/explain/record-fields';
import { fieldsOfMessage } from '../../sync/explain/preview-findings';
import { previewRecords } from '../../sync/preview/preview';
import type { Preview, PreviewMapping, PreviewStep } from '../../sync/preview/preview-model';
import type { Bridge } from '../../wire';
import { previewParts } from '../preview';
import type { FieldsOfVersion } from './fields-of-version';

interface MappingLine {
  readonly target: string;
  readonly sourceText: string;
  /** Values as JSON text; null for none. */
  readonly sourceValue: string | null;
  readonly value: string | null;
  readonly problem: string | null;
  readonly fieldPaths: readonly string[];
}

interface StepLine {
  readonly stepName: string;
  readonly operation: string;
  readonly outcome: string;
  readonly message: string | null;
  readonly messagePaths: readonly string[];
  readonly condition: string | null;
  readonly conditionResult: 'met' | 'not met' | 'not computed' | null;
  readonly conditionPaths: readonly string[];
  readonly mappings: readonly MappingLine[];
  readonly payloadText: string | null;
  readonly requests: readonly { readonly callText: string; readonly bodyText: string | null }[];
  /** Whatever may stand in payload and requests. */
  readonly fieldPaths: readonly string[];
}

/** A record step by step, as it is now, by the definition of a run: `IterableSyncTraceView`. */
export interface RecordTrace {
  readonly recordId: string;
  readonly objectName: string;
  /** As Salesforce answered it, JSON text; null where it cannot be found. */
  readonly dataText: string | null;
  readonly scopeVerdict: 'in scope' | 'out of scope' | 'not checked';
  readonly scopeReasons: readonly string[];
  readonly scopePaths: readonly string[];
  readonly steps: readonly StepLine[];
}

/** Null where the definition of the run is not known any more. Writes nothing, and asks as a preview does. */
export async function recordTrace(
  bridge: Bridge,
  run: Run,
  { recordId, versions }: { readonly recordId: string; readonly versions: FieldsOfVersion }
): Promise<RecordTrace | null> {
  const known = await versions.of(run.sync, run.definition, await bridge.config(300));
  if (!known) return null;
  const { definition, fields } = known;
  const [preview] = await previewRecords(definition, [recordId], await previewParts(bridge, definition));
  return preview ? traceOf(preview, definition, fields) : null;
}

/** Pure. */
function traceOf(preview: Preview, definition: SyncDefinition, fields: RecordFields): RecordTrace {
  const { scope } = preview;
  return {
    recordId: preview.recordId ?? '',
    objectName: preview.object,
    dataText: preview.originalData && JSON.stringify(preview.originalData),
    scopeVerdict: scope.verdict,
    scopeReasons: scope.reasons,
    scopePaths: fields.scope,
    steps: preview.steps.map((step) => stepLine(step, definition, fields))
  };
}

function stepLine(step: PreviewStep, definition: SyncDefinition, fields: RecordFields): StepLine {
  const defined = definition.steps.find(({ name }) => name === step.step);
  const mappings = step.mappings.map((mapping) => mappingLine(mapping, fields, defined));
  const conditionPaths = fields.condition(step.step);
  const { message, status } = step.result;
  return {
    stepName: step.step,
    operation: step.operation,
    outcome: status,
    message: message === '' ? null : message,
    messagePaths: [...fieldsOfMessage(step.result, { fields }), ...conditionPaths],
    condition: step.condition?.formula ?? null,
    conditionResult: step.condition?.result ?? null,
    conditionPaths,
    mappings,
    payloadText: step.payload && JSON.stringify(step.payload),
    requests: step.requests.map(({ method, path, body }) => ({
      callText: `${method} ${path}`,
      bodyText: body
    })),
    fieldPaths: [...new Set([...fields.identity, ...mappings.flatMap(({ fieldPaths }) => fieldPaths)])]
  };
}

/** What the bridge does by itself has no mapping of the definition: it may show all that the sync reads. */
function mappingLine(
  { name, kind, source, target, sourceValue, value, problem }: PreviewMapping,
  fields: RecordFields,
  step: SyncDefinition['steps'][number] | undefined
): MappingLine {
  const defined = step?.mappings.find((mapping) => mapping.name === name);
  return {
    target,
    sourceText: kind === 'Value' ? '' : source,
    sourceValue: textOf(sourceValue),
    value: textOf(value),
    problem: problem?.message ?? null,
    fieldPaths: defined ? fields.mapping(defined, step) : fields.all
  };
}

const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
