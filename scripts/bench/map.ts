import type { FieldMapping, SyncDefinition } from '../../bridge/config/sync-definition';
import { createMapper, type SourceTypes } from '../../bridge/sync/map';
import type { SourceRecord } from '../../bridge/sync/model';
import { randomStream } from '../demo-data/random';
import { mapByHand } from './map-by-hand';

/** Records a second that 20 fields and 3 formulas must reach on one core. */
const goal = 40_000;
const secondsEach = 2;

const types: Readonly<Record<string, string>> = {
  Id: 'id',
  Email: 'email',
  FirstName: 'string',
  LastName: 'string',
  Title: 'string',
  Phone: 'phone',
  MailingStreet: 'textarea',
  MailingCity: 'string',
  MailingPostalCode: 'string',
  MailingCountry: 'string',
  LeadSource: 'picklist',
  Interests__c: 'multipicklist',
  HasOptedOutOfEmail: 'boolean',
  Score__c: 'double',
  Visits__c: 'int',
  Revenue__c: 'currency',
  Birthdate: 'date',
  CreatedDate: 'datetime',
  LastActivityDate: 'date',
  'Account.Name': 'string',
  'Account.Industry': 'picklist'
};

const formulas = [
  ['age', 'IF(ISBLANK(Birthdate), null, YEAR(TODAY()) - YEAR(Birthdate))'],
  ['salutation', '"Dear " & FirstName & " " & LastName & ","'],
  ['tier', 'IF(Revenue__c > 10000, "gold", IF(Revenue__c > 1000, "silver", "bronze"))']
] as const;

const mapping = (target: string, given: Partial<FieldMapping>): FieldMapping => ({
  name: target,
  kind: 'Field',
  source: '',
  target: `dataFields.${target}`,
  transform: 'none',
  targetType: null,
  nullPolicy: 'Skip',
  defaultValue: null,
  required: false,
  ...given
});

function definition(): SyncDefinition {
  const paths = Object.keys(types).filter((path) => path !== 'Email');
  const fields = paths.map((path) => mapping(path, { source: path }));
  const computed = formulas.map(([target, source]) => mapping(target, { source, kind: 'Formula' }));
  const step = {
    name: 'Update',
    operation: 'Update_User',
    mode: 'Upsert',
    condition: null,
    target: null,
    mergeNestedObjects: true,
    removeUnmapped: true,
    createNewFields: false,
    mappings: [...fields, ...computed]
  } as const;
  return {
    name: 'Contact_To_User',
    sourceObject: 'Contact',
    scope: { type: 'All' },
    changeField: 'SystemModstamp',
    timeZone: 'America/New_York',
    identity: { kind: 'email', source: 'Email' },
    duplicateRule: null,
    steps: [step]
  } as unknown as SyncDefinition;
}

/** A thousand contacts; a seventh of the values are blank. */
function makeRecords(): SourceRecord[] {
  const random = randomStream(1, 'bench-map');
  const orBlank = <T>(value: T): T | null => (random.below(7) === 0 ? null : value);
  const moment = (first: number): Date =>
    new Date(Date.UTC(first + random.below(40), random.below(12), 1 + random.below(28), random.below(24)));
  return Array.from({ length: 1000 }, (_, index) => {
    const id = `003${String(index).padStart(12, '0')}AAA`;
    const changedAt = moment(1986).toISOString();
    const fields = {
      Id: id,
      Email: `person${index}@example.com`,
      FirstName: orBlank(`First ${index}`),
      LastName: `Last ${index}`,
      Title: orBlank('Head of Data'),
      Phone: orBlank('+49 30 901820'),
      MailingStreet: orBlank(`${index} Main Street`),
      MailingCity: orBlank('Rome'),
      MailingPostalCode: orBlank(String(10_000 + index)),
      MailingCountry: orBlank('Italy'),
      LeadSource: orBlank('Web'),
      Interests__c: orBlank('Dogs;Cats'),
      HasOptedOutOfEmail: false,
      Score__c: orBlank(random.below(1000) / 10),
      Visits__c: orBlank(random.below(50)),
      Revenue__c: orBlank(random.below(20_000)),
      Birthdate: orBlank(moment(1950).toISOString().slice(0, 10)),
      CreatedDate: moment(1980).toISOString().replace('Z', '+0000'),
      LastActivityDate: orBlank(moment(1986).toISOString().slice(0, 10)),
      Account: orBlank({ Name: `Company ${index}`, Industry: orBlank('Energy') }),
      SystemModstamp: changedAt
    };
    return { id, object: 'Contact', changedAt, isDeleted: false, masterRecordId: null, fields };
  });
}

/** Records a second, after a warm-up. */
function measure(map: (record: SourceRecord) => unknown, records: readonly SourceRecord[]): number {
  const during = (seconds: number): number => {
    const start = performance.now();
    let count = 0;
    let elapsed = 0;
    while (elapsed < seconds * 1000) {
      for (const record of records) map(record);
      count += records.length;
      elapsed = performance.now() - start;
    }
    return (count / elapsed) * 1000;
  };
  during(secondsEach / 4);
  return during(secondsEach);
}

/** Both make the same, or the numbers say nothing. */
function assertSame(made: unknown, byHand: unknown): void {
  const [ours, theirs] = [JSON.stringify(made), JSON.stringify(byHand)];
  if (ours !== theirs) throw new Error(`the two mappings differ:\n${ours}\n${theirs}`);
}

/** Our mapper beside a mapping written by hand for this very definition, in one process. */
export function benchMap(): void {
  const sourceTypes: SourceTypes = new Map(
    Object.entries(types).map(([path, type]) => [
      path.toLowerCase(),
      { type, scale: type === 'int' ? 0 : 2, path }
    ])
  );
  const records = makeRecords();
  const now = new Date();
  const map = createMapper(definition(), sourceTypes);
  const byHand = mapByHand('America/New_York', now);
  for (const record of records) {
    const answer = map(record, now);
    const [step] = 'mapped' in answer ? answer.mapped.steps : [];
    assertSame(step && 'payload' in step && step.payload, byHand(record));
  }
  const ours = measure((record) => map(record, now), records);
  const hand = measure(byHand, records);
  console.log('20 fields and 3 formulas, records a second on one core:');
  console.log(`  mapper          ${perSecond(ours)}`);
  console.log(`  written by hand ${perSecond(hand)}`);
  console.log(`  ratio           ${(ours / hand).toFixed(2).padStart(9)}`);
  console.log(`The goal of ${perSecond(goal).trim()}/s is ${ours >= goal ? 'met' : 'missed'}.`);
  if (ours < goal) process.exitCode = 1;
}

const perSecond = (value: number): string => Math.round(value).toLocaleString('en-US').padStart(9);
