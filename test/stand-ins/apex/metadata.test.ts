/** Deployments of custom metadata by Apex. Source: salesforce-api 9, package-toolchain 5 and 7. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadMetadata } from '../org/load/load-metadata';
import { startLocalOrg, type LocalOrg } from '../org/local-org';
import { startApexRunner, type ApexRunner } from './apex-runner';
import { ApexTests } from './apex-tests';
import { Deployments } from './deployments';

const meta = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const field = (name: string, more: string) =>
  `<CustomField ${meta}><fullName>${name}</fullName><label>${name}</label>${more}</CustomField>`;
const files: Readonly<Record<string, string>> = {
  'objects/Rule__mdt/Rule__mdt.object-meta.xml': `<CustomObject ${meta}><label>Rule</label><pluralLabel>Rules</pluralLabel></CustomObject>`,
  'objects/Rule__mdt/fields/Text__c.field-meta.xml': field('Text__c', '<type>Text</type><length>9</length>'),
  'objects/Rule__mdt/fields/Order__c.field-meta.xml': field(
    'Order__c',
    '<type>Number</type><precision>4</precision><scale>0</scale>'
  ),
  'classes/Desk.cls': `public class Desk {
    public static Metadata.DeployContainer container(List<String> names) {
      Metadata.DeployContainer container = new Metadata.DeployContainer();
      for (String name : names) {
        Metadata.CustomMetadata record = new Metadata.CustomMetadata();
        record.fullName = name;
        record.label = 'A label';
        Metadata.CustomMetadataValue value = new Metadata.CustomMetadataValue();
        value.field = 'Order__c';
        value.value = 7;
        record.values.add(value);
        container.addMetadata(record);
      }
      return container;
    }
    @AuraEnabled public static Id deploy(List<String> names) {
      return Metadata.Operations.enqueueDeployment(container(names), new Heard());
    }
    @AuraEnabled public static void fail(List<String> names) {
      deploy(names);
      Integer x = 1 / 0;
    }
  }`,
  'classes/Heard.cls': `public class Heard implements Metadata.DeployCallback {
    public void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context) {
      String text = String.valueOf(result.status);
      for (Metadata.DeployMessage one : result.details.componentFailures) {
        text += ' ' + one.fullName;
      }
      insert as system new Account(Name = text);
    }
  }`,
  'classes/DeskTest.cls': `@IsTest private class DeskTest {
    @IsTest static void refused() {
      Assert.areEqual(1, Desk.container(new List<String>{ 'Rule__mdt.A' }).getMetadata().size());
      try { Desk.deploy(new List<String>{ 'Rule__mdt.A' }); Assert.fail(); }
      catch (AsyncException e) { Assert.areEqual('Metadata cannot be deployed from within a test', e.getMessage()); }
    }
  }`
};

const folder = mkdtempSync(path.join(tmpdir(), 'apex-metadata-'));
for (const [name, text] of Object.entries(files)) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

let org: LocalOrg;
let deployments: Deployments;

async function runner(namespace?: string): Promise<ApexRunner> {
  org = await startLocalOrg();
  loadMetadata(org, folder, { namespace });
  deployments = new Deployments();
  return startApexRunner({
    folders: [folder],
    org,
    namespace,
    deployments,
    user: { id: org.adminUserId, permissionSets: [] }
  });
}
afterEach(() => org?.close());

const rows = (object: string) => [...org.store.rows(object, { includeDeleted: false })];
const names = (object: string) => rows(object).map((row) => row.DeveloperName ?? row.Name);

test.each([
  ['Rule__mdt.A', undefined],
  ['Rule.A', undefined],
  ['itbl__Rule__mdt.A', 'itbl']
])(
  'salesforce-api 9: a deployment of %s writes the record some time after the call and tells the callback',
  async (name, namespace) => {
    const apex = await runner(namespace);
    expect(await apex.invoke('Desk', 'deploy', { names: [name] })).toMatch(/^0Af\w{15}$/);
    const type = namespace ? 'itbl__Rule__mdt' : 'Rule__mdt';
    expect(names(type)).toEqual([]);
    await deployments.settled();
    expect(rows(type)).toMatchObject([
      { DeveloperName: 'A', MasterLabel: 'A label', [namespace ? 'itbl__Order__c' : 'Order__c']: 7 }
    ]);
    expect(names('Account')).toEqual(['Succeeded']);
  }
);

test('package-toolchain 7: a deployment that fails is taken back whole, one that is told to stop half way is not', async () => {
  const apex = await runner();
  await apex.invoke('Desk', 'deploy', { names: ['Rule__mdt.A', 'Nobody__mdt.B'] });
  await deployments.settled();
  expect([names('Rule__mdt'), names('Account')]).toEqual([[], ['Failed Nobody__mdt.B']]);
  deployments.failNextAfter = 1;
  await apex.invoke('Desk', 'deploy', { names: ['Rule__mdt.A', 'Rule__mdt.B'] });
  await deployments.settled();
  expect([names('Rule__mdt'), names('Account')]).toEqual([
    ['A'],
    ['Failed Nobody__mdt.B', 'Failed Rule__mdt.B']
  ]);
  await apex.invoke('Desk', 'deploy', { names: ['Rule__mdt.A', 'Rule__mdt.B'] });
  await deployments.settled();
  expect(names('Rule__mdt')).toEqual(['A', 'B']);
});

test('package-toolchain 5: a transaction that fails deploys nothing', async () => {
  const apex = await runner();
  await expect(apex.invoke('Desk', 'fail', { names: ['Rule__mdt.A'] })).rejects.toThrow('Divide by 0');
  await deployments.settled();
  expect(names('Rule__mdt')).toEqual([]);
});

test('package-toolchain 5: in a test nothing can be deployed, and containers can be looked into', async () => {
  const tests = new ApexTests({ folders: [folder] });
  const { outcome, message } = await tests.run({ className: 'DeskTest', method: 'refused' });
  expect(`${outcome} ${message}`).toBe('passed ');
});
