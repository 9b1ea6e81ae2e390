/** A `CustomField` element becomes a field of a schema. Source: Metadata API, CustomField; salesforce-api 6. */
import type { FieldSchema, FieldType } from '../model';
import { field, type FieldOptions, readOnly } from '../schema/field-kinds';
import { qualify } from './namespace';
import { children, isTrue, numberOf, textOf, type XmlNode } from './read-xml';

interface Kind {
  readonly type: FieldType;
  readonly length?: number;
  readonly groupable?: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  Text: { type: 'string', length: 255 },
  TextArea: { type: 'textarea', length: 255 },
  LongTextArea: { type: 'textarea', length: 32768 },
  Html: { type: 'textarea', length: 32768 },
  EncryptedText: { type: 'encryptedstring', length: 175 },
  Picklist: { type: 'picklist', length: 255 },
  MultiselectPicklist: { type: 'multipicklist', length: 4099, groupable: false },
  Checkbox: { type: 'boolean' },
  Number: { type: 'double', groupable: false },
  Currency: { type: 'currency', groupable: false },
  Percent: { type: 'percent', groupable: false },
  Date: { type: 'date' },
  DateTime: { type: 'datetime', groupable: false },
  Time: { type: 'time', groupable: false },
  Email: { type: 'email', length: 80 },
  Phone: { type: 'phone', length: 40 },
  Url: { type: 'url', length: 255 },
  AutoNumber: { type: 'string', length: 30 },
  Lookup: { type: 'reference', length: 18 },
  MasterDetail: { type: 'reference', length: 18 },
  MetadataRelationship: { type: 'reference', length: 18 },
  Summary: { type: 'double', groupable: false },
  Location: { type: 'location', groupable: false }
};

/** Throws for a type that the local org does not know. */
export function readField(node: XmlNode, namespace: string | undefined): FieldSchema {
  const name = textOf(node, 'fullName') ?? '';
  const type = textOf(node, 'type') ?? '';
  const kind = kinds[type];
  if (!kind) throw new Error(`field type ${type || 'missing'} is not known to the local org`);
  return field(
    qualify(name, namespace),
    textOf(node, 'label') ?? name,
    kind.type,
    { custom: name.endsWith('__c'), groupable: kind.groupable ?? true },
    sizes(node, kind),
    flags(node, type),
    defaults(node, kind.type),
    references(node, name, namespace)
  );
}

function sizes(node: XmlNode, kind: Kind): FieldOptions {
  const length = numberOf(node, 'length') ?? kind.length ?? 0;
  const precision = numberOf(node, 'precision') ?? 0;
  const long = kind.type === 'textarea' && length > 255;
  return {
    length,
    precision,
    scale: numberOf(node, 'scale') ?? 0,
    ...(long ? { filterable: false, sortable: false, groupable: false } : {}),
    ...(kind.type === 'multipicklist' ? { sortable: false } : {})
  };
}

function flags(node: XmlNode, type: string): FieldOptions {
  const formula = textOf(node, 'formula');
  const computed = formula !== undefined || type === 'AutoNumber' || type === 'Summary';
  const key = isTrue(node, 'externalId') || isTrue(node, 'unique');
  return {
    nillable: type !== 'Checkbox' && type !== 'MasterDetail' && !isTrue(node, 'required'),
    unique: isTrue(node, 'unique'),
    externalId: isTrue(node, 'externalId'),
    idLookup: key,
    caseSensitive: isTrue(node, 'caseSensitive'),
    autoNumber: type === 'AutoNumber',
    calculated: formula !== undefined || type === 'Summary',
    calculatedFormula: formula,
    displayFormat: textOf(node, 'displayFormat'),
    inlineHelpText: textOf(node, 'inlineHelpText'),
    cascadeDelete: type === 'MasterDetail' || textOf(node, 'deleteConstraint') === 'Cascade',
    restrictedDelete: textOf(node, 'deleteConstraint') === 'Restrict',
    ...(computed ? readOnly : {})
  };
}

function defaults(
  node: XmlNode,
  type: FieldType
): FieldOptions & { picklistValues: FieldSchema['picklistValues'] } {
  const picklistValues = valuesOf(node);
  const chosen = picklistValues.find((entry) => entry.defaultValue)?.value;
  const defaultValue =
    type === 'boolean' ? textOf(node, 'defaultValue') === 'true' : (chosen ?? constant(node, type));
  const [valueSet] = children(node, 'valueSet');
  return {
    picklistValues,
    restrictedPicklist: valueSet !== undefined && isTrue(valueSet, 'restricted'),
    defaultValue,
    defaultedOnCreate: defaultValue !== null
  };
}

function valuesOf(node: XmlNode): FieldSchema['picklistValues'] {
  const [valueSet] = children(node, 'valueSet');
  const [definition] = valueSet ? children(valueSet, 'valueSetDefinition') : [];
  if (!definition) return [];
  return children(definition, 'value').map((entry) => {
    const value = textOf(entry, 'fullName') ?? '';
    return {
      value,
      label: textOf(entry, 'label') ?? value,
      active: textOf(entry, 'isActive') !== 'false',
      defaultValue: isTrue(entry, 'default')
    };
  });
}

/** A default is a formula; only constants are understood here, anything else counts as none. */
function constant(node: XmlNode, type: FieldType): unknown {
  const text = textOf(node, 'defaultValue')?.trim() ?? '';
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return quoted;
  const numeric = ['double', 'currency', 'percent', 'int'].includes(type);
  if (numeric) return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
  return null;
}

function references(node: XmlNode, name: string, namespace: string | undefined): FieldOptions {
  const referenceTo = children(node, 'referenceTo').map((entry) =>
    qualify(String(entry['#text']), namespace)
  );
  if (referenceTo.length === 0) return {};
  const childName = textOf(node, 'relationshipName');
  return {
    referenceTo,
    relationshipName: qualify(name.replace(/__c$/, '__r'), namespace),
    childRelationshipName: childName === undefined ? null : qualify(`${childName}__r`, namespace)
  };
}
