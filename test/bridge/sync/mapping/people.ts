import type { FieldMapping, StepDefinition, SyncDefinition } from '../../../../bridge/config/sync-definition';
import { examine, type Examined } from '../../../../bridge/sync/examine';
import { createMapper, type MapAnswer, type MappedSteps } from '../../../../bridge/sync/map';
import type { Payload } from '../../../../bridge/sync/model';
import type { SourceSchema } from '../../../../bridge/sync/source-schema';
import { contactId, fieldMapping, sourceRecord, stepDefinition, syncDefinition } from '../../../builders';
import { scriptedSource, sourceField, sourceSchema } from '../scripted-source';

/** People with pets, orders and accounts, as describe shows them; specifications of mappings are about them. */
export const contact = sourceSchema(
  'Contact',
  [
    sourceField('Id', { type: 'id' }),
    sourceField('SystemModstamp', { type: 'datetime' }),
    sourceField('CreatedDate', { type: 'datetime' }),
    sourceField('Email', { type: 'email' }),
    sourceField('FirstName'),
    sourceField('LastName'),
    sourceField('Full_Name__c', { calculated: true }),
    sourceField('Birthdate', { type: 'date' }),
    sourceField('Score__c', { type: 'double', scale: 2 }),
    sourceField('Visits__c', { type: 'double' }),
    sourceField('Order_Total__c', { type: 'currency', scale: 2 }),
    sourceField('VIP__c', { type: 'boolean' }),
    sourceField('Channel_Ids__c'),
    sourceField('Old_Email__c', { type: 'email' }),
    sourceField('Level__c', {
      type: 'picklist',
      labels: new Map([
        ['G', 'Gold'],
        ['S', 'Silver']
      ])
    }),
    sourceField('Interests__c', {
      type: 'multipicklist',
      labels: new Map([
        ['dog', 'Dogs'],
        ['cat', 'Cats']
      ])
    }),
    sourceField('MailingAddress', { type: 'address' }),
    sourceField('AccountId', { type: 'reference', relationshipName: 'Account', referenceTo: ['Account'] })
  ],
  [
    { name: 'Pets__r', object: 'Pet__c', field: 'Owner__c' },
    { name: 'Lines__r', object: 'Line__c', field: 'Buyer__c' },
    { name: 'AccountContactRelations', object: 'AccountContactRelation', field: 'ContactId' }
  ]
);
const account = sourceSchema('Account', [
  sourceField('Id', { type: 'id' }),
  sourceField('Name'),
  sourceField('Size__c', { type: 'double', calculated: true })
]);
const pet = sourceSchema('Pet__c', [
  sourceField('Id', { type: 'id' }),
  sourceField('Name'),
  sourceField('Color__c'),
  sourceField('Age__c', { type: 'double' }),
  sourceField('Weight__c', { type: 'double', scale: 1 }),
  sourceField('Born__c', { type: 'date' }),
  sourceField('Tag__c', { calculated: true }),
  sourceField('Breed__c', { type: 'reference', relationshipName: 'Breed__r', referenceTo: ['Breed__c'] })
]);
const breed = sourceSchema('Breed__c', [sourceField('Name')]);
const line = sourceSchema('Line__c', [
  sourceField('Id', { type: 'id' }),
  sourceField('Name'),
  sourceField('Price__c', { type: 'currency', scale: 2 }),
  sourceField('Quantity__c', { type: 'double', scale: 2 }),
  sourceField('Tags__c', { type: 'multipicklist' }),
  sourceField('Note__c')
]);

const relation = sourceSchema('AccountContactRelation', [
  sourceField('Id', { type: 'id' }),
  sourceField('SystemModstamp', { type: 'datetime' }),
  sourceField('AccountId', { type: 'reference', relationshipName: 'Account', referenceTo: ['Account'] }),
  sourceField('ContactId', { type: 'reference', relationshipName: 'Contact', referenceTo: ['Contact'] }),
  sourceField('IsDirect', { type: 'boolean' }),
  sourceField('Roles', { type: 'multipicklist' })
]);

export const schemas: readonly SourceSchema[] = [contact, account, pet, breed, line, relation];
export const now = new Date('2026-02-01T10:00:00.000Z');

type Given = Parameters<typeof syncDefinition>[0];

interface Prepared {
  readonly definition: SyncDefinition;
  readonly examined: Examined;
  map(fields?: Record<string, unknown>): MapAnswer;
}

/** A definition held against describe, and its mapper, as a run has them. */
export async function prepare(given: Given): Promise<Prepared> {
  const definition = syncDefinition(given);
  const examined = await examine(definition, scriptedSource({ schemas }));
  return {
    definition,
    examined,
    map: (fields = {}) => {
      if (examined.problems.length > 0) throw new Error(JSON.stringify(examined.problems));
      const record = sourceRecord(contactId(1), { Email: email, FirstName: 'Ada', ...fields });
      return createMapper(definition, examined.sourceTypes)(record, now);
    }
  };
}

/** What the check says of a definition: code, place and all. */
export const problemsOf = async (given: Given) => (await prepare(given)).examined.problems;

export function mapped(answer: MapAnswer): MappedSteps {
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer.mapped;
}

/** What a step of a record makes, the first one unless said. */
export function payloadOf(answer: MapAnswer, index = 0): Payload {
  const step = mapped(answer).steps[index];
  if (step && 'payload' in step) return step.payload;
  throw new Error(step && 'problem' in step ? step.problem.message : 'the step made nothing');
}

/** Why a step of a record cannot be mapped; null when it can. */
export function problemOf(answer: MapAnswer, index = 0): unknown {
  if ('problem' in answer) return answer.problem;
  const step = answer.mapped.steps[index];
  return step && 'problem' in step ? step.problem : null;
}

/** Fields of the profile, made by the mappings. */
export async function dataOf(mappings: readonly FieldMapping[], fields: Record<string, unknown> = {}) {
  return payloadOf((await prepare({ mappings })).map(fields)).dataFields;
}

export const formula = (target: string, source: string, given: Partial<FieldMapping> = {}): FieldMapping =>
  fieldMapping(target, { kind: 'Formula', source, ...given });
export const constant = (target: string, source: string): FieldMapping =>
  fieldMapping(target, { kind: 'Value', source });
export const array = (target: string, source: string, given: Partial<FieldMapping> = {}): FieldMapping =>
  fieldMapping(target, { kind: 'Array', source, ...given });
export const field = (target: string, source: string, given: Partial<FieldMapping> = {}): FieldMapping =>
  fieldMapping(target, { source, ...given });

export const step = (
  operation: StepDefinition['operation'],
  mappings: readonly FieldMapping[],
  given: Partial<StepDefinition> = {}
): StepDefinition => stepDefinition({ name: operation, operation, mappings, ...given });

/** The identity of the person that specifications map. */
export const email = 'ada@example.com';
export const byUserId = { identity: { kind: 'userId', source: 'Id' }, project: { type: 'Hybrid' } } as const;

/** The payload of a sync of one step. */
export async function payloadMade(
  operation: StepDefinition['operation'],
  mappings: readonly FieldMapping[],
  fields: Record<string, unknown> = {},
  given: Partial<StepDefinition> = {}
): Promise<Payload> {
  const { map } = await prepare({ steps: [step(operation, mappings, given)] });
  return payloadOf(map(fields));
}

/** Child rows as a subquery answers them. */
export const rows = (...records: readonly Record<string, unknown>[]) => ({
  totalSize: records.length,
  done: true,
  records
});
