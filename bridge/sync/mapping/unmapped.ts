import type { FieldMapping, StepDefinition, SyncDefinition } from '../../config/sync-definition';
import { readArraySource } from './array-source';
import { identitySource, isPath } from './identity-source';
import { operationTargets } from './targets';

/**
 * The step's mappings and, where it does not remove what is unmapped, one for each field that the sync's query selects
 * and none of them names. The identity and the change field are selected for the sync itself.
 */
export function allMappings(step: StepDefinition, definition: SyncDefinition): readonly FieldMapping[] {
  const { scope } = definition;
  const { data } = operationTargets[step.operation];
  if (step.removeUnmapped || scope.type !== 'SOQL' || !data) return step.mappings;
  const own = [identitySource(definition), definition.changeField];
  const named = new Set([...own, ...step.mappings.map(sourceName)].map((path) => path.toLowerCase()));
  const targets = new Set(step.mappings.map(({ target }) => target));
  const unmapped = scope.fields
    .filter((path) => isPath(path) && !named.has(path.toLowerCase()))
    .map((path) => unmappedField(path, data))
    .filter(({ target }) => !targets.has(target));
  return [...step.mappings, ...unmapped];
}

const sourceName = ({ kind, source }: FieldMapping): string =>
  kind === 'Array' ? readArraySource(source).name : source;

/** Names of a catalog's fields hold no dots. */
const unmappedField = (path: string, data: 'user' | 'free' | 'flat'): FieldMapping => ({
  name: path,
  kind: 'Field',
  source: path,
  target: `dataFields.${data === 'flat' ? path.replaceAll('.', '_') : path}`,
  transform: 'none',
  targetType: null,
  nullPolicy: 'Skip',
  defaultValue: null,
  required: false
});

/** Whether the mapping stands for what the query selects, not for a row of its own. */
export const isUnmapped = (mapping: FieldMapping, step: StepDefinition): boolean =>
  !step.mappings.includes(mapping);
