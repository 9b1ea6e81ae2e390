import { mappingsOf, newName, rowOfSync, stepsOf, withSync } from 'c/draft';
import type { DraftDefinition, MappingRow, StepRow } from 'c/draft';

/** The definition with copies of the other's steps and mappings, under names of their own, and no longer its taker. */
export function withStepsOf(definition: DraftDefinition, other: DraftDefinition): DraftDefinition {
  const sync = rowOfSync(definition).DeveloperName;
  const copied = stepsOf(other).map((step) => copyOf(step, mappingsOf(other, step.DeveloperName), sync));
  return {
    ...withSync(definition, { Steps_From__c: null }),
    steps: [...(definition.steps ?? []), ...copied.map(({ step }) => step)],
    mappings: [...(definition.mappings ?? []), ...copied.flatMap(({ mappings }) => mappings)]
  };
}

function copyOf(
  original: StepRow,
  mappings: readonly MappingRow[],
  sync: string
): { readonly step: StepRow; readonly mappings: readonly MappingRow[] } {
  const step = { ...original, DeveloperName: newName(sync), Sync__c: sync };
  return {
    step,
    mappings: mappings.map((mapping) => ({
      ...mapping,
      DeveloperName: newName(sync),
      Step__c: step.DeveloperName
    }))
  };
}
