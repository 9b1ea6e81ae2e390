/** What a publish of one sync leaves alone. */
import { isDeepStrictEqual } from 'node:util';
import type { RawRows } from '../../../bridge/config/rows';
import { givenRows } from '../../../bridge/publish/kinds';
import { definition, deployed, orgWith, planOf, published, rowsOf, step, sync } from './plan-fixture';

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
