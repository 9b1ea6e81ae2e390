import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { LocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';

export interface SyncOptions {
  readonly name?: string;
  readonly object?: string;
  /** What admins call the sync; made from its name unless said. */
  readonly label?: string;
  readonly values?: Row;
  readonly project?: Row;
  readonly step?: Row;
  readonly mappings?: Mappings;
  /** Several steps in their order, instead of `step` and `mappings`; they are named `<sync>_1`, `<sync>_2`. */
  readonly steps?: readonly StepOptions[];
}

/** Source by target, e.g. `{ 'dataFields.firstName': 'FirstName' }`; a row gives more than the source. */
export type Mappings = Readonly<Record<string, string | Row>>;

export interface StepOptions {
  readonly operation: string;
  /** List, catalog or event name. */
  readonly target?: string;
  readonly mode?: string;
  readonly condition?: string;
  readonly values?: Row;
  readonly mappings?: Mappings;
}

/** A mapping of a constant. */
export const constant = (text: string): Row => ({ Kind__c: 'Value', Source__c: text });

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
  const object = options.object === undefined ? {} : { Source_Object__c: options.object };
  const save = (type: string, developerName: string, values: Row): void =>
    deploy(org, { namespace, type, developerName, values });
  save('Project', 'Main', { ...projectValues, ...options.project });
  const sync = { ...syncValues, ...object, ...options.values };
  deploy(org, { namespace, type: 'Sync', developerName: name, label: options.label, values: sync });
  const { step: values, mappings = standardMappings } = options;
  if (!options.steps) saveStep(save, { sync: name, name: `${name}_step`, prefix: name, values, mappings });
  options.steps?.forEach((step, index) => {
    const own = `${name}_${index + 1}`;
    const given = { Order__c: index + 1, ...rowOf(step) };
    saveStep(save, { sync: name, name: own, prefix: own, values: given, mappings: step.mappings ?? {} });
  });
  return name;
}

const rowOf = ({ operation, target, mode, condition, values }: StepOptions): Row => ({
  Operation__c: operation,
  Target__c: target ?? null,
  Mode__c: mode ?? 'Upsert',
  Condition__c: condition ?? null,
  ...values
});

interface StepRows {
  readonly sync: string;
  readonly name: string;
  /** Of its mappings' names. */
  readonly prefix: string;
  readonly values?: Row;
  readonly mappings: Mappings;
}

function saveStep(
  save: (type: string, developerName: string, values: Row) => void,
  { sync, name, prefix, values, mappings }: StepRows
): void {
  save('Step', name, { ...stepValues, Sync__c: sync, ...values });
  Object.entries(mappings).forEach(([target, source], index) => {
    const given: Row = typeof source === 'string' ? { Source__c: source } : source;
    const row = { Step__c: name, Order__c: index, Kind__c: 'Field', Target__c: target, Active__c: true };
    save('Field_Mapping', `${prefix}_${index}`, { ...row, ...given });
  });
}

interface Deployed {
  readonly namespace: string;
  readonly type: string;
  readonly developerName: string;
  readonly label?: string;
  readonly values: Row;
}

function deploy(
  org: LocalOrg,
  { namespace, type, developerName, label = developerName.replaceAll('_', ' '), values }: Deployed
): void {
  const own = (name: string): string => (namespace ? `${namespace}__${name}` : name);
  saveCustomMetadata(org, {
    type: own(`Iterable_${type}__mdt`),
    developerName,
    label,
    values: Object.fromEntries(Object.entries(values).map(([field, value]) => [own(field), value]))
  });
}
