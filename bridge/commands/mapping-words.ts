import { possibleExits } from '../config/on-exit';
import { operationKinds, type ExitAction, type OperationKind } from '../config/sync-definition';
import { managedFields } from '../sync/field-names';
import { iterableTypes, typeGoesInto } from '../sync/iterable-types';
import { itemTargets, needsUser, operationTargets, type OperationTargets } from '../sync/mapping/targets';
import { hasUserMode, isCatalogOperation } from '../sync/operations/traits';
import { transformTable } from '../sync/transforms/table';

/** What steps and mappings can be made of, from the very tables that runs go by. Pure. */

export interface MappingWords {
  readonly operations: readonly OperationWords[];
  /** Of the elements of `items`. */
  readonly itemTargets: TargetWords;
  readonly transforms: readonly TransformWords[];
  readonly types: readonly TypeWords[];
  /** User fields that Iterable keeps itself: no targets. */
  readonly managedFields: readonly string[];
}

export interface OperationWords {
  readonly name: OperationKind;
  /** What Target__c of the step names. */
  readonly stepTarget: 'list' | 'catalog' | 'event' | 'none';
  /** What Mode__c says: how users are met, how events are told apart, or nothing. */
  readonly mode: 'user' | 'event' | 'none';
  readonly isAboutUser: boolean;
  /** Whether Merge_Nested_Objects__c and Create_New_Fields__c count. */
  readonly mergesFields: boolean;
  /** Beside Nothing, which is always possible. */
  readonly exits: readonly ExitAction[];
  readonly targets: TargetWords;
}

export interface TargetWords {
  readonly named: readonly { readonly name: string; readonly kind: string; readonly isConstant: boolean }[];
  /** Groups of switches by id: `channels.<id>`. */
  readonly switches: readonly string[];
  /** Whose fields stand below `dataFields`: the user's, of whatever name, or those of a catalog, without dots. */
  readonly data: 'user' | 'free' | 'flat' | 'none';
  /** Of each group one has to be mapped. */
  readonly required: readonly (readonly string[])[];
}

export interface TransformWords {
  readonly name: string;
  /** How it is written. */
  readonly form: string;
  readonly does: string;
  readonly takesArguments: boolean;
}

export interface TypeWords {
  readonly name: string;
  /** Types whose values a field of this one takes. */
  readonly takes: readonly string[];
}

export const mappingWords = (): MappingWords => ({
  operations: operationKinds.map(operationWords),
  itemTargets: targetWords(itemTargets),
  transforms: Object.values(transformTable).map(({ form, does }) => ({
    name: /^\w+/.exec(form)?.[0] ?? form,
    form,
    does,
    takesArguments: form.includes('(')
  })),
  types: iterableTypes.map((name) => ({
    name,
    takes: iterableTypes.filter((type) => typeGoesInto(type, name))
  })),
  managedFields: [...managedFields]
});

const operationWords = (name: OperationKind): OperationWords => ({
  name,
  stepTarget: stepTargetOf(name),
  mode: modeOf(name),
  isAboutUser: needsUser(name),
  mergesFields: ['user', 'flat'].includes(operationTargets[name].data ?? 'none'),
  exits: possibleExits(name),
  targets: targetWords(operationTargets[name])
});

function stepTargetOf(name: OperationKind): OperationWords['stepTarget'] {
  if (name === 'Subscribe_List' || name === 'Unsubscribe_List') return 'list';
  if (isCatalogOperation(name)) return 'catalog';
  return name === 'Track_Event' ? 'event' : 'none';
}

function modeOf(name: OperationKind): OperationWords['mode'] {
  if (hasUserMode({ operation: name })) return 'user';
  return name === 'Track_Event' || name === 'Track_Purchase' ? 'event' : 'none';
}

const targetWords = ({
  named,
  constant = [],
  switches = [],
  data,
  required = []
}: OperationTargets): TargetWords => ({
  named: Object.entries(named).map(([name, kind]) => ({ name, kind, isConstant: constant.includes(name) })),
  switches,
  data: data ?? 'none',
  required
});
