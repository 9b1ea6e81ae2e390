import { customObject } from '../stand-ins/org/schema/custom-object';
import { area, check, day, double, int, lookup, moment, text } from '../stand-ins/org/schema/field-kinds';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { LocalOrg } from '../stand-ins/org/local-org';
import type { FieldSchema, Row } from '../stand-ins/org/model';
import { defineSync, longAgo } from '../end-to-end/world';
import {
  valueAt,
  type ColumnKind,
  type Columns,
  type Equivalent,
  type EquivalentStep
} from './expected-requests-equivalent';

const object = 'Input__c';
const childObject = 'Input_Row__c';

const kinds: Readonly<Record<ColumnKind, (name: string) => FieldSchema>> = {
  text: (name) => text(name, name, 255),
  longText: (name) => area(name, name, 32_768),
  datetime: (name) => moment(name, name),
  date: (name) => day(name, name),
  number: (name) => double(name, name, 18, 2),
  whole: (name) => int(name, name),
  checkbox: (name) => check(name, name)
};

/** The input as records of a custom object, with rows below them. */
export function loadInputs(
  org: LocalOrg,
  inputs: readonly unknown[],
  { columns, children }: Equivalent
): void {
  addObject(org, object, columns);
  const ids = org.store.load(
    object,
    inputs.map((input) => ({ ...rowFrom(input, columns), ...stamps }))
  );
  if (!children) return;
  const parent = lookup('Input__c', 'Input', object, 'Input__r', 'Rows__r');
  addObject(org, childObject, children.columns, parent);
  const rows = inputs.flatMap((input, index) =>
    [valueAt(input, children.from)].flat().map((row) => ({
      ...rowFrom(row, children.columns),
      ...stamps,
      Input__c: ids[index]
    }))
  );
  org.store.load(childObject, rows);
}

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };

function addObject(org: LocalOrg, name: string, columns: Columns, ...more: readonly FieldSchema[]): void {
  const schema = customObject({ name, label: name, keyPrefix: org.catalog.freePrefix('a') });
  const own = Object.entries(columns).map(([column, [kind]]) => kinds[kind](column));
  org.catalog.put({ ...schema, fields: [...schema.fields, ...own, ...more] });
}

export const rowFrom = (input: unknown, columns: Columns): Row =>
  Object.fromEntries(
    Object.entries(columns).map(([name, [kind, from]]) => [name, stored(valueAt(input, from), kind)])
  );

/** As Salesforce would hold it: no empty text, a list as text, what is nested as JSON. */
function stored(value: unknown, kind: ColumnKind): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (kind === 'checkbox') return value === true;
  if (kind === 'number' || kind === 'whole') return Number(value);
  if (kind === 'datetime') return new Date(String(value)).toISOString().replace('Z', '+0000');
  if (kind === 'longText') return JSON.stringify(value);
  return Array.isArray(value) ? value.join(';') : String(value);
}

/** Deploys the definition; answers the sync's name. */
export function defineEquivalent(org: LocalOrg, equivalent: Equivalent, input: unknown): string {
  const { steps, type } = equivalent;
  const identity = equivalent.identity ?? (type === 'Email' ? 'Email' : 'UserId');
  const source = `${identity}__c`;
  const needsUser = source in equivalent.columns;
  const [first, ...more] = steps;
  if (!first) throw new Error('a definition without steps');
  const name = defineSync(org, {
    name: 'Input_Sync',
    object,
    project: { Project_Type__c: type },
    values: {
      Write_Back__c: 'None',
      ...(needsUser ? { Identity__c: identity, Identity_Source__c: source } : {})
    },
    step: stepRow(first, input),
    mappings: first.mappings
  });
  for (const [index, step] of more.entries()) addStep(org, `${name}_step_${index + 2}`, step, input);
  return name;
}

const stepRow = ({ operation, target, targetFrom, values }: EquivalentStep, input: unknown): Row => {
  const told = target ?? (targetFrom === undefined ? undefined : valueAt(input, targetFrom));
  return {
    Operation__c: operation,
    ...(told === undefined ? {} : { Target__c: String(told) }),
    ...values
  };
};

/** A step beside the first, in the order of the definition. */
function addStep(org: LocalOrg, name: string, step: EquivalentStep, input: unknown): void {
  const save = (type: string, developerName: string, values: Row): string =>
    saveCustomMetadata(org, { type, developerName, label: developerName, values });
  save('Iterable_Step__mdt', name, {
    Sync__c: 'Input_Sync',
    Order__c: Number(name.split('_').at(-1)),
    Merge_Nested_Objects__c: true,
    Active__c: true,
    ...stepRow(step, input)
  });
  for (const [index, [target, source]] of Object.entries(step.mappings).entries()) {
    save('Iterable_Field_Mapping__mdt', `${name}_${index}`, {
      Step__c: name,
      Order__c: index,
      Kind__c: 'Field',
      Target__c: target,
      Active__c: true,
      ...(typeof source === 'string' ? { Source__c: source } : source)
    });
  }
}
