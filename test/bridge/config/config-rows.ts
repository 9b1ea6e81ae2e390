import { readConfig, type Config } from '../../../bridge/config/load-config';
import type { SyncDefinition } from '../../../bridge/config/sync-definition';

type Raw = Record<string, unknown>;

/** Custom metadata records as SOQL answers them; what a table leaves unsaid is null, as in an org. */
export interface RawRows {
  readonly Iterable_Project__mdt: readonly Raw[];
  readonly Iterable_Sync__mdt: readonly Raw[];
  readonly Iterable_Step__mdt: readonly Raw[];
  readonly Iterable_Field_Mapping__mdt: readonly Raw[];
  readonly Iterable_Campaign_Link__mdt: readonly Raw[];
  readonly Iterable_Consent_Rule__mdt: readonly Raw[];
}

interface Given {
  readonly project?: Raw;
  readonly sync?: Raw;
  readonly step?: Raw;
  readonly mapping?: Raw;
  /** Of a campaign to a list; none unless given. */
  readonly link?: Raw;
  /** For the project; none unless given. */
  readonly consentRule?: Raw;
}

/** The smallest sync of contacts that runs, with what is given written over it. */
export const smallest = ({ project, sync, step, mapping, link, consentRule }: Given = {}): RawRows => ({
  Iterable_Project__mdt: [{ DeveloperName: 'Main', MasterLabel: 'Main', ...project }],
  Iterable_Sync__mdt: [
    {
      DeveloperName: 'Contact_To_User',
      MasterLabel: 'Contacts',
      Project__r: { DeveloperName: 'Main' },
      Source_Object__c: 'Contact',
      ...sync
    }
  ],
  Iterable_Step__mdt: [
    { DeveloperName: 'Update', MasterLabel: 'Update', Sync__r: { DeveloperName: 'Contact_To_User' }, ...step }
  ],
  Iterable_Field_Mapping__mdt: [
    {
      DeveloperName: 'First_Name',
      MasterLabel: 'First name',
      Step__r: { DeveloperName: 'Update' },
      Source__c: 'FirstName',
      Target__c: 'dataFields.firstName',
      ...mapping
    }
  ],
  Iterable_Campaign_Link__mdt: link
    ? [{ DeveloperName: 'Link', MasterLabel: 'Link', Sync__r: { DeveloperName: 'Contact_To_User' }, ...link }]
    : [],
  Iterable_Consent_Rule__mdt: consentRule ? [consentRuleRow(consentRule)] : []
});

/** Contacts with Email Opt Out leave the channel 12 of the project. */
export const consentRuleRow = (given: Raw = {}): Raw => ({
  DeveloperName: 'Email_Opt_Out',
  MasterLabel: 'Email opt-out',
  Project__r: { DeveloperName: 'Main' },
  Source_Object__c: 'Contact',
  Scope__c: 'Channel',
  Iterable_Id__c: 12,
  ...given
});

export const configOf = (rows: RawRows): Config => readConfig((type) => rows[type]);

/** The one definition that the rows give. */
export function definitionOf(rows: RawRows): SyncDefinition {
  const { syncs, problems } = configOf(rows);
  if (!syncs[0] || syncs.length > 1) throw new Error(`not one sync: ${JSON.stringify(problems)}`);
  return syncs[0];
}
