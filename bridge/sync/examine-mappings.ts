import type { ConfigProblem, FieldMapping, SyncDefinition } from '../config/sync-definition';
import { compileTransform, transformForms } from './transforms/compile-transform';
import { TransformFault } from './transforms/parse-transform';
import { toIterableType, ValueProblem } from './transforms/values';

const targetForm = /^(email|userId|dataFields(\.[^.,#\s][^.,#]*)+)$/;
/** Iterable's own profile fields; source: iterable-api 4. */
const managedFields = new Set([
  'email',
  'userId',
  'signupDate',
  'signupSource',
  'profileUpdatedAt',
  'emailListIds',
  'userListIds',
  'unsubscribedChannelIds',
  'unsubscribedMessageTypeIds',
  'subscribedMessageTypeIds',
  'devices',
  'browserTokens',
  'shoppingCartItems',
  'itblInternal',
  'itblUserId'
]);
/** Names that mean something else in the language that maps the records. */
const impossibleNames = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with the mappings in themselves, whatever the org and Iterable have. Pure. */
export function mappingProblems(definition: SyncDefinition): ConfigProblem[] {
  const seen = new Set<string>();
  return definition.steps.flatMap((step) => step.mappings).flatMap((mapping) => {
    const found = [
      targetProblem(mapping, definition, seen),
      transformProblem(mapping, definition.timeZone),
      constantProblem(mapping)
    ];
    seen.add(mapping.target);
    return found
      .filter((problem) => problem !== null)
      .map((problem) => ({ ...problem, sync: definition.name }));
  });
}

type Found = Omit<ConfigProblem, 'sync'> | null;

function targetProblem(mapping: FieldMapping, definition: SyncDefinition, seen: ReadonlySet<string>): Found {
  const where = `Iterable_Field_Mapping.${mapping.name}, Target__c`;
  const { target } = mapping;
  if (seen.has(target)) {
    return {
      where,
      code: 'config.double-target',
      message: `Two mappings write ${target}.`,
      fix: 'Switch one of them off.'
    };
  }
  const other = [...seen].find((path) => path.startsWith(`${target}.`) || target.startsWith(`${path}.`));
  if (other) {
    return {
      where,
      code: 'config.double-target',
      message: `${target} and ${other} cannot both be written: one is inside the other.`,
      fix: 'Switch one of them off, or map onto another name.'
    };
  }
  return isWritable(target, definition) ? null : { where, ...notWritable(target) };
}

function isWritable(target: string, definition: SyncDefinition): boolean {
  const [, field, ...inside] = target.split('.');
  if (!targetForm.test(target) || [field, ...inside].some((name) => impossibleNames.has(name ?? ''))) {
    return false;
  }
  const emailAsData = target === 'dataFields.email' && definition.identity.kind === 'userId';
  return emailAsData || !field || !managedFields.has(field);
}

const notWritable = (target: string) => ({
  code: 'config.target',
  message: `${target} is not a field that a sync can write.`,
  fix: 'Use email, userId or dataFields.<name>, and none of the fields that Iterable keeps itself.'
});

function transformProblem(mapping: FieldMapping, timeZone: string): Found {
  try {
    compileTransform(mapping.transform, { field: { type: 'string', scale: 0 }, timeZone });
    return null;
  } catch (error) {
    if (!(error instanceof TransformFault)) throw error;
    return {
      where: `Iterable_Field_Mapping.${mapping.name}, Transform__c`,
      code: 'config.transform',
      message: `The transform "${mapping.transform}" cannot be used: ${error.message}.`,
      fix: `Choose from ${transformForms().join('; ')}.`
    };
  }
}

/** A constant or default that is not of the target's type would refuse every record. */
function constantProblem(mapping: FieldMapping): Found {
  const constant =
    mapping.kind === 'Value'
      ? mapping.source
      : mapping.nullPolicy === 'Default'
        ? mapping.defaultValue
        : null;
  if (constant === null || !mapping.targetType) return null;
  try {
    toIterableType(constant, mapping.targetType);
    return null;
  } catch (error) {
    if (!(error instanceof ValueProblem)) throw error;
    const field = mapping.kind === 'Value' ? 'Source__c' : 'Default__c';
    return {
      where: `Iterable_Field_Mapping.${mapping.name}, ${field}`,
      code: 'config.constant',
      message: `The constant is not of the target type: expected ${error.expected}.`,
      fix: 'Correct the constant or the target type.'
    };
  }
}
