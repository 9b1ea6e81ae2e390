import { definitionHash } from '../../../bridge/config/definition-hash';
import { differencesOf } from '../../../bridge/publish/differences';
import { versionOf } from '../../../bridge/publish/digest';
import { givenRows } from '../../../bridge/publish/kinds';
import {
  definition,
  deployed,
  mapping,
  orgWith,
  planOf,
  published,
  rowsOf,
  step,
  sync
} from './plan-fixture';

/** What a publish would deploy, worked out from rows alone. */

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
