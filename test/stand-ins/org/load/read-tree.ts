/** sObject Tree JSON, as `sf data import tree` takes it. Children may be nested in their parents. */
import type { Row } from '../model';
import type { RawRecord } from './raw-record';

interface TreeFile {
  readonly source: string;
  readonly scope: string;
  /** For records without `attributes.type`: what a data plan says of the file. */
  readonly object: string | undefined;
}

/** Is this a file of records? */
export const isTree = (content: unknown): content is { records: Row[] } =>
  typeof content === 'object' &&
  content !== null &&
  Array.isArray((content as { records?: unknown }).records);

export interface PlanStep {
  readonly sobject: string;
  readonly files: readonly string[];
}

export const isPlan = (content: unknown): content is PlanStep[] =>
  Array.isArray(content) &&
  content.length > 0 &&
  content.every(
    (step: Partial<PlanStep> | null) => typeof step?.sobject === 'string' && Array.isArray(step.files)
  );

/** `childName` finds the object and lookup of a nested list of children, by the relationship's name. */
export function readTree(
  records: readonly Row[],
  file: TreeFile,
  childOf: (parent: string, relationship: string) => { object: string; field: string } | undefined
): RawRecord[] {
  return records.flatMap((record, index) => readOne(record, file, `record ${index + 1}`, childOf));
}

function readOne(
  record: Row,
  file: TreeFile,
  place: string,
  childOf: (parent: string, relationship: string) => { object: string; field: string } | undefined
): RawRecord[] {
  const { attributes, ...rest } = record;
  const { type, referenceId } = (attributes ?? {}) as { type?: string; referenceId?: string };
  const object = type ?? file.object ?? '';
  const values: Row = {};
  const nested: RawRecord[] = [];
  for (const [name, value] of Object.entries(rest)) {
    const relation = isTree(value) ? childOf(object, name) : undefined;
    if (!isTree(value) || !relation) {
      values[name] = value;
      continue;
    }
    for (const child of value.records) {
      const linked = { attributes: { type: relation.object }, ...child, [relation.field]: `@${referenceId}` };
      nested.push(...readOne(linked, file, `${place}, ${name}`, childOf));
    }
  }
  const key = referenceId === undefined ? undefined : `@${referenceId}`;
  return [{ object, source: file.source, place, scope: file.scope, key, values }, ...nested];
}
