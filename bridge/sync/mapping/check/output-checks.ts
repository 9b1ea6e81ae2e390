import type { FieldMapping, StepDefinition, SyncDefinition } from '../../../config/sync-definition';
import { readOutputPath, sameName, writersOf, type OutputPath } from '../step-outputs';
import { operationTargets, targetKind } from '../targets';
import { inMapping, type Finding } from './finding';

/** Whether `Steps.<step>.<path>` names a step before this one, and something that it makes. */
export function outputFindings(
  mapping: FieldMapping,
  step: StepDefinition,
  definition: SyncDefinition
): Finding[] {
  const output = readOutputPath(mapping);
  if (!output) return [];
  const before = definition.steps.slice(0, definition.steps.indexOf(step));
  const maker = before.find(({ name }) => sameName(name, output.step));
  if (!maker) return [noSuchStep(mapping, output, before)];
  return makes(maker, output.path, definition) ? [] : [notMade(mapping, output, maker)];
}

/** What is mapped, what stands in for it, and the identity. */
function makes(step: StepDefinition, path: string, { identity }: SyncDefinition): boolean {
  if (writersOf(step, path).length > 0) return true;
  const isNamed = targetKind(operationTargets[step.operation], path) !== null;
  return isNamed && [identity.kind, 'eventName', 'createdAt', 'itemId', 'newEmail'].includes(path);
}

const noSuchStep = (
  mapping: FieldMapping,
  { step }: OutputPath,
  before: readonly StepDefinition[]
): Finding =>
  inMapping(mapping, 'Source__c', {
    code: 'config.step-output',
    message: `There is no step ${step} before this one.`,
    fix:
      before.length > 0
        ? `Name one of ${before.map(({ name }) => name).join(', ')}.`
        : 'Move this step behind the one whose output it uses.'
  });

const notMade = (mapping: FieldMapping, { path }: OutputPath, maker: StepDefinition): Finding =>
  inMapping(mapping, 'Source__c', {
    code: 'config.step-output',
    message: `The step ${maker.name} makes no ${path}; capitals count.`,
    fix: `Name a target of its mappings, e.g. ${maker.mappings[0]?.target ?? 'email'}.`
  });
