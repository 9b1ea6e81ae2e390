/** What the `sf` CLI asks with `&columns=true` after every query that found rows. Source: salesforce-api 0 (row 6) and 12. */
import { type FieldType as SoqlField, parseQuery } from '@jetstreamapp/soql-parser-js';
import { type FieldSchema, type ObjectSchema, OrgError, type SoqlSource } from '../model';

interface Column {
  readonly columnName: string;
  readonly displayName: string;
  readonly aggregate: boolean;
  readonly joinColumns: readonly Column[];
  readonly apexType: string;
  readonly booleanType: boolean;
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly custom: boolean;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly updatable: boolean;
}

export function columnMetadata(source: SoqlSource, soql: string) {
  const query = parse(soql);
  const object = source.schemaOf(query.sObject ?? '');
  if (!object) throw new OrgError(400, 'INVALID_TYPE', `sObject type '${query.sObject}' is not supported.`);
  const columns = columnsOf(source, object, query.fields ?? []);
  return {
    columnMetadata: columns,
    entityName: object.name,
    groupBy: query.groupBy !== undefined,
    idSelected: columns.some((column) => column.columnName === 'Id'),
    keyPrefix: object.keyPrefix
  };
}

function parse(soql: string) {
  try {
    return parseQuery(soql);
  } catch (error) {
    throw new OrgError(400, 'MALFORMED_QUERY', error instanceof Error ? error.message : String(error));
  }
}

function columnsOf(source: SoqlSource, object: ObjectSchema, fields: readonly SoqlField[]): Column[] {
  const columns: Column[] = [];
  let unnamed = 0;
  for (const field of fields) {
    if (field.type === 'Field') columns.push(fieldColumn(object, field.field));
    else if (field.type === 'FieldRelationship')
      addParent(source, object, columns, [...field.relationships], field.field);
    else if (field.type === 'FieldSubquery') columns.push(childColumn(source, object, field));
    else if (field.type === 'FieldFunctionExpression')
      columns.push(column(field.alias ?? `expr${unnamed++}`, number));
  }
  return columns;
}

const number = { apexType: 'Double', numberType: true };

function fieldColumn(object: ObjectSchema, name: string): Column {
  const field = object.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return field ? column(field.name, typeOf(field)) : column(name, {});
}

function column(columnName: string, more: Partial<Column>): Column {
  return {
    columnName,
    displayName: columnName,
    aggregate: false,
    joinColumns: [],
    apexType: 'String',
    booleanType: false,
    numberType: false,
    textType: false,
    custom: false,
    foreignKeyName: null,
    insertable: false,
    updatable: false,
    ...more
  };
}

const apexTypes: Partial<Record<FieldSchema['type'], string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  address: 'Address'
};

function typeOf(field: FieldSchema): Partial<Column> {
  const apexType = apexTypes[field.type] ?? 'String';
  return {
    apexType,
    booleanType: apexType === 'Boolean',
    numberType: apexType === 'Integer' || apexType === 'Double',
    textType: apexType === 'String',
    custom: field.custom,
    insertable: field.createable,
    updatable: field.updateable
  };
}

/** `Account.Owner.Name` becomes nested columns; two fields of one parent share its column. */
function addParent(
  source: SoqlSource,
  object: ObjectSchema,
  columns: Column[],
  path: string[],
  field: string
): void {
  const [first = '', ...rest] = path;
  const lookup = object.fields.find((one) => one.relationshipName?.toLowerCase() === first.toLowerCase());
  const parent = source.schemaOf(lookup?.referenceTo[0] ?? '');
  const name = lookup?.relationshipName ?? first;
  let own = columns.find((one) => one.columnName === name);
  if (!own) {
    own = column(name, {
      foreignKeyName: lookup?.name ?? null,
      apexType: parent?.name ?? 'Name',
      joinColumns: []
    });
    columns.push(own);
  }
  const joined = own.joinColumns as Column[];
  if (!parent) joined.push(column(field, {}));
  else if (rest.length > 0) addParent(source, parent, joined, rest, field);
  else joined.push(fieldColumn(parent, field));
}

function childColumn(
  source: SoqlSource,
  parent: ObjectSchema,
  { subquery }: Extract<SoqlField, { type: 'FieldSubquery' }>
): Column {
  const name = subquery.relationshipName;
  const child = childNamed(source, parent, name);
  return column(name, {
    aggregate: true,
    apexType: child?.name ?? name,
    joinColumns: child ? columnsOf(source, child, subquery.fields ?? []) : []
  });
}

function childNamed(source: SoqlSource, parent: ObjectSchema, name: string): ObjectSchema | undefined {
  for (const object of source.schemas()) {
    const points = object.fields.some(
      (field) =>
        field.referenceTo.includes(parent.name) &&
        field.childRelationshipName?.toLowerCase() === name.toLowerCase()
    );
    if (points) return object;
  }
  return undefined;
}
