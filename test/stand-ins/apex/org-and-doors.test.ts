/** Apex at work on an org: rows, rights, limits, callouts, and what screens call. Source: package-toolchain 5. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writePackage } from '../apex-fixture/write-package';
import { loadMetadata } from '../org/load/load-metadata';
import { startLocalOrg, type LocalOrg } from '../org/local-org';
import { startApexRunner, type ApexRunner } from './apex-runner';
import { ApexTests } from './apex-tests';

const reader = `User person = new User(FirstName = 'A', LastName = 'B', Alias = 'ab', Username = 'ab@example.com', Email = 'ab@example.com',
  ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
insert person;
System.runAs(new User(Id = UserInfo.getUserId())) {
  insert new PermissionSetAssignment(AssigneeId = person.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Reader'].Id);
}`;

async function run(
  statements: string,
  options: { namespace?: string; members?: string } = {}
): Promise<string> {
  const text = `@IsTest\nprivate class Probe {\n${options.members ?? ''}\n@IsTest static void probe() {\n${statements}\n}\n}`;
  const tests = new ApexTests({ folders: [writePackage({ Probe: text })], namespace: options.namespace });
  const { outcome, message } = await tests.run({ className: 'Probe', method: 'probe' });
  return `${outcome} ${message}`;
}

const mock = `class Mock implements HttpCalloutMock { public HttpResponse respond(HttpRequest r) { HttpResponse a = new HttpResponse(); a.setStatusCode(200); a.setBody(r.getMethod()); return a; } }`;
const callOut = `HttpRequest r = new HttpRequest(); r.setEndpoint('callout:Far/x'); r.setMethod('GET'); String body = new Http().send(r).getBody();`;

describe('package-toolchain 5: an org for each test', () => {
  test.each([
    [
      'records are written, found by binds and read by type',
      "Note__c n = new Note__c(Name = 'a', Text__c = 'it\\'s', Amount__c = 1.5); insert n; List<String> none = new List<String>(); Assert.areEqual(0, [SELECT Id FROM Note__c WHERE Name IN :none].size()); Note__c found = [SELECT Amount__c, CreatedBy.Name FROM Note__c WHERE Id = :n.Id AND Name LIKE 'A%']; Assert.areEqual(1.5, found.Amount__c); Assert.isNotNull(found.CreatedBy.Name); n.Amount__c = 2; update n; delete n; Assert.areEqual(0, [SELECT COUNT() FROM Note__c]);"
    ],
    [
      'a refused write says so',
      "try { insert new Contact(FirstName = 'a'); Assert.fail(); } catch (DmlException e) { Assert.isTrue(e.getMessage().contains('REQUIRED_FIELD_MISSING')); Assert.areEqual('REQUIRED_FIELD_MISSING', e.getDmlStatusCode(0)); }"
    ],
    [
      'all or none',
      "try { insert new List<Contact>{ new Contact(LastName = 'a'), new Contact() }; Assert.fail(); } catch (DmlException e) { Assert.areEqual(0, [SELECT Id FROM Contact].size()); }"
    ],
    [
      'describe tells names, labels and parents',
      "Schema.DescribeFieldResult f = Contact.AccountId.getDescribe(); Assert.areEqual('Account', f.getRelationshipName()); Assert.areEqual(Account.SObjectType, f.getReferenceTo()[0]); Assert.areEqual(Note__c.SObjectType, Schema.getGlobalDescribe().get('NOTE__C')); Id x = '003000000000001'; Assert.areEqual('Contact', x.getSObjectType().getDescribe().getName());"
    ],
    [
      'describe tells types, scales and values of picklists',
      "Schema.DescribeFieldResult f = Contact.LeadSource.getDescribe(); Assert.areEqual('PICKLIST', f.getType().name()); Assert.isTrue(f.isNillable()); Assert.isTrue(f.isFilterable()); Assert.isFalse(f.isCustom()); Schema.PicklistEntry p = f.getPicklistValues()[0]; Assert.areEqual('Web', p.getValue()); Assert.areEqual('Web', p.getLabel()); Assert.isTrue(p.isActive()); Assert.areEqual('INTEGER', Account.NumberOfEmployees.getDescribe().getType().name()); Assert.areEqual(0, Account.NumberOfEmployees.getDescribe().getScale()); Assert.isFalse(Contact.LastName.getDescribe().isNillable()); Assert.isTrue(Note__c.SObjectType.getDescribe().isCustom()); Assert.isTrue(Contact.SObjectType.getDescribe().isQueryable());"
    ],
    [
      'an unknown field in a text query raises',
      "try { Database.queryWithBinds('SELECT Nobody__c FROM Contact', new Map<String, Object>(), AccessLevel.SYSTEM_MODE); Assert.fail(); } catch (QueryException e) { Assert.isTrue(e.getMessage().contains('Nobody__c')); }"
    ],
    [
      'rights are those of the permission sets',
      `${reader} insert new Note__c(Name = 'a', Text__c = 'b'); Assert.isFalse(FeatureManagement.checkPermission('Sing')); System.runAs(person) { Assert.isTrue(FeatureManagement.checkPermission('Sing')); Assert.isTrue(Note__c.Text__c.getDescribe().isAccessible()); Assert.isFalse(Note__c.Text__c.getDescribe().isUpdateable()); Assert.isFalse(Note__c.Secret__c.getDescribe().isAccessible()); Assert.areEqual(1, [SELECT Text__c FROM Note__c WITH USER_MODE].size()); try { List<Note__c> n = [SELECT Secret__c FROM Note__c WITH USER_MODE]; Assert.fail(); } catch (QueryException e) { } try { insert as user new Note__c(Name = 'b'); Assert.fail(); } catch (DmlException e) { } }`
    ],
    [
      'without a permission set the package is closed in user mode, open in system mode',
      "insert new Note__c(Name = 'a'); Assert.areEqual(1, [SELECT Secret__c FROM Note__c].size()); try { List<Note__c> n = [SELECT Id FROM Note__c WITH USER_MODE]; Assert.fail(); } catch (QueryException e) { }"
    ]
  ])('package-toolchain 5: %s', async (_, statements) => expect(await run(statements)).toBe('passed '));

  test('package-toolchain 5: statics, rows and mocks of one test are not seen by the next', async () => {
    const test = `Assert.areEqual(0, n); n++; Assert.areEqual(0, [SELECT COUNT() FROM Contact]); insert new Contact(LastName = 'a');`;
    const text = `@IsTest private class Probe { static Integer n = 0; @IsTest static void one() { ${test} } @IsTest static void two() { ${test} } }`;
    const tests = new ApexTests({ folders: [writePackage({ Probe: text })] });
    for (const name of tests.names()) expect(await tests.run(name)).toMatchObject({ outcome: 'passed' });
    expect(tests.names()).toHaveLength(2);
  });

  test('package-toolchain 5: too many queries end the test, whatever is caught', async () => {
    const asked =
      'try { for (Integer i = 0; i < 101; i++) { List<Contact> c = [SELECT Id FROM Contact]; } } catch (Exception e) { }';
    expect(await run(asked)).toContain('System.LimitException: Too many SOQL queries: 101');
    expect(await run("for (Integer i = 0; i < 151; i++) { insert new Contact(LastName = 'a'); }")).toContain(
      'Too many DML statements: 151'
    );
    const fresh =
      'List<Contact> c = [SELECT Id FROM Contact]; Test.startTest(); Assert.areEqual(0, Limits.getQueries()); Test.stopTest();';
    expect(await run(fresh)).toBe('passed ');
  });

  test('package-toolchain 5: a callout goes to the mock, not after a write, and nowhere without one', async () => {
    const members = mock;
    const install = 'Test.setMock(HttpCalloutMock.class, new Mock());';
    expect(await run(`${install} ${callOut} Assert.areEqual('GET', body);`, { members })).toBe('passed ');
    const late = `${install} insert new Contact(LastName = 'a');`;
    expect(await run(`${late} ${callOut}`, { members })).toContain(
      'System.CalloutException: You have uncommitted work'
    );
    expect(await run(`${late} Test.startTest(); ${callOut} Test.stopTest();`, { members })).toBe('passed ');
    expect(await run(callOut, { members })).toContain('do not support Web service callouts');
  });

  test('package-toolchain 5: rights and other records are not written in one transaction', async () => {
    const both = reader
      .replace(/System\.runAs.*\{/, '{')
      .replace('insert person;', "insert person; insert new Contact(LastName = 'a');");
    expect(await run(both)).toContain('MIXED_DML_OPERATION');
  });

  test('package-toolchain 7: under a namespace Apex leaves it out and describe tells it', async () => {
    const statements =
      "insert new Note__c(Name = 'a', Text__c = 'b'); Assert.areEqual('b', [SELECT Text__c FROM Note__c].Text__c); Assert.areEqual('ns__Text__c', Note__c.Text__c.getDescribe().getName()); Assert.areEqual('ns__Note__c', Note__c.SObjectType.getDescribe().getName());";
    expect(await run(statements, { namespace: 'ns' })).toBe('passed ');
  });
});

const door = `public with sharing class Door {
  public class View { @AuraEnabled public String name { get; set; } @AuraEnabled public Datetime at { get; set; } @AuraEnabled public String absent { get; set; } public String secret = 'x'; }
  @AuraEnabled public static List<View> views(List<Id> ids, Datetime since) { View v = new View(); v.name = ids[0]; v.at = since.addDays(1); return new List<View>{ v }; }
  @AuraEnabled public static void refuse() { insert new Contact(LastName = 'lost'); AuraHandledException e = new AuraHandledException('Not today.'); throw e; }
  @AuraEnabled public static void fall() { String s; s.length(); }
  @AuraEnabled public static void keep() { insert new Contact(LastName = 'kept'); }
  @AuraEnabled public static String call(String body) { HttpRequest r = new HttpRequest(); r.setMethod('POST'); r.setEndpoint('callout:Far/v1/x'); r.setBody(body); r.setHeader('X-Who', UserInfo.getUserId()); HttpResponse a = new Http().send(r); return a.getStatusCode() + ' ' + a.getBody(); }
  public static void inside() { }
  @AuraEnabled public static String note(String name) { List<Contact> held = [SELECT LastName FROM Contact LIMIT 1 FOR UPDATE]; Integer n = [SELECT COUNT() FROM Contact WHERE LastName = 'first']; if (n == 0) { return 'late'; } held[0].LastName = name; update held; return 'in time'; }
  @AuraEnabled public static String lockAndCall(String body) { List<Contact> held = [SELECT Id FROM Contact FOR UPDATE]; return call(body); }
}`;

describe('package-toolchain 5: what screens call', () => {
  let org: LocalOrg;
  let far: { url: string; asked: IncomingMessage[]; close(): void };
  let folder: string;
  const open = (permissionSets: string[]): Promise<ApexRunner> => {
    const namedCredentials = { Far: { url: far.url, headers: { authorization: 'Bearer t' } } };
    return startApexRunner({
      folders: [folder],
      org,
      user: { id: org.adminUserId, permissionSets },
      callouts: { namedCredentials }
    });
  };

  beforeEach(async () => {
    org = await startLocalOrg();
    folder = writePackage({ Door: door });
    loadMetadata(org, folder);
    far = await startFar();
  });
  afterEach(async () => {
    far.close();
    await org.close();
  });

  test('package-toolchain 5: JSON goes in by the types of the parameters and out by @AuraEnabled', async () => {
    const apex = await open([]);
    const answer = await apex.invoke('Door', 'views', {
      ids: ['003000000000001AAA'],
      since: '2026-01-01T00:00:00.000Z'
    });
    expect(answer).toEqual([{ name: '003000000000001AAA', at: '2026-01-02T00:00:00.000Z' }]);
    await expect(apex.invoke('Door', 'views', { id: 1 })).rejects.toMatchObject({ unsupported: true });
    await expect(apex.invoke('Door', 'inside')).rejects.toMatchObject({ unsupported: true });
  });

  test('package-toolchain 5: what fails is told by its message, and what it wrote is taken back', async () => {
    const apex = await open([]);
    await expect(apex.invoke('Door', 'refuse')).rejects.toMatchObject({
      message: 'Not today.',
      exceptionType: 'System.AuraHandledException'
    });
    expect([...org.store.rows('Contact', { includeDeleted: true })]).toEqual([]);
    await expect(apex.invoke('Door', 'fall')).rejects.toMatchObject({
      exceptionType: 'System.NullPointerException',
      line: 'classes/Door.cls:5'
    });
    await apex.invoke('Door', 'keep');
    expect([...org.store.rows('Contact', { includeDeleted: false })]).toMatchObject([{ LastName: 'kept' }]);
  });

  test('package-toolchain 5: a callout reaches a real server through the named credential', async () => {
    const apex = await open(['Reader']);
    expect(await apex.invoke('Door', 'call', { body: 'hello' })).toBe('201 hello');
    expect(far.asked[0]).toMatchObject({
      url: '/v1/x',
      headers: { authorization: 'Bearer t', 'x-who': org.adminUserId }
    });
    far.close();
    await expect(apex.invoke('Door', 'call', { body: 'x' })).rejects.toMatchObject({
      exceptionType: 'System.CalloutException'
    });
  });

  test('package-toolchain 5: FOR UPDATE lets one transaction after the other have a row, and a callout lets it go', async () => {
    const apex = await open(['Reader']);
    org.store.load('Contact', [{ LastName: 'first' }]);
    const answers = await Promise.all(['a', 'b'].map((name) => apex.invoke('Door', 'note', { name })));
    expect(answers.sort()).toEqual(['in time', 'late']);
    const two = await Promise.all(['x', 'y'].map((body) => apex.invoke('Door', 'lockAndCall', { body })));
    expect(two).toEqual(['201 x', '201 y']);
  });

  test('package-toolchain 5: a user without the principal may not call out', async () => {
    const apex = await open([]);
    await expect(apex.invoke('Door', 'call', { body: 'x' })).rejects.toThrow(
      "The callout couldn't access the endpoint"
    );
    expect(far.asked).toEqual([]);
  });
});

/** A server that answers 201 with what it is sent. */
async function startFar(): Promise<{ url: string; asked: IncomingMessage[]; close(): void }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.statusCode = 201;
    request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, asked, close };
}
