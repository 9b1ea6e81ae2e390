import type { FieldMapping, StepDefinition, SyncDefinition } from '../../../config/sync-definition';
import { managedFields } from '../../field-names';
import { arrayTargetOf, withinElement } from '../compile-array';
import { readOutputPath } from '../step-outputs';
import {
  itemTargets,
  operationTargets,
  targetForms,
  targetKind,
  type OperationTargets,
  type TargetKind
} from '../targets';
import { inMapping, type Finding } from './finding';

/** Names that mean something else in the language that maps the records. */
const impossibleNames = new Set(['__proto__', 'constructor', 'prototype']);
const elementForm = /^[^.,#[\]\s][^.,#[\]]*(\.[^.,#[\]\s][^.,#[\]]*)*$/;

/** Whether the step's operation has the mapping's target, and can take what the mapping gives. */
export function targetFindings(
  mapping: FieldMapping,
  step: StepDefinition,
  definition: SyncDefinition
): Finding[] {
  const array = arrayTargetOf(mapping);
  const finding = array === null ? ownTarget(mapping, step, definition) : elementTarget(mapping, array, step);
  return finding ? [finding] : [];
}

function ownTarget(mapping: FieldMapping, step: StepDefinition, definition: SyncDefinition): Finding | null {
  const { target } = mapping;
  const targets = operationTargets[step.operation];
  const isWhole = target === 'dataFields' && targets.data !== undefined && readOutputPath(mapping) !== null;
  if (isWhole) return null;
  const kind = targetKind(targets, target);
  if (kind === null || isImpossible(target)) return noTarget(mapping, step.operation, targets);
  if (targets.data === 'user' && isManaged(target, definition)) return managed(mapping);
  if (targets.constant?.includes(target) && mapping.kind !== 'Value') return constantOnly(mapping);
  return kindFinding(mapping, kind);
}

function kindFinding(mapping: FieldMapping, kind: TargetKind): Finding | null {
  const takesArray = ['data', 'items', 'ids', 'texts'].includes(kind);
  if (mapping.kind === 'Array' && !takesArray) return noArray(mapping);
  const isItems = kind === 'items' && mapping.kind !== 'Array' && readOutputPath(mapping) === null;
  return isItems ? itemsNeedArray(mapping) : null;
}

function elementTarget(mapping: FieldMapping, array: string, step: StepDefinition): Finding | null {
  const { target } = withinElement(mapping);
  const outer = step.mappings.find((other) => other.kind === 'Array' && other.target === array);
  if (!outer) return noOuterArray(mapping, array);
  if (mapping.kind === 'Array' || target.includes('[]')) return nestedArray(mapping);
  const isItems = targetKind(operationTargets[step.operation], array) === 'items';
  if (isItems) {
    const known = targetKind(itemTargets, target) !== null && !isImpossible(target);
    return known ? null : noTarget(mapping, `an element of ${array}`, itemTargets);
  }
  return elementForm.test(target) && !isImpossible(target)
    ? null
    : noTarget(mapping, step.operation, operationTargets[step.operation]);
}

const isImpossible = (target: string): boolean => target.split('.').some((name) => impossibleNames.has(name));

function isManaged(target: string, { identity }: SyncDefinition): boolean {
  const [group, field = ''] = target.split('.');
  if (group !== 'dataFields') return false;
  const emailAsData = target === 'dataFields.email' && identity.kind === 'userId';
  return !emailAsData && managedFields.has(field);
}

const noTarget = (mapping: FieldMapping, of: string, targets: OperationTargets): Finding =>
  inMapping(mapping, 'Target__c', {
    code: 'config.target',
    message: `${mapping.target} is no target of ${of}.`,
    fix: `Choose from ${targetForms(targets).join(', ')}.`
  });

const managed = (mapping: FieldMapping): Finding =>
  inMapping(mapping, 'Target__c', {
    code: 'config.target',
    message: `${mapping.target} is kept by Iterable itself.`,
    fix: 'Map onto another field; subscriptions and lists have operations of their own.'
  });

const constantOnly = (mapping: FieldMapping): Finding =>
  inMapping(mapping, 'Kind__c', {
    code: 'config.target',
    message: `${mapping.target} is the same for all records of a call.`,
    fix: 'Choose the kind Value.'
  });

const noArray = (mapping: FieldMapping): Finding =>
  inMapping(mapping, 'Kind__c', {
    code: 'config.target',
    message: `${mapping.target} takes one value, not an array.`,
    fix: 'Choose the kind Field, Value or Formula.'
  });

const itemsNeedArray = (mapping: FieldMapping): Finding =>
  inMapping(mapping, 'Kind__c', {
    code: 'config.target',
    message: `${mapping.target} takes an array of items.`,
    fix: 'Choose the kind Array with a child relationship as source, and map items[].id, name, price and quantity.'
  });

const noOuterArray = (mapping: FieldMapping, array: string): Finding =>
  inMapping(mapping, 'Target__c', {
    code: 'config.array-missing',
    message: `No mapping of the step makes the array ${array}.`,
    fix: `Add a mapping of the kind Array with the target ${array}.`
  });

const nestedArray = (mapping: FieldMapping): Finding =>
  inMapping(mapping, 'Target__c', {
    code: 'config.array-missing',
    message: 'An array inside an array cannot be made.',
    fix: 'Map a single value, or a text.'
  });
