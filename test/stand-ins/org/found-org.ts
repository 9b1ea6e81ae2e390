import type { Credentials } from './auth/credentials';
import type { RecordStore } from './store/record-store';

interface NewOrg {
  readonly store: RecordStore;
  readonly orgId: string;
  readonly adminUserId: string;
  readonly integrationUserId: string;
  readonly credentials: Credentials;
}

/** The rows that every org is born with: itself and two users. */
export function foundOrg(org: NewOrg, zone: string): void {
  const settings = { TimeZoneSidKey: zone, LanguageLocaleKey: 'en_US' };
  org.store.load('Organization', [{ ...organization, ...settings, Id: org.orgId }]);
  org.store.load('User', [
    { ...admin, ...active, ...settings, Id: org.adminUserId },
    { ...integration, ...active, ...settings, Id: org.integrationUserId, Username: org.credentials.username }
  ]);
}

const organization = {
  Name: 'Local Org',
  Country: 'US',
  DefaultLocaleSidKey: 'en_US',
  FiscalYearStartMonth: 1,
  OrganizationType: 'Developer Edition',
  InstanceName: 'LOCAL',
  IsSandbox: false
};

const active = { IsActive: true, LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', UserType: 'Standard' };

const admin = {
  Username: 'admin@local-org.example',
  Email: 'admin@local-org.example',
  FirstName: 'Ada',
  LastName: 'Admin',
  Alias: 'admin',
  CommunityNickname: 'admin',
  ProfileId: '00ebn0000000001AAA'
};

const integration = {
  Email: 'integration@local-org.example',
  FirstName: 'Integration',
  LastName: 'User',
  Alias: 'integ',
  CommunityNickname: 'integration',
  ProfileId: '00ebn0000000002AAA'
};
