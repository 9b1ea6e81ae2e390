import type { FieldMapping, StepDefinition, SyncDefinition } from '../../../config/sync-definition';
import { compileTransform, transformForms } from '../../transforms/compile-transform';
import { TransformFault } from '../../transforms/parse-transform';
import { toIterableType, ValueProblem } from '../../transforms/values';
import { arrayTargetOf, withinElement } from '../compile-array';
import { targetConverter } from '../target-values';
import { itemTargets, operationTargets, targetKind } from '../targets';
import { inMapping, type Finding } from './finding';

export function transformFindings(mapping: FieldMapping, { timeZone }: SyncDefinition): Finding[] {
  try {
    compileTransform(mapping.transform, { field: { type: 'string', scale: 0 }, timeZone });
    return [];
  } catch (error) {
    if (!(error instanceof TransformFault)) throw error;
    return [
      inMapping(mapping, 'Transform__c', {
        code: 'config.transform',
        message: `The transform "${mapping.transform}" cannot be used: ${error.message}.`,
        fix: `Choose from ${transformForms().join('; ')}.`
      })
    ];
  }
}

/** A constant or default that is not of the target's type would refuse every record. */
export function constantFindings(
  mapping: FieldMapping,
  step: StepDefinition,
  { timeZone }: SyncDefinition
): Finding[] {
  const isValue = mapping.kind === 'Value';
  const constant = isValue ? mapping.source : defaultOf(mapping);
  if (constant === null) return [];
  try {
    const field = { type: 'string', scale: 0 };
    const made = isValue
      ? compileTransform(mapping.transform, { field, timeZone }).apply(constant)
      : constant;
    const typed = mapping.targetType ? toIterableType(made, mapping.targetType) : made;
    targetConverter(kindOf(mapping, step), timeZone)?.(typed);
    return [];
  } catch (error) {
    if (error instanceof TransformFault) return [];
    if (!(error instanceof ValueProblem)) throw error;
    return [
      inMapping(mapping, isValue ? 'Source__c' : 'Default__c', {
        code: 'config.constant',
        message: `The constant is not of the target type: expected ${error.expected}.`,
        fix: 'Correct the constant or the target type.'
      })
    ];
  }
}

const defaultOf = ({ kind, nullPolicy, defaultValue }: FieldMapping): string | null =>
  nullPolicy === 'Default' && kind !== 'Array' ? defaultValue : null;

function kindOf(mapping: FieldMapping, { operation }: StepDefinition) {
  const targets = operationTargets[operation];
  const array = arrayTargetOf(mapping);
  if (array === null) return targetKind(targets, mapping.target) ?? 'data';
  const isItems = targetKind(targets, array) === 'items';
  return (isItems && targetKind(itemTargets, withinElement(mapping).target)) || 'data';
}
