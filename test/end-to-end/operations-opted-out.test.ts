/** Who opted out and is not in Iterable is made by no operation, however often the record is looked at (DESIGN rule 6). */
import { constant, createWorld, defineSync, loadContacts, type World } from './world';
import type { StepOptions } from './define-sync';
import { edit, stateOf } from './operation-stories';

let world: World;
afterEach(() => world.close());

const profile: StepOptions = { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } };
const things = {
  items: { Kind__c: 'Array', Source__c: 'AssistantName', Transform__c: 'split' },
  'items[].id': 'Value',
  'items[].name': 'Value',
  'items[].price': constant('2'),
  'items[].quantity': constant('1')
};

const stories: readonly (readonly [string, readonly StepOptions[]])[] = [
  ['Update_User', [profile]],
  ['Update_Email and Update_User', [{ operation: 'Update_Email', mappings: { newEmail: 'Email' } }, profile]],
  [
    'Update_Subscriptions',
    [{ operation: 'Update_Subscriptions', mappings: { 'channels.12': constant('false') } }]
  ],
  ['Subscribe_List', [{ operation: 'Subscribe_List', target: '7' }]],
  ['Unsubscribe_List and Update_User', [{ operation: 'Unsubscribe_List', target: '7' }, profile]],
  ['Track_Event', [{ operation: 'Track_Event', target: 'Visit' }]],
  ['Track_Purchase', [{ operation: 'Track_Purchase', mappings: { ...things, total: constant('2') } }]],
  ['Update_Cart', [{ operation: 'Update_Cart', mappings: things }]],
  [
    'Upsert_Catalog_Item and Update_User',
    [
      { operation: 'Upsert_Catalog_Item', target: 'People', mappings: { 'dataFields.name': 'FirstName' } },
      profile
    ]
  ]
];

const cases = stories.flatMap(([what, steps]) =>
  (['Email', 'Hybrid'] as const).map((type) => ({ what, steps, type }))
);

test.each(cases)(
  'D-41 H-12 $what in a project of the type $type makes nobody who opted out',
  async ({ steps, type }) => {
    world = await createWorld({
      project: {
        type,
        lists: [{ id: 7, name: 'Friends' }],
        catalogs: [{ name: 'People', fieldMappings: { name: 'string' } }]
      }
    });
    const sync = defineSync(world.org, { project: { Project_Type__c: type }, steps });
    const [out = ''] = loadContacts(world.org, [
      { FirstName: 'Out', AssistantName: 'tea', Email: 'out@example.com', HasOptedOutOfEmail: true }
    ]);
    for (const FirstName of ['Once', 'Twice']) {
      await edit(world, out, { FirstName });
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { extracted: 1 } });
      expect(world.project.users()).toEqual([]);
    }
    expect(await stateOf(world, sync, out)).not.toBeNull();
  }
);
