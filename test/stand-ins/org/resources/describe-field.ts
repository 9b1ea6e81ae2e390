import type { FieldSchema, FieldType } from '../model';

const soapTypes: Record<FieldType, string> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  string: 'xsd:string',
  textarea: 'xsd:string',
  email: 'xsd:string',
  phone: 'xsd:string',
  url: 'xsd:string',
  encryptedstring: 'xsd:string',
  picklist: 'xsd:string',
  multipicklist: 'xsd:string',
  combobox: 'xsd:string',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
  location: 'urn:location',
  base64: 'xsd:base64Binary',
  anyType: 'xsd:anyType'
};

/** A field as describe answers it, with every key of salesforce-api 6. */
export function describeField(field: FieldSchema) {
  return { ...alwaysTheSame, ...itself(field), ...size(field), ...rights(field), ...relation(field) };
}

/** What no field of the local org differs in. */
const alwaysTheSame = {
  aiPredictionField: false,
  controllerName: null,
  defaultValueFormula: null,
  dependentPicklist: false,
  deprecatedAndHidden: false,
  filteredLookupInfo: null,
  formulaTreatNullNumberAsZero: false,
  highScaleNumber: false,
  htmlFormatted: false,
  mask: null,
  maskType: null,
  searchPrefilterable: false,
  writeRequiresMasterRead: false
};

function itself(field: FieldSchema) {
  const { name, label, type, custom, nameField, autoNumber, calculated, caseSensitive, unique } = field;
  return {
    ...{ name, label, type, custom, nameField, autoNumber, calculated, caseSensitive, unique },
    calculatedFormula: field.calculatedFormula ?? null,
    compoundFieldName: field.compoundFieldName,
    defaultValue: field.defaultValue,
    displayLocationInDecimal: /(Latitude|Longitude)(__s)?$/.test(name),
    encrypted: type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: type === 'textarea' ? 'plaintextarea' : null,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText ?? null,
    picklistValues: field.picklistValues.map((value) => ({ ...value, validFor: null })),
    restrictedPicklist: field.restrictedPicklist,
    soapType: soapTypes[type]
  };
}

function size({ type, length, precision, scale }: FieldSchema) {
  const isId = type === 'id' || type === 'reference';
  return { length, precision, scale, byteLength: isId ? 18 : length * 3, digits: type === 'int' ? 8 : 0 };
}

function rights(field: FieldSchema) {
  const { createable, updateable, nillable, defaultedOnCreate, filterable, sortable, groupable } = field;
  return {
    ...{ createable, updateable, nillable, defaultedOnCreate, filterable, sortable, groupable },
    aggregatable: isAggregatable(field),
    permissionable: nillable && !isCompound(field)
  };
}

function relation(field: FieldSchema) {
  const polymorphic = field.referenceTo.length > 1;
  return {
    cascadeDelete: field.cascadeDelete ?? false,
    namePointing: polymorphic,
    polymorphicForeignKey: polymorphic,
    queryByDistance: isCompound(field),
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: null,
    restrictedDelete: field.restrictedDelete ?? false
  };
}

const isCompound = ({ type }: FieldSchema) => type === 'address' || type === 'location';

function isAggregatable(field: FieldSchema): boolean {
  if (field.type === 'boolean' || isCompound(field)) return false;
  return field.filterable || field.groupable || field.sortable;
}
