/** A sync, the org that has it, and what a plan makes of that org. */
import type { RawRow, RawRows } from '../../../bridge/config/rows';
import { givenRows, inUse, publishedRows, type GivenRows, type Rows } from '../../../bridge/publish/kinds';
import { planPublish } from '../../../bridge/publish/plan';

export const sync = (more: RawRow = {}): RawRow => ({
  DeveloperName: 'People',
  MasterLabel: 'People',
  Project__c: 'Main',
  Source_Object__c: 'Contact',
  Status__c: 'Active',
  ...more
});
export const step = (name = 'People_1', more: RawRow = {}): RawRow => ({
  DeveloperName: name,
  Sync__c: 'People',
  Order__c: 10,
  Operation__c: 'Update_User',
  ...more
});
export const mapping = (name: string, target: string, more: RawRow = {}): RawRow => ({
  DeveloperName: name,
  Step__c: 'People_1',
  Source__c: 'FirstName',
  Target__c: target,
  ...more
});
export const definition = (more: GivenRows = {}): GivenRows => ({
  syncs: [sync()],
  steps: [step()],
  mappings: [mapping('People_a', 'dataFields.a'), mapping('People_b', 'dataFields.b')],
  ...more
});

/** The org after these rows were deployed, as SOQL answers it. */
export function orgWith(rows: Rows | null, hash?: string): RawRows {
  const related = (row: RawRow, parent: 'Project' | 'Sync' | 'Step'): RawRow =>
    row[`${parent}__c`] ? { ...row, [`${parent}__r`]: { DeveloperName: row[`${parent}__c`] } } : row;
  const all = (of: readonly RawRow[] | undefined): RawRow[] =>
    (of ?? []).map((row) => related(related(related(row, 'Project'), 'Sync'), 'Step'));
  return {
    Iterable_Project__mdt: [{ DeveloperName: 'Main', MasterLabel: 'Main' }],
    Iterable_Sync__mdt: all(rows?.syncs).map((row) => ({ ...row, Definition_Hash__c: hash })),
    Iterable_Step__mdt: all(rows?.steps),
    Iterable_Field_Mapping__mdt: all(rows?.mappings),
    Iterable_Campaign_Link__mdt: all(rows?.campaignLinks),
    Iterable_Consent_Rule__mdt: []
  };
}

/** Deploys so many rows of the plan, all of them unless said. */
export function deployed(
  raw: RawRows,
  plan: ReturnType<typeof planPublish>,
  count = plan.rows.length
): RawRows {
  const types: Record<string, RawRow[]> = Object.fromEntries(
    Object.entries(raw).map(([type, rows]) => [type, [...rows]])
  );
  for (const { type, name, label, values } of plan.rows.slice(0, count)) {
    const parents = Object.fromEntries(
      Object.entries(values)
        .filter(([field]) => /^(Project|Sync|Step)__c$/.test(field))
        .map(([field, value]) => [field.replace('__c', '__r'), { DeveloperName: value }])
    );
    const others = (types[type] ?? []).filter((row) => row.DeveloperName !== name);
    types[type] = [...others, { DeveloperName: name, MasterLabel: label, ...values, ...parents }];
  }
  return types as unknown as RawRows;
}

export const rowsOf = (raw: RawRows): Rows => {
  const rows = publishedRows('People', raw);
  if (!rows) throw new Error('the org has no such sync');
  return inUse(rows);
};

export const planOf = (given: GivenRows, base: GivenRows | null, raw: RawRows) =>
  planPublish('People', { definition: given, base }, raw);

export const published = orgWith(givenRows(definition()));
