/** What a screen of the package enters for callouts. Source: Apex reference, ConnectApi.NamedCredentials; package-toolchain 6. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadMetadata } from '../org/load/load-metadata';
import { addSetupObjects } from '../org/rights/setup-objects';
import { startLocalOrg, type LocalOrg } from '../org/local-org';
import { startApexRunner, type ApexRunner } from './apex-runner';
import { ApexTests } from './apex-tests';

const meta = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const files: Readonly<Record<string, string>> = {
  'externalCredentials/Far.externalCredential-meta.xml': `<ExternalCredential ${meta}>
    <authenticationProtocol>Custom</authenticationProtocol>
    <externalCredentialParameters><parameterName>Main</parameterName><parameterType>NamedPrincipal</parameterType></externalCredentialParameters>
    <externalCredentialParameters><parameterName>Authorization</parameterName><parameterType>AuthHeader</parameterType>
      <parameterValue>{!'Bearer ' &amp; $Credential.Far.Token}</parameterValue></externalCredentialParameters>
    <label>Far</label></ExternalCredential>`,
  'namedCredentials/Far.namedCredential-meta.xml': `<NamedCredential ${meta}><label>Far</label>
    <namedCredentialParameters><externalCredential>Far</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
    </NamedCredential>`,
  'permissionsets/Caller.permissionset-meta.xml': `<PermissionSet ${meta}><label>Caller</label>
    <externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Far-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>`,
  'classes/Desk.cls': `public class Desk {
    @AuraEnabled public static String address() { return ConnectApi.NamedCredentials.getNamedCredential('Far').calloutUrl; }
    @AuraEnabled public static void move(String url) {
      ConnectApi.NamedCredentialInput input = new ConnectApi.NamedCredentialInput();
      input.developerName = 'Far';
      input.type = ConnectApi.NamedCredentialType.SecuredEndpoint;
      input.calloutUrl = url;
      ConnectApi.NamedCredentials.updateNamedCredential('Far', input);
    }
    @AuraEnabled public static Boolean isConfigured() {
      ConnectApi.Credential known = ConnectApi.NamedCredentials.getCredential('Far', 'Main', ConnectApi.CredentialPrincipalType.NamedPrincipal);
      return known.authenticationStatus == ConnectApi.CredentialAuthenticationStatus.Configured;
    }
    static ConnectApi.CredentialInput input(String token) {
      ConnectApi.CredentialValueInput value = new ConnectApi.CredentialValueInput();
      value.encrypted = true;
      value.value = token;
      ConnectApi.CredentialInput given = new ConnectApi.CredentialInput();
      given.externalCredential = 'Far';
      given.principalName = 'Main';
      given.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'Token' => value };
      return given;
    }
    @AuraEnabled public static void create(String token) { ConnectApi.NamedCredentials.createCredential(input(token)); }
    @AuraEnabled public static void replace(String token) { ConnectApi.NamedCredentials.updateCredential(input(token)); }
    @AuraEnabled public static String call() {
      HttpRequest r = new HttpRequest(); r.setEndpoint('callout:Far/x'); r.setMethod('GET'); return new Http().send(r).getBody();
    }
    @AuraEnabled public static void grant(String userId) {
      PermissionSet own = new PermissionSet(Name = 'Own', Label = 'Own');
      insert as user own;
      insert as user new FieldPermissions(ParentId = own.Id, SobjectType = 'Contact', Field = 'Contact.Email', PermissionsRead = true);
      insert as user new PermissionSetAssignment(PermissionSetId = own.Id, AssigneeId = userId);
    }
  }`
};

function writePackage(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'apex-connect-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

describe('package-toolchain 6: credentials that a screen fills', () => {
  let org: LocalOrg;
  let server: Server;
  let apex: ApexRunner;
  let url = '';
  beforeAll(async () => {
    org = await startLocalOrg();
    const folder = writePackage();
    loadMetadata(org, folder);
    addSetupObjects(org, ['Caller']);
    server = createServer((request, response) => response.end(request.headers.authorization ?? 'nobody'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    apex = await startApexRunner({
      folders: [folder],
      org,
      user: { id: org.adminUserId, permissionSets: ['Caller'] },
      callouts: { namedCredentials: { Far: { url: 'http://127.0.0.1:9', headers: {} } } }
    });
  });
  afterAll(async () => {
    server.close();
    await org.close();
  });

  test('callouts follow the address and the token that were entered, and the secret is not told', async () => {
    expect(await apex.invoke('Desk', 'address')).toBe('http://127.0.0.1:9');
    expect(await apex.invoke('Desk', 'isConfigured')).toBe(false);
    await apex.invoke('Desk', 'move', { url });
    expect(await apex.invoke('Desk', 'call')).toBe('nobody');
    await apex.invoke('Desk', 'create', { token: 'first' });
    expect(await apex.invoke('Desk', 'call')).toBe('Bearer first');
    expect(await apex.invoke('Desk', 'isConfigured')).toBe(true);
    await apex.invoke('Desk', 'replace', { token: 'second' });
    expect(await apex.invoke('Desk', 'call')).toBe('Bearer second');
  });

  test('a credential is created once', async () => {
    await expect(apex.invoke('Desk', 'create', { token: 'third' })).rejects.toThrow('already exists');
  });

  test('a permission set is made, filled and assigned', async () => {
    await apex.invoke('Desk', 'grant', { userId: org.integrationUserId });
    const [own] = org.store.having('PermissionSet', 'Name', 'Own');
    expect(org.store.having('FieldPermissions', 'ParentId', own?.Id)).toMatchObject([
      { SobjectType: 'Contact', Field: 'Contact.Email', PermissionsRead: true, PermissionsEdit: false }
    ]);
    expect(org.store.having('PermissionSetAssignment', 'PermissionSetId', own?.Id)).toMatchObject([
      { AssigneeId: org.integrationUserId }
    ]);
  });
});

test('Apex reference: tests cannot reach ConnectApi', async () => {
  const folder = writePackage();
  writeFileSync(
    path.join(folder, 'classes/Probe.cls'),
    "@IsTest\nprivate class Probe {\n@IsTest static void probe() { try { Desk.address(); Assert.fail('reached'); } catch (UnsupportedOperationException e) { Assert.isTrue(e.getMessage().contains('SeeAllData')); } }\n}"
  );
  const { outcome, message } = await new ApexTests({ folders: [folder] }).run({
    className: 'Probe',
    method: 'probe'
  });
  expect(`${outcome} ${message}`).toBe('passed ');
});
