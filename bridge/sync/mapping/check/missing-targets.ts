import type { StepDefinition, SyncDefinition } from '../../../config/sync-definition';
import { itemTargets, operationTargets, targetKind } from '../targets';
import { inStep, type Finding } from './finding';

/** What the step's call needs and no mapping writes. */
export function missingTargets(step: StepDefinition, { identity }: SyncDefinition): Finding[] {
  const { operation, mappings } = step;
  const written = new Set(mappings.map(({ target }) => target));
  const groups = [...(operationTargets[operation].required ?? []), ...itemGroups(step)];
  const missing = groups.filter((group) => !group.some((name) => written.has(name)));
  const findings = missing.map((group) => notMapped(step, group));
  if (operation === 'Update_Email' && identity.kind !== 'email' && !written.has('newEmail'))
    findings.push(notMapped(step, ['newEmail']));
  if (operation === 'Track_Event' && step.target === null && !written.has('eventName'))
    findings.push(noEventName(step));
  return findings;
}

/** The elements of items that are made here have to be whole. */
const itemGroups = ({ operation, mappings }: StepDefinition): string[][] =>
  mappings
    .filter(
      ({ kind, target }) => kind === 'Array' && targetKind(operationTargets[operation], target) === 'items'
    )
    .flatMap(({ target }) =>
      (itemTargets.required ?? []).map((group) => group.map((name) => `${target}[].${name}`))
    );

const notMapped = (step: StepDefinition, group: readonly string[]): Finding =>
  inStep(step, 'Operation__c', {
    code: 'config.missing-target',
    message: `${step.operation} needs ${group.join(' or ')}, and no mapping writes it.`,
    fix: `Add a mapping with the target ${group[0] ?? ''}.`
  });

const noEventName = (step: StepDefinition): Finding =>
  inStep(step, 'Target__c', {
    code: 'config.missing-target',
    message: 'The event has no name.',
    fix: 'Write it into "Event name" of the step, or add a mapping with the target eventName.'
  });
