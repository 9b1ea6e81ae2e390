import type { StepDefinition } from '../../../config/sync-definition';
import { inMapping, type Finding } from './finding';

/** Targets of a step that are written twice, or lie one inside the other. Other steps may write the same. */
export function doubleTargets({ mappings }: StepDefinition): Finding[] {
  const seen = new Set<string>();
  return mappings.flatMap((mapping) => {
    const { target } = mapping;
    const twice = seen.has(target);
    const other = [...seen].find((path) => path.startsWith(`${target}.`) || target.startsWith(`${path}.`));
    seen.add(target);
    if (twice)
      return inMapping(mapping, 'Target__c', {
        code: 'config.double-target',
        message: `Two mappings write ${target}.`,
        fix: 'Switch one of them off.'
      });
    if (other === undefined) return [];
    return inMapping(mapping, 'Target__c', {
      code: 'config.double-target',
      message: `${target} and ${other} cannot both be written: one is inside the other.`,
      fix: 'Switch one of them off, or map onto another name.'
    });
  });
}
