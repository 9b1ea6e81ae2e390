import type { ConfigProblem, StepDefinition, SyncDefinition } from '../config/sync-definition';
import { doubleTargets } from './mapping/check/double-targets';
import type { Finding } from './mapping/check/finding';
import { missingTargets } from './mapping/check/missing-targets';
import { outputFindings } from './mapping/check/output-checks';
import { targetFindings } from './mapping/check/target-checks';
import { constantFindings, transformFindings } from './mapping/check/value-checks';

/** What is wrong with the mappings in themselves, whatever the org and Iterable have. Pure. */
export function mappingProblems(definition: SyncDefinition): ConfigProblem[] {
  return definition.steps
    .flatMap((step) => stepFindings(step, definition))
    .map((finding) => ({ ...finding, sync: definition.name }));
}

const stepFindings = (step: StepDefinition, definition: SyncDefinition): Finding[] => [
  ...doubleTargets(step),
  ...step.mappings.flatMap((mapping) => [
    ...targetFindings(mapping, step, definition),
    ...outputFindings(mapping, step, definition),
    ...transformFindings(mapping, definition),
    ...constantFindings(mapping, step, definition)
  ]),
  ...missingTargets(step, definition)
];
