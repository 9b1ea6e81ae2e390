import type { FieldMapping, StepDefinition } from '../../config/sync-definition';

/** What an earlier step made, as a source: `Steps.Map_User.dataFields.fullName`. */
export interface OutputPath {
  /** DeveloperName of the step. */
  readonly step: string;
  /** In its payload. */
  readonly path: string;
}

const outputForm = /^Steps\.(\w+)\.(.+)$/i;

/** Null for a source that is none. */
export function readOutputPath({ kind, source }: FieldMapping): OutputPath | null {
  const [, step, path] = (kind === 'Field' && outputForm.exec(source)) || [];
  return step !== undefined && path !== undefined ? { step, path } : null;
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The mappings of the step that write the path itself, or what is inside it; capitals count, as in Iterable. */
export const writersOf = (step: StepDefinition, path: string): FieldMapping[] =>
  step.mappings.filter(
    ({ target }) => target === path || target.startsWith(`${path}.`) || target.startsWith(`${path}[]`)
  );
