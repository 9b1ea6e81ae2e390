/** Records of custom metadata types: saved as a deployment saves them. Source: salesforce-api 9. */
import type { ObjectSchema, Row } from '../model';
import { coerce } from '../store/coerce';
import { checkRequired } from '../store/checks';
import { planOf } from '../store/plan';
import type { OrgParts } from './org-parts';

export interface MetadataRecord {
  /** `Iterable_Sync__mdt`, with the namespace where there is one. */
  readonly type: string;
  readonly developerName: string;
  readonly label: string;
  /** By field name; a relationship is given as the DeveloperName of the record it points to. */
  readonly values: Row;
  readonly namespace?: string;
  readonly protected?: boolean;
}

/**
 * Creates the record, or replaces the one with its DeveloperName; its stamp moves. Answers its id.
 *
 * @throws OrgError for a value that does not fit, Error for a type or a relationship that is not there
 */
export function saveCustomMetadata(org: OrgParts, record: MetadataRecord): string {
  const object = org.catalog.get(record.type);
  if (!object?.name.endsWith('__mdt')) throw new Error(`no custom metadata type ${record.type}`);
  const values = readValues(org, object, record.values);
  checkRequired(planOf(object), { ...planOf(object).template, ...system(record), ...values });
  const known = findByDeveloperName(org, object.name, record.developerName);
  const row = { ...(known ?? {}), ...values, ...system(record), SystemModstamp: org.store.stamp() };
  const [id = ''] = org.store.load(object.name, [row]);
  return id;
}

function system({ developerName, label, namespace, protected: isProtected = false }: MetadataRecord): Row {
  return {
    DeveloperName: developerName,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
    NamespacePrefix: namespace ?? null,
    QualifiedApiName: namespace ? `${namespace}__${developerName}` : developerName,
    IsProtected: isProtected
  };
}

function readValues(org: OrgParts, object: ObjectSchema, given: Row): Row {
  const entries = Object.entries(given).map(([name, value]) => {
    const field = org.catalog.field(object, name);
    if (!field) throw new Error(`${object.name} has no field ${name}`);
    if (field.type !== 'reference') return [field.name, coerce(field, value)];
    return [field.name, referenced(org, field.referenceTo[0] ?? '', value)];
  });
  return Object.fromEntries(entries) as Row;
}

/** Types relate by DeveloperName; entity and field definitions, which are no rows here, keep their name. */
function referenced(org: OrgParts, type: string, value: unknown): unknown {
  if (value === null || value === '') return null;
  if (!org.catalog.get(type)) return value;
  const row = findByDeveloperName(org, type, String(value));
  if (!row) throw new Error(`no record ${String(value)} of ${type}`);
  return row.Id;
}

function findByDeveloperName(org: OrgParts, type: string, name: string): Row | undefined {
  const bare = name.replace(/^\w+?__/, '');
  return org.store.having(type, 'DeveloperName', bare)[0];
}
