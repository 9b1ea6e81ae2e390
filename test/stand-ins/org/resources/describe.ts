/** Describe: all objects, one object. Source: salesforce-api 6. */
import { type Call, json, type Reply, versionOf } from '../http/exchange';
import type { ObjectSchema, SoqlSource } from '../model';
import type { LocalOrgState } from '../org';
import { describeField } from './describe-field';
import { visibleObject } from './write-record';

export function describeGlobal(org: LocalOrgState, call: Call): Reply {
  const sobjects = Array.from(org.source.schemas(), (object) => summary(object, versionOf(call)));
  return unlessUnchanged(org, call, { encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}

export function describeObject(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  return unlessUnchanged(org, call, fullDescribe(org, object, versionOf(call)));
}

/** `GET /sobjects/X`: the summary and nothing recently looked at. */
export function basicInformation(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  return json({ objectDescribe: summary(object, versionOf(call)), recentItems: [] });
}

function fullDescribe(org: LocalOrgState, object: ObjectSchema, version: string) {
  return {
    actionOverrides: [],
    childRelationships: childRelationships(org.source, object),
    compactLayoutable: true,
    fields: object.fields.map(describeField),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(org, object),
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
    ...summary(object, version)
  };
}

function summary(object: ObjectSchema, version: string) {
  const sobject = `/services/data/v${version}/sobjects/${object.name}`;
  const { name, label, labelPlural, keyPrefix, custom, queryable, createable, updateable, deletable } =
    object;
  const { undeletable, mergeable, replicateable } = object;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable,
    custom,
    customSetting: false,
    deepCloneable: false,
    deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    implementedBy: null,
    implementsInterfaces: null,
    isInterface: false,
    isSubtype: false,
    keyPrefix,
    label,
    labelPlural,
    layoutable: createable,
    mergeable,
    mruEnabled: createable,
    name,
    queryable,
    replicateable,
    retrieveable: queryable,
    searchable: queryable && createable,
    triggerable: createable,
    undeletable,
    updateable,
    urls: { sobject, describe: `${sobject}/describe`, rowTemplate: `${sobject}/{ID}` }
  };
}

function childRelationships(source: SoqlSource, parent: ObjectSchema) {
  return Array.from(source.schemas()).flatMap((child) =>
    child.fields
      .filter((field) => field.referenceTo.includes(parent.name))
      .map((field) => ({
        cascadeDelete: field.cascadeDelete ?? false,
        childSObject: child.name,
        deprecatedAndHidden: false,
        field: field.name,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: field.childRelationshipName,
        restrictedDelete: field.restrictedDelete ?? false
      }))
  );
}

/** Every object has the master record type; others are rows of RecordType. */
function recordTypeInfos(org: LocalOrgState, object: ObjectSchema) {
  const own = org.store.having('RecordType', 'SobjectType', object.name).map((row) => ({
    active: row.IsActive,
    available: row.IsActive,
    defaultRecordTypeMapping: false,
    developerName: row.DeveloperName,
    master: false,
    name: row.Name,
    recordTypeId: row.Id,
    urls: {}
  }));
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: '012000000000000AAA',
    urls: {}
  };
  return [...own, master];
}

/** 304 when nothing changed since the date the client names; the date of the last change goes with every answer. */
function unlessUnchanged(org: LocalOrgState, call: Call, body: unknown): Reply {
  const changed = org.schemaChangedAt();
  const etag = `"${org.catalog.revision.toString(16).padStart(8, '0')}"`;
  const headers = { etag, 'last-modified': changed.toUTCString() };
  const since = Date.parse(call.headers['if-modified-since'] ?? '');
  if (since >= Math.floor(changed.getTime() / 1000) * 1000) return { status: 304, headers };
  return json(body, 200, headers);
}
