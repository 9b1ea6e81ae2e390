/** docs/first-sync.md followed word by word by somebody who has nothing else: only its fields, only its commands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import { createWorld, loadContacts, manyContacts, type World } from './world';

const page = readFileSync(join(__dirname, '../../docs/first-sync.md'), 'utf8');

let world: World;
afterEach(() => world.close());

/** A record as it is typed in under Manage Records; check boxes are as they come. */
function save(type: string, developerName: string, values: Row): void {
  const label = developerName.replaceAll('_', ' ');
  saveCustomMetadata(world.org, { type: `Iterable_${type}__mdt`, developerName, label, values });
}

/** Label of a field on the page -> its column. */
const column = (label: string): string => `${label.replaceAll(' ', '_')}__c`;

/** First column of the page's tables: what an admin is told to fill in. */
const named = new Set(
  [...page.matchAll(/^\| ([^|]+?) +\|/gm)].flatMap(([, cell = '']) => cell.split(', ').map(column))
);

const onPage = (values: Row): Row => {
  const unknown = Object.keys(values).filter((name) => !named.has(name) && !elsewhere.has(name));
  expect(unknown).toEqual([]);
  return values;
};
/** Said in the text around the tables. */
const elsewhere = new Set(['Sync__c', 'Order__c', 'Operation__c', 'Create_New_Fields__c']);

test('D-57 a first sync by the guide alone: project, sync, step, mappings, check, dry run, 25 records with their status', async () => {
  world = await createWorld({ project: { fields: { firstName: 'string', lastName: 'string' } } });
  loadContacts(world.org, manyContacts(40));
  const organization = await (await world.bridge()).org.organizationId();
  save(
    'Project',
    'Main',
    onPage({ Data_Center__c: 'US', Project_Type__c: 'Email', Organization_Id__c: organization })
  );
  save(
    'Sync',
    'Contacts',
    onPage({
      Project__c: 'Main',
      Direction__c: 'To_Iterable',
      Source_Object__c: 'Contact',
      Scope_Type__c: 'All',
      Identity__c: 'Email'
    })
  );
  save('Step', 'Contacts_user', onPage({ Sync__c: 'Contacts', Order__c: 1, Operation__c: 'Update_User' }));
  for (const [index, field] of ['FirstName', 'LastName'].entries()) {
    const target = `dataFields.${field.charAt(0).toLowerCase()}${field.slice(1)}`;
    save(
      'Field_Mapping',
      `Contacts_${field}`,
      onPage({
        Step__c: 'Contacts_user',
        Order__c: index,
        Kind__c: 'Field',
        Source__c: field,
        Target__c: target
      })
    );
  }

  const commands = [...page.matchAll(/`bridge ([^`]+)`/g)].map(([, words = '']) =>
    words.replace('<sync>', 'Contacts').split(' ')
  );
  expect(commands).toHaveLength(3);
  const answers = [];
  for (const words of commands) answers.push(await world.cli(...words));
  expect(answers.map(({ code }) => code)).toEqual([0, 0, 0]);
  const [check, dryRun, run] = answers.map(({ stdout }) => stdout);
  expect(check).toContain('no problems');
  expect(dryRun).toMatch(/nothing was sent\): 40 records: 40 to deliver/);
  expect(run).toContain('25 records: 25 delivered');
  expect(world.project.userCount()).toBe(25);
  expect(world.org.store.having('Contact', 'Iterable_Status__c', 'Synced')).toHaveLength(25);
});
