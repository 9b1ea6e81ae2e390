import { loadConfig } from '../../../bridge/config/load-config';
import { TransientError } from '../../../bridge/errors';
import { documentedRates } from '../../builders';
import { configOf, definitionOf, smallest, type RawRows } from './config-rows';

test('DESIGN 2: a blank value is the documented default', () => {
  expect(definitionOf(smallest())).toEqual({
    name: 'Contact_To_User',
    label: 'Contacts',
    project: {
      name: 'Main',
      dataCenter: 'US',
      type: 'Email',
      organizationId: null,
      callsPerSecond: documentedRates,
      forgetCallsPerDay: 1000,
      active: true,
      consentRules: []
    },
    status: 'Inactive',
    sourceObject: 'Contact',
    scope: { type: 'All' },
    changeField: 'SystemModstamp',
    includeDeleted: false,
    checkHashes: true,
    maxRecords: null,
    batchSize: null,
    schedule: { text: '10', turns: { everyMinutes: 10 }, within: [], except: [] },
    timeZone: 'UTC',
    identity: { kind: 'email', source: null },
    duplicateRule: null,
    writeBack: 'Record_On_Change',
    steps: [
      {
        name: 'Update',
        operation: 'Update_User',
        mode: 'Upsert',
        condition: null,
        target: null,
        mergeNestedObjects: true,
        removeUnmapped: true,
        onExit: 'Nothing',
        createNewFields: false,
        mappings: [
          {
            name: 'First_Name',
            kind: 'Field',
            source: 'FirstName',
            target: 'dataFields.firstName',
            transform: 'none',
            targetType: null,
            nullPolicy: 'Skip',
            defaultValue: null,
            required: false
          }
        ]
      }
    ],
    removalBrakePercent: 10,
    version: expect.stringMatching(/^[0-9a-f]{16}$/)
  });
});

const values: readonly [string, Parameters<typeof smallest>[0], object][] = [
  ['D-23 the EU data centre', { project: { Data_Center__c: 'EU' } }, { project: { dataCenter: 'EU' } }],
  [
    'DESIGN 2 the org of a project',
    { project: { Organization_Id__c: '00D1' } },
    { project: { organizationId: '00D1' } }
  ],
  [
    'DESIGN 2 another bulk rate',
    { project: { Bulk_Calls_Per_Second__c: 2.5 } },
    { project: { callsPerSecond: { ...documentedRates, bulk: 2.5 } } }
  ],
  [
    'DESIGN 2 other rates of forgetting',
    { project: { Forget_Calls_Per_Second__c: 1, Forget_Calls_Per_Day__c: 200 } },
    { project: { callsPerSecond: { ...documentedRates, forget: 1 }, forgetCallsPerDay: 200 } }
  ],
  ['DESIGN 2 a project switched off', { project: { Active__c: false } }, { project: { active: false } }],
  ['D-18 status', { sync: { Status__c: 'Paused' } }, { status: 'Paused' }],
  ['D-11 a custom object', { sync: { Source_Object__c: 'Member__c' } }, { sourceObject: 'Member__c' }],
  [
    'D-09 another change field',
    { sync: { Change_Field__c: 'LastModifiedDate' } },
    { changeField: 'LastModifiedDate' }
  ],
  ['D-16 include deleted', { sync: { Include_Deleted__c: true } }, { includeDeleted: true }],
  ['D-15 hashes not checked', { sync: { Check_Hashes__c: false } }, { checkHashes: false }],
  ['D-14 max records', { sync: { Max_Records__c: 700 } }, { maxRecords: 700 }],
  ['H-46 batch size', { sync: { Batch_Size__c: 50 } }, { batchSize: 50 }],
  ['D-17 interval', { sync: { Schedule__c: ' 1440 ' } }, { schedule: { turns: { everyMinutes: 1440 } } }],
  ['D-27 capture', { sync: { Status__c: 'Capture' } }, { status: 'Capture' }],
  [
    'H-12 identity source',
    { sync: { Identity_Source__c: 'Work_Email__c' } },
    { identity: { kind: 'email', source: 'Work_Email__c' } }
  ],
  ['DESIGN 2 write-back', { sync: { Write_Back__c: 'Errors_Only' } }, { writeBack: 'Errors_Only' }],
  [
    'D-44 nested objects replaced',
    { step: { Merge_Nested_Objects__c: false } },
    { steps: [{ mergeNestedObjects: false }] }
  ],
  [
    'H-17 new fields allowed',
    { step: { Create_New_Fields__c: true } },
    { steps: [{ createNewFields: true }] }
  ],
  [
    'D-35 a constant',
    { mapping: { Kind__c: 'Value', Source__c: 'CRM' } },
    { steps: [{ mappings: [{ kind: 'Value', source: 'CRM' }] }] }
  ],
  [
    'D-35 a formula',
    { mapping: { Kind__c: 'Formula', Source__c: 'FirstName & LastName' } },
    { steps: [{ mappings: [{ kind: 'Formula', source: 'FirstName & LastName' }] }] }
  ],
  [
    'H-19 an array of child rows',
    { mapping: { Kind__c: 'Array', Source__c: 'Pets__r WHERE Active__c = true ORDER BY Name LIMIT 10' } },
    { steps: [{ mappings: [{ kind: 'Array', source: expect.stringContaining('Pets__r WHERE') }] }] }
  ],
  [
    'D-35 a transform',
    { mapping: { Transform__c: 'Lower' } },
    { steps: [{ mappings: [{ transform: 'Lower' }] }] }
  ],
  [
    'DESIGN 2 target type in any case',
    { mapping: { Target_Type__c: 'Double' } },
    { steps: [{ mappings: [{ targetType: 'double' }] }] }
  ],
  [
    'D-45 null policy with a default',
    { mapping: { Null_Policy__c: 'Default', Default__c: 'n/a', Required__c: true } },
    { steps: [{ mappings: [{ nullPolicy: 'Default', defaultValue: 'n/a', required: true }] }] }
  ],
  ['D-33 a condition', { step: { Condition__c: 'TRUE' } }, { steps: [{ condition: 'TRUE' }] }],
  [
    'D-41 another operation',
    { step: { Operation__c: 'Track_Event' } },
    { steps: [{ operation: 'Track_Event' }] }
  ],
  ['H-01 update only', { step: { Mode__c: 'Update' } }, { steps: [{ mode: 'Update' }] }],
  ['S-29 a duplicate rule', { sync: { Duplicate_Rule__c: 'Newest' } }, { duplicateRule: 'Newest' }],
  ['a sync without label', { sync: { MasterLabel: null } }, { label: 'Contact_To_User' }]
];

test.each(values)('%s', (_what, given, expected) => {
  expect(definitionOf(smallest(given))).toMatchObject(expected);
});

test.each([
  ['Email', null, 'email'],
  ['Email', 'Email', 'email'],
  ['UserId', null, 'userId'],
  ['UserId', 'UserId', 'userId'],
  ['Hybrid', null, 'userId'],
  ['Hybrid', 'Email', 'email'],
  ['Hybrid', 'UserId', 'userId']
])('H-12 a project of type %s with Identity__c %s matches by %s', (type, chosen, kind) => {
  const rows = smallest({ project: { Project_Type__c: type }, sync: { Identity__c: chosen } });
  expect(definitionOf(rows).identity.kind).toBe(kind);
});

test('D-34 D-32 mappings have the order of the rows, then of their names; those switched off are left out', () => {
  const mapping = (name: string, order: number | null, active = true) => ({
    ...smallest().Iterable_Field_Mapping__mdt[0],
    DeveloperName: name,
    Order__c: order,
    Active__c: active
  });
  const rows = {
    ...smallest(),
    Iterable_Field_Mapping__mdt: [
      mapping('B', 2),
      mapping('Off', 1, false),
      mapping('C', null),
      mapping('A', 2)
    ]
  };
  expect(definitionOf(rows).steps[0]?.mappings.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
});

test('DESIGN 2: archived rows count for nothing, whatever is in them', () => {
  const rows = smallest({ sync: { Status__c: 'Archived', Scope_Type__c: 'SOQL', Query__c: 'nonsense' } });
  expect(configOf(rows)).toEqual({ syncs: [], problems: [] });
});

describe('DESIGN 2: a row that cannot be read stops the syncs that it belongs to, and no others', () => {
  const two = (): RawRows => {
    const first = smallest();
    const rename = <T>(rows: readonly T[]): T[] =>
      rows.map(
        (row) =>
          JSON.parse(
            JSON.stringify(row)
              .replaceAll('Contact_To_User', 'Lead_To_User')
              .replaceAll('Update', 'Lead_Update')
          ) as T
      );
    return {
      ...first,
      Iterable_Sync__mdt: [...first.Iterable_Sync__mdt, ...rename(first.Iterable_Sync__mdt)],
      Iterable_Step__mdt: [...first.Iterable_Step__mdt, ...rename(first.Iterable_Step__mdt)],
      Iterable_Field_Mapping__mdt: [
        ...first.Iterable_Field_Mapping__mdt,
        ...rename(first.Iterable_Field_Mapping__mdt)
      ]
    };
  };
  const broken = (type: keyof RawRows, change: Record<string, unknown>): RawRows => {
    const rows = two();
    return { ...rows, [type]: [{ ...rows[type][0], ...change }, ...rows[type].slice(1)] };
  };

  test('both run while all is well', () => {
    expect(configOf(two()).syncs.map(({ name }) => name)).toEqual(['Contact_To_User', 'Lead_To_User']);
  });

  test.each([
    ['Iterable_Sync__mdt', { Scope_Type__c: 'Everything' }],
    ['Iterable_Step__mdt', { Mode__c: 'Merge' }],
    ['Iterable_Step__mdt', { Mode__c: 'Merge', Active__c: false }],
    ['Iterable_Field_Mapping__mdt', { Null_Policy__c: 'Forget' }],
    ['Iterable_Field_Mapping__mdt', { Required__c: 'yes' }]
  ] as const)('%s %j', (type, change) => {
    const { syncs, problems: found } = configOf(broken(type, change));
    expect(syncs.map(({ name }) => name)).toEqual(['Lead_To_User']);
    expect(found).toContainEqual(
      expect.objectContaining({ sync: 'Contact_To_User', code: 'config.invalid-value' })
    );
  });

  test('a project stops all of its syncs', () => {
    const { syncs, problems: found } = configOf(broken('Iterable_Project__mdt', { Data_Center__c: 'Moon' }));
    expect(syncs).toEqual([]);
    expect(found).toContainEqual(
      expect.objectContaining({ sync: null, where: 'Iterable_Project.Main, Data_Center__c' })
    );
  });

  test('a row without a name is still said', () => {
    const rows = { ...two(), Iterable_Field_Mapping__mdt: [{ DeveloperName: null }] };
    expect(configOf(rows).problems).toContainEqual(
      expect.objectContaining({ sync: null, where: 'Iterable_Field_Mapping.(unnamed), DeveloperName' })
    );
  });
});

describe('loadConfig', () => {
  test('salesforce-api 9: each type is read whole, parents by their DeveloperName', async () => {
    const asked = new Map<string, readonly string[]>();
    const rows: Record<string, readonly Record<string, unknown>[]> = { ...smallest() };
    const config = await loadConfig({
      readMetadata: (type, columns) => {
        asked.set(type, columns);
        return Promise.resolve([...(rows[type] ?? [])]);
      }
    });
    expect(config.syncs).toHaveLength(1);
    expect([...asked.keys()]).toEqual(Object.keys(rows));
    expect(asked.get('Iterable_Step__mdt')).toEqual(
      expect.arrayContaining(['DeveloperName', 'MasterLabel', 'Sync__r.DeveloperName', 'Operation__c'])
    );
    expect([...asked.values()].flat()).not.toContain('Sync__r');
  });

  test('an org that cannot be reached is no problem of a row', async () => {
    const reader = { readMetadata: () => Promise.reject(new TransientError('sf.unavailable', 'no answer')) };
    await expect(loadConfig(reader)).rejects.toThrow(TransientError);
  });
});
