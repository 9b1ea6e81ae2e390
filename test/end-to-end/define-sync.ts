import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { LocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';

export interface SyncOptions {
  readonly name?: string;
  readonly object?: string;
  readonly values?: Row;
  readonly project?: Row;
  readonly step?: Row;
  /** Source by target, e.g. `{ 'dataFields.firstName': 'FirstName' }`; a row gives more than the source. */
  readonly mappings?: Readonly<Record<string, string | Row>>;
}

const standardMappings = {
  'dataFields.firstName': 'FirstName',
  'dataFields.lastName': 'LastName',
  'dataFields.salesforceId': 'Id'
};

const projectValues: Row = {
  Project_Type__c: 'Email',
  Data_Center__c: 'US',
  Active__c: true,
  Bulk_Calls_Per_Second__c: 100
};

const syncValues: Row = {
  Project__c: 'Main',
  Direction__c: 'To_Iterable',
  Status__c: 'Active',
  Source_Object__c: 'Contact',
  Scope_Type__c: 'All',
  Check_Hashes__c: true,
  Write_Back__c: 'Record_On_Change'
};

const stepValues: Row = {
  Order__c: 1,
  Operation__c: 'Update_User',
  Merge_Nested_Objects__c: true,
  Create_New_Fields__c: false,
  Active__c: true
};

/** Deploys a sync of contacts by e-mail, or what the options make of it; answers its name. */
export function defineSync(org: LocalOrg, options: SyncOptions = {}, namespace = ''): string {
  const name = options.name ?? 'Contact_To_User';
  const step = `${name}_step`;
  const object = options.object === undefined ? {} : { Source_Object__c: options.object };
  const save = (type: string, developerName: string, values: Row): void =>
    deploy(org, { namespace, type, developerName, values });
  save('Project', 'Main', { ...projectValues, ...options.project });
  save('Sync', name, { ...syncValues, ...object, ...options.values });
  save('Step', step, { ...stepValues, Sync__c: name, ...options.step });
  Object.entries(options.mappings ?? standardMappings).forEach(([target, source], index) => {
    const given: Row = typeof source === 'string' ? { Source__c: source } : source;
    const values = {
      Step__c: step,
      Order__c: index,
      Kind__c: 'Field',
      Target__c: target,
      Active__c: true,
      ...given
    };
    save('Field_Mapping', `${name}_${index}`, values);
  });
  return name;
}

interface Deployed {
  readonly namespace: string;
  readonly type: string;
  readonly developerName: string;
  readonly values: Row;
}

function deploy(org: LocalOrg, { namespace, type, developerName, values }: Deployed): void {
  const own = (name: string): string => (namespace ? `${namespace}__${name}` : name);
  saveCustomMetadata(org, {
    type: own(`Iterable_${type}__mdt`),
    developerName,
    label: developerName.replaceAll('_', ' '),
    values: Object.fromEntries(Object.entries(values).map(([field, value]) => [own(field), value]))
  });
}
