import { isDeepStrictEqual } from 'node:util';
import { definitionHash } from '../../../bridge/config/definition-hash';
import type { RawRow, RawRows } from '../../../bridge/config/rows';
import { differencesOf } from '../../../bridge/publish/differences';
import { versionOf } from '../../../bridge/publish/digest';
import { givenRows, inUse, publishedRows, type GivenRows, type Rows } from '../../../bridge/publish/kinds';
import { planPublish } from '../../../bridge/publish/plan';

/** What a publish would deploy, worked out from rows alone. */

const sync = (more: RawRow = {}): RawRow => ({
  DeveloperName: 'People',
  MasterLabel: 'People',
  Project__c: 'Main',
  Source_Object__c: 'Contact',
  Status__c: 'Active',
  ...more
});
const step = (name = 'People_1', more: RawRow = {}): RawRow => ({
  DeveloperName: name,
  Sync__c: 'People',
  Order__c: 10,
  Operation__c: 'Update_User',
  ...more
});
const mapping = (name: string, target: string, more: RawRow = {}): RawRow => ({
  DeveloperName: name,
  Step__c: 'People_1',
  Source__c: 'FirstName',
  Target__c: target,
  ...more
});
const definition = (more: GivenRows = {}): GivenRows => ({
  syncs: [sync()],
  steps: [step()],
  mappings: [mapping('People_a', 'dataFields.a'), mapping('People_b', 'dataFields.b')],
  ...more
});

/** The org after these rows were deployed, as SOQL answers it. */
function orgWith(rows: Rows | null, hash?: string): RawRows {
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
function deployed(raw: RawRows, plan: ReturnType<typeof planPublish>, count = plan.rows.length): RawRows {
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

const rowsOf = (raw: RawRows): Rows => {
  const rows = publishedRows('People', raw);
  if (!rows) throw new Error('the org has no such sync');
  return inUse(rows);
};

const planOf = (given: GivenRows, base: GivenRows | null, raw: RawRows) =>
  planPublish('People', { definition: given, base }, raw);

const published = orgWith(givenRows(definition()));

describe('D-57 a new sync', () => {
  const plan = planOf(definition(), null, orgWith(null));

  test('is deployed whole, parents before their children, under the hash of its steps and mappings', () => {
    expect(plan.rows.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'Iterable_Sync__mdt People',
      'Iterable_Step__mdt People_1',
      'Iterable_Field_Mapping__mdt People_a',
      'Iterable_Field_Mapping__mdt People_b'
    ]);
    const after = deployed(orgWith(null), plan);
    const is = definitionHash({
      steps: after.Iterable_Step__mdt,
      mappings: after.Iterable_Field_Mapping__mdt
    });
    expect(plan.rows[0]?.values.Definition_Hash__c).toBe(is);
    expect(plan).toMatchObject({ previous: null, hash: is, conflict: null });
  });

  test('says what its blank fields mean where the org wants them filled, and clears the others', () => {
    expect(plan.rows[1]).toEqual({
      type: 'Iterable_Step__mdt',
      name: 'People_1',
      label: 'People_1',
      values: expect.objectContaining({
        Sync__c: 'People',
        Active__c: true,
        Create_New_Fields__c: false,
        Merge_Nested_Objects__c: true,
        Condition__c: null
      })
    });
  });
});

describe('D-58 a change', () => {
  const changed = definition({ mappings: [mapping('People_a', 'dataFields.a', { Source__c: 'LastName' })] });

  test('deploys what differs alone, and switches off what was taken out', () => {
    const plan = planOf(changed, definition(), published);
    expect(plan.rows.map(({ name, label, values }) => [name, label, values.Active__c])).toEqual([
      ['People', 'People', undefined],
      ['People_a', 'People_a', true],
      ['People_b', 'Removed', false]
    ]);
    expect(plan.differences).toEqual([
      {
        where: 'Mapping to dataFields.a (Update User)',
        change: 'changed',
        field: 'Source',
        before: 'FirstName',
        after: 'LastName'
      },
      {
        where: 'Mapping to dataFields.b (Update User)',
        change: 'removed',
        field: null,
        before: 'FirstName → dataFields.b',
        after: null
      }
    ]);
    expect(plan.previous).toBe(versionOf(givenRows(definition())));
    expect(plan.version).not.toBe(plan.previous);
  });

  test('that is none deploys nothing', () => {
    const plan = planOf(definition(), null, orgWith(null));
    const after = deployed(orgWith(null), plan);
    expect(planOf(definition(), rowsOf(after), after)).toMatchObject({ rows: [], differences: [] });
  });

  test('takes a removed row again for a new one, which nobody can delete', () => {
    const gone = deployed(published, planOf(changed, definition(), published));
    expect(rowsOf(gone).mappings).toHaveLength(1);
    const grown = definition({
      mappings: [mapping('People_a', 'dataFields.a'), mapping('People_new', 'dataFields.new')]
    });
    const plan = planOf(grown, rowsOf(gone), gone);
    expect(plan.rows.map(({ name, label }) => [name, label])).toEqual([
      ['People', 'People'],
      ['People_a', 'People_a'],
      ['People_b', 'People_new']
    ]);
    expect(plan.definition.mappings.map(({ DeveloperName: name }) => name)).toEqual(['People_a', 'People_b']);
    expect(
      rowsOf(deployed(gone, plan))
        .mappings.map(({ Target__c: target }) => target)
        .sort()
    ).toEqual(['dataFields.a', 'dataFields.new']);
  });

  test('moves mappings of a new step to the row that the step takes', () => {
    const two = definition({
      steps: [step(), step('People_2', { Order__c: 20, Operation__c: 'Track_Event' })]
    });
    const org = orgWith(givenRows(two));
    const one = deployed(org, planOf(definition(), two, org));
    const again = definition({
      steps: [step(), step('People_new', { Order__c: 20, Operation__c: 'Update_Cart' })],
      mappings: [mapping('People_a', 'items', { Step__c: 'People_new' })]
    });
    const plan = planOf(again, rowsOf(one), one);
    expect(plan.definition.steps.map(({ DeveloperName: name }) => name)).toEqual(['People_1', 'People_2']);
    expect(plan.definition.mappings[0]).toMatchObject({ DeveloperName: 'People_a', Step__c: 'People_2' });
  });

  test('of a sync whose rows were deployed by hand writes the hash, too', () => {
    const plan = planOf(definition(), rowsOf(published), published);
    expect(plan.differences).toEqual([]);
    expect(plan.rows.map(({ name }) => name)).toEqual(['People']);
  });
});

describe('D-59 a second admin', () => {
  const mine = definition({ syncs: [sync({ Schedule__c: '5' })] });
  const theirs = orgWith(givenRows(definition({ syncs: [sync({ Filter__c: "Email != ''" })] })));

  test('who published meanwhile is a conflict, with what they changed', () => {
    const { conflict } = planOf(mine, definition(), theirs);
    expect(conflict).toMatchObject({
      version: versionOf(rowsOf(theirs)),
      differences: [{ where: 'Sync People', field: 'Filter', before: null, after: "Email != ''" }]
    });
  });

  test('who published the same sync for the first time is one, too', () => {
    expect(planOf(mine, null, theirs).conflict).not.toBeNull();
  });

  test('whose publish is what the draft began from is none', () => {
    expect(planOf(mine, rowsOf(theirs), theirs).conflict).toBeNull();
  });
});

test('D-57 a publish that was cut off at any row is no conflict, and the rest of it is deployed by the next try', () => {
  const wanted = definition({
    syncs: [sync({ Schedule__c: '5' })],
    mappings: [
      mapping('People_a', 'dataFields.a', { Source__c: 'Title' }),
      mapping('People_c', 'dataFields.c')
    ]
  });
  const plan = planOf(wanted, definition(), published);
  const whole = versionOf(plan.definition);
  for (let count = 0; count <= plan.rows.length; count += 1) {
    const cutOff = deployed(published, plan, count);
    const again = planOf(plan.definition, definition(), cutOff);
    expect(again.conflict).toBeNull();
    const after = deployed(cutOff, again);
    expect(versionOf(rowsOf(after))).toBe(whole);
    expect(after.Iterable_Sync__mdt[0]?.Definition_Hash__c).toBe(plan.hash);
  }
});

test('D-59 consent rules and projects are of all syncs: what one sync says never deploys, changes or takes out any', () => {
  const rule = {
    DeveloperName: 'Main_a',
    Project__c: 'Main',
    Source_Object__c: 'Contact',
    Scope__c: 'Channel'
  };
  const raw: RawRows = {
    ...published,
    Iterable_Consent_Rule__mdt: [{ ...rule, Iterable_Id__c: 1, Project__r: { DeveloperName: 'Main' } }]
  };
  const other = { ...rule, DeveloperName: 'Main_b', Iterable_Id__c: 2 };
  for (const consentRules of [undefined, [], [other]]) {
    const projects = [{ DeveloperName: 'Main', MasterLabel: 'Mine' }];
    const plan = planOf(definition({ consentRules, projects }), definition(), raw);
    expect(plan.rows.map(({ type }) => type)).toEqual(['Iterable_Sync__mdt']);
    expect(plan.differences).toEqual([]);
  }
});

describe('D-54 names that another sync has', () => {
  const others = {
    ...orgWith(givenRows(definition())),
    Iterable_Sync__mdt: [sync({ DeveloperName: 'Others', Status__c: 'Archived' })],
    Iterable_Step__mdt: [
      { ...step('People_1'), Sync__c: 'Others', Sync__r: { DeveloperName: 'Others' } },
      { ...step('People_9'), Sync__c: 'Others', Sync__r: { DeveloperName: 'Others' } }
    ]
  };
  const plan = planOf(definition(), null, others);
  const names = plan.rows.map(({ name }) => name);

  test('stay with it: the new rows get others, the same at each try, and mappings go with their step', () => {
    expect(names.map((name) => name.replace(/[0-9a-f]{8}$/, '#'))).toEqual([
      'People',
      'People_#',
      'People_#',
      'People_#'
    ]);
    expect(new Set(names).size).toBe(4);
    expect(plan.definition.mappings.map(({ Step__c: of }) => of)).toEqual([names[1], names[1]]);
    expect(planOf(definition(), null, others).rows).toEqual(plan.rows);
  });

  test('so that the other sync keeps its rows, and a second publish goes on with those of the first', () => {
    const after = deployed(others, plan);
    expect(
      after.Iterable_Step__mdt.filter(({ Sync__r: of }) => isDeepStrictEqual(of, { DeveloperName: 'Others' }))
    ).toHaveLength(2);
    expect(planOf(plan.definition, rowsOf(after), after).rows).toEqual([]);
  });
});

test('D-58 people read differences without API names', () => {
  const before = givenRows(definition({ syncs: [sync({ Include_Deleted__c: false })] }));
  const after = givenRows(
    definition({
      syncs: [sync({ Include_Deleted__c: true, Removal_Brake_Percent__c: 20, MasterLabel: 'Everybody' })]
    })
  );
  expect(differencesOf(before, after).map(({ field, before: was, after: is }) => [field, was, is])).toEqual([
    ['Name', 'People', 'Everybody'],
    ['Include deleted', 'No', 'Yes'],
    ['Removal limit (percent)', '10', '20']
  ]);
});

test('D-28 what the org fills by itself is no change: the first publish stays the version in use', () => {
  const plan = planOf(definition(), null, orgWith(null));
  const filled = { Change_Field__c: 'SystemModstamp', Removal_Brake_Percent__c: 10, Schedule__c: '10' };
  const after = deployed(orgWith(null), plan);
  const kept = {
    ...after,
    Iterable_Sync__mdt: after.Iterable_Sync__mdt.map((row) => ({ ...row, ...filled }))
  };
  expect(versionOf(rowsOf(kept))).toBe(plan.version);
  expect(differencesOf(rowsOf(kept), givenRows(definition()))).toEqual([]);
});

test('D-28 the first publish shows what goes live: what is read, when, and what happens to it', () => {
  const given = definition({ syncs: [sync({ Scope_Type__c: 'Filter', Filter__c: 'Email != null' })] });
  const shown = differencesOf(null, givenRows(given)).filter(({ where }) => where === 'Sync People');
  expect(shown.map(({ field, before, after }) => [field, before, after])).toEqual([
    [null, null, 'People'],
    ['Project', null, 'Main'],
    ['Status', null, 'Active'],
    ['Source object', null, 'Contact'],
    ['Scope type', null, 'Filter'],
    ['Filter', null, 'Email != null'],
    ['Schedule', null, '10'],
    ['Removal limit (percent)', null, '10'],
    ['Write back', null, 'Record_On_Change']
  ]);
});
