/** Describe: tokens of objects and fields, what the running user may do with them; records by names of fields. */
import type { FieldSchema, ObjectSchema } from '../../org/model';
import { typeOf } from '../declarations';
import type { Execution } from '../execution';
import { fieldNamed, knownField, readRecordField, writeRecordField } from '../org/records';
import { NotSupported } from '../stops';
import { IdValue, ListValue, type MapValue, NativeValue, raise, SObjectValue, type Value } from '../values';
import { namedMap } from './collections';
import { as, inside, type NativeTable, textIn } from './native';

interface FieldOf {
  readonly schema: ObjectSchema;
  readonly field: FieldSchema;
}

export const objectToken = (schema: ObjectSchema): NativeValue =>
  new NativeValue('sobjecttype', schema, schema.name);

const tokenOf = (schema: ObjectSchema, field: FieldSchema): NativeValue =>
  new NativeValue('sobjectfield', { schema, field }, `${schema.name}.${field.name}`);

/** `Contact.Email`. @throws CompileError for a field that the object has not */
export function fieldToken(schema: ObjectSchema, name: string): NativeValue {
  return tokenOf(schema, knownField(schema, name));
}

/** `describe.fields`. */
export function describeMember(target: NativeValue, name: string): Value {
  if (target.type === 'describesobjectresult' && name.toLowerCase() === 'fields')
    return new NativeValue('fields', target.data);
  throw new NotSupported(`.${name} of ${target.type}`);
}

const object = (self: Value): ObjectSchema => inside<ObjectSchema>(self);
const field = (self: Value): FieldSchema => inside<FieldOf>(self).field;
const holder = (self: Value): ObjectSchema => inside<FieldOf>(self).schema;
const rightsOf = (exec: Execution) => exec.world.database.rightsOf(exec.userId);

const objectDescribe: NativeTable = {
  'getChildRelationships/0': (exec, self) => {
    const children = [...exec.world.database.org.catalog.all()].flatMap((schema) => {
      const lookups = schema.fields.filter(({ referenceTo }) => referenceTo.includes(object(self).name));
      return lookups.map((one) => new NativeValue('childrelationship', { schema, field: one }));
    });
    return new ListValue(typeOf('ChildRelationship'), children);
  },
  'getLabel/0': (_, self) => object(self).label,
  'getLabelPlural/0': (_, self) => object(self).labelPlural,
  'getLocalName/0': (exec, self) => localName(exec, object(self).name),
  'getName/0': (_, self) => object(self).name,
  'getSObjectType/0': (_, self) => objectToken(object(self)),
  'isAccessible/0': (exec, self) => rightsOf(exec).can('read', object(self)),
  'isCreateable/0': (exec, self) => rightsOf(exec).can('create', object(self)),
  'isCustom/0': (_, self) => object(self).custom,
  'isQueryable/0': (_, self) => object(self).queryable,
  'isUpdateable/0': (exec, self) => rightsOf(exec).can('edit', object(self))
};

/** Without the namespace of the package. */
const localName = (exec: Execution, name: string): string => exec.world.database.withoutNamespace(name);

/** What the platform or the object itself requires is nobody's to open. */
const isPermissionable = ({ name, nillable, type, updateable, compoundFieldName }: FieldSchema): boolean =>
  (nillable || type === 'boolean') &&
  compoundFieldName !== 'Name' &&
  (updateable || !/^(Is|Last|System|Created|Master)/.test(name));

const fieldDescribe: NativeTable = {
  'getCompoundFieldName/0': (_, self) => field(self).compoundFieldName,
  'getLocalName/0': (exec, self) => localName(exec, field(self).name),
  'isPermissionable/0': (_, self) => isPermissionable(field(self)),
  'getLabel/0': (_, self) => field(self).label,
  'getName/0': (_, self) => field(self).name,
  'getPicklistValues/0': (_, self) =>
    new ListValue(
      typeOf('PicklistEntry'),
      field(self).picklistValues.map((entry) => new NativeValue('picklistentry', entry))
    ),
  'getScale/0': (_, self) => field(self).scale,
  'getType/0': (_, self) =>
    new NativeValue('displaytype', displayType(field(self)), displayType(field(self))),
  'getReferenceTo/0': (exec, self) => {
    const objects = field(self).referenceTo.flatMap((name) => exec.world.types.findSchema(name) ?? []);
    return new ListValue(typeOf('SObjectType'), objects.map(objectToken));
  },
  'getRelationshipName/0': (_, self) => field(self).relationshipName,
  'isAccessible/0': (exec, self) => rightsOf(exec).canRead(holder(self), field(self)),
  'isCreateable/0': (exec, self) => rightsOf(exec).canWrite(holder(self), field(self), 'create'),
  'isCustom/0': (_, self) => field(self).custom,
  'isDefaultedOnCreate/0': (_, self) => field(self).defaultedOnCreate,
  'isFilterable/0': (_, self) => field(self).filterable,
  'isNameField/0': (_, self) => field(self).nameField,
  'isNillable/0': (_, self) => field(self).nillable,
  'isUpdateable/0': (exec, self) => rightsOf(exec).canWrite(holder(self), field(self), 'edit')
};

/** A constant of Schema.DisplayType. */
const displayType = ({ type }: FieldSchema): string => (type === 'int' ? 'INTEGER' : type.toUpperCase());

const entry = (self: Value): FieldSchema['picklistValues'][number] => inside(self);

/** A record and the name of one of its fields, given as text or token. @throws SObjectException for what it has not */
function named(self: Value, given: Value): [record: SObjectValue, name: string] {
  const record = as(SObjectValue, self);
  const name = given instanceof NativeValue ? field(given).name : textIn(given);
  if (fieldNamed(record.schema, name)) return [record, name];
  throw raise('SObjectException', `Invalid field ${name} for ${record.schema.name}`);
}

const maps = new WeakMap<object, MapValue>();

/** The map of that schema or execution, made once. */
function mapFor(owner: object, entries: () => [string, Value][], of: string): MapValue {
  const map = maps.get(owner) ?? namedMap(entries(), of);
  maps.set(owner, map);
  return map;
}

export const describeMethods: Readonly<Record<string, NativeTable>> = {
  sobjecttype: {
    'getDescribe/0': (_, self) => new NativeValue('describesobjectresult', object(self)),
    'newSObject/0': (_, self) => new SObjectValue(object(self))
  },
  sobjectfield: { 'getDescribe/0': (_, self) => new NativeValue('describefieldresult', inside(self)) },
  describesobjectresult: objectDescribe,
  describefieldresult: fieldDescribe,
  displaytype: { 'name/0': (_, self) => inside<string>(self) },
  picklistentry: {
    'getLabel/0': (_, self) => entry(self).label,
    'getValue/0': (_, self) => entry(self).value,
    'isActive/0': (_, self) => entry(self).active
  },
  fields: {
    'getMap/0': (_, self) => {
      const schema = object(self);
      return mapFor(
        schema,
        () => schema.fields.map((one) => [one.name, tokenOf(schema, one)]),
        'SObjectField'
      );
    }
  },
  childrelationship: {
    'getChildSObject/0': (_, self) => objectToken(holder(self)),
    'getField/0': (_, self) => tokenOf(holder(self), field(self)),
    'getRelationshipName/0': (_, self) => field(self).childRelationshipName
  },
  sobject: {
    'get/1': (_, self, name) => readRecordField(...named(self, name)),
    'getSObject/1': (_, self, name) => readRecordField(...named(self, name)),
    'put/2': (exec, self, name, value) => {
      writeRecordField(...named(self, name), value, exec.world.types);
      return null;
    }
  },
  id: {
    'getSObjectType/0': (exec, self) => {
      const { text } = as(IdValue, self);
      const schema = exec.world.database.org.catalog.ofId(text);
      if (!schema) throw raise('SObjectException', `Cannot locate Apex Type for ID: ${text}`);
      return objectToken(schema);
    }
  }
};

export const schemaStatics: NativeTable = {
  'getGlobalDescribe/0': (exec) => {
    const all = () => [...exec.world.database.org.catalog.all()];
    return mapFor(exec, () => all().map((schema) => [schema.name, objectToken(schema)]), 'SObjectType');
  }
};
