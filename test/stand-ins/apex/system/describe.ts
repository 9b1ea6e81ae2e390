/** Describe: tokens of objects and fields, and what the running user may do with them. */
import type { FieldSchema, ObjectSchema } from '../../org/model';
import { fieldNamed, lookupNamed } from '../org/fields';
import { readRecordField, writeRecordField } from '../org/records';
import { typeOf } from '../program/declarations';
import { type Execution, Handle } from '../run/execution';
import { CompileError, NotSupported } from '../stops';
import { raise } from '../values/exceptions';
import {
  EnumValue,
  IdValue,
  ListValue,
  type MapValue,
  NativeValue,
  SObjectValue,
  type Value
} from '../values/values';
import { sObjectMap } from './collections';
import { inside, type NativeTable, textIn } from './native';

interface FieldOf {
  readonly schema: ObjectSchema;
  readonly field: FieldSchema;
}

export const objectToken = (schema: ObjectSchema): NativeValue =>
  new NativeValue('sobjecttype', schema, schema.name);

/** `Contact.Email`. @throws CompileError for a field that the object has not */
export function fieldToken(schema: ObjectSchema, name: string): NativeValue {
  const field = fieldNamed(schema, name) ?? lookupNamed(schema, name);
  if (!field) throw new CompileError(`Field does not exist: ${schema.name}.${name}`);
  return tokenOf(schema, field);
}

const tokenOf = (schema: ObjectSchema, field: FieldSchema): NativeValue =>
  new NativeValue('sobjectfield', { schema, field }, `${schema.name}.${field.name}`);

/** `describe.fields`, `SObjectType.Contact`. */
export function describeMember(exec: Execution, target: NativeValue, name: string): Value | Handle {
  const key = name.toLowerCase();
  if (target.type === 'describesobjectresult' && key === 'fields')
    return new NativeValue('fields', target.data);
  if (target.type === 'fields') {
    const { schema, field } = inside<FieldOf>(fieldToken(inside<ObjectSchema>(target), name));
    return new NativeValue('describefieldresult', { schema, field });
  }
  if (target.type === 'sobjecttypes') {
    const schema = exec.world.types.findSchema(name);
    if (schema) return new NativeValue('describesobjectresult', schema);
  }
  throw new NotSupported(`.${name} of ${target.type}`);
}

const maps = new WeakMap<ObjectSchema, MapValue>();

function fieldsOf(schema: ObjectSchema): MapValue {
  let map = maps.get(schema);
  if (!map) {
    map = sObjectMap(
      schema.fields.map((field) => [field.name, tokenOf(schema, field)]),
      'SObjectField'
    );
    maps.set(schema, map);
  }
  return map;
}

const object = (self: Value): ObjectSchema => inside<ObjectSchema>(self);
const rightsOf = (exec: Execution) => exec.world.database.rightsOf(exec.userId);

/** The name without the namespace. */
const local = (name: string): string => name.replace(/^\w+?__(?=\w+__)/, '');

const objectRights: NativeTable = Object.fromEntries(
  (['isAccessible', 'isQueryable', 'isCreateable', 'isUpdateable', 'isDeletable'] as const).map((method) => {
    const right = {
      isAccessible: 'read',
      isQueryable: 'read',
      isCreateable: 'create',
      isUpdateable: 'edit',
      isDeletable: 'delete'
    } as const;
    return [`${method}/0`, (exec: Execution, self: Value) => rightsOf(exec).can(right[method], object(self))];
  })
);

const objectDescribe: NativeTable = {
  ...objectRights,
  'getName/0': (_, self) => object(self).name,
  'getLocalName/0': (_, self) => local(object(self).name),
  'getLabel/0': (_, self) => object(self).label,
  'getLabelPlural/0': (_, self) => object(self).labelPlural,
  'getKeyPrefix/0': (_, self) => object(self).keyPrefix,
  'isCustom/0': (_, self) => object(self).custom,
  'getSObjectType/0': (_, self) => objectToken(object(self)),
  'getChildRelationships/0': (exec, self) =>
    new ListValue(typeOf('ChildRelationship'), childrenOf(exec, object(self)))
};

function childrenOf(exec: Execution, parent: ObjectSchema): Value[] {
  const children = [...exec.world.database.org.catalog.all()];
  return children.flatMap((schema) =>
    schema.fields
      .filter((field) => field.referenceTo.includes(parent.name))
      .map((field) => new NativeValue('childrelationship', { schema, field }))
  );
}

const field = (self: Value): FieldSchema => inside<FieldOf>(self).field;
const holder = (self: Value): ObjectSchema => inside<FieldOf>(self).schema;

const fieldDescribe: NativeTable = {
  'getName/0': (_, self) => field(self).name,
  'getLocalName/0': (_, self) => local(field(self).name),
  'getLabel/0': (_, self) => field(self).label,
  'isAccessible/0': (exec, self) => rightsOf(exec).canRead(holder(self), field(self)),
  'isCreateable/0': (exec, self) => rightsOf(exec).canEdit(holder(self), field(self), 'create'),
  'isUpdateable/0': (exec, self) => rightsOf(exec).canEdit(holder(self), field(self), 'edit'),
  'isNameField/0': (_, self) => field(self).nameField,
  'isCustom/0': (_, self) => field(self).custom,
  'isNillable/0': (_, self) => field(self).nillable,
  'isCalculated/0': (_, self) => field(self).calculated,
  'getLength/0': (_, self) => field(self).length,
  'getType/0': (_, self) => new EnumValue('DisplayType', field(self).type.toUpperCase(), 0),
  'getRelationshipName/0': (_, self) => field(self).relationshipName,
  'getReferenceTo/0': (exec, self) => {
    const objects = field(self).referenceTo.flatMap((name) => exec.world.types.findSchema(name) ?? []);
    return new ListValue(typeOf('SObjectType'), objects.map(objectToken));
  },
  'getSObjectField/0': (_, self) => tokenOf(holder(self), field(self)),
  'getSObjectType/0': (_, self) => objectToken(holder(self))
};

const record = (self: Value): SObjectValue => {
  if (self instanceof SObjectValue) return self;
  throw new CompileError('a record');
};

/** The name of a field given as text or token. @throws SObjectException for what the object has not */
function fieldName(self: Value, given: Value): string {
  const name = given instanceof NativeValue ? field(given).name : textIn(given);
  if (fieldNamed(record(self).schema, name) ?? lookupNamed(record(self).schema, name)) return name;
  throw raise('SObjectException', `Invalid field ${name} for ${record(self).schema.name}`);
}

export const describeMethods: Readonly<Record<string, NativeTable>> = {
  sobjecttype: {
    'getDescribe/0': (_, self) => new NativeValue('describesobjectresult', object(self)),
    'newSObject/0': (_, self) => new SObjectValue(object(self)),
    'newSObject/1': (_, self, id) => {
      const made = new SObjectValue(object(self));
      made.fields.set('Id', id);
      return made;
    }
  },
  sobjectfield: {
    'getDescribe/0': (_, self) => new NativeValue('describefieldresult', inside<FieldOf>(self))
  },
  describesobjectresult: objectDescribe,
  describefieldresult: fieldDescribe,
  fields: { 'getMap/0': (_, self) => fieldsOf(object(self)) },
  childrelationship: {
    'getRelationshipName/0': (_, self) => field(self).childRelationshipName,
    'getField/0': (_, self) => tokenOf(holder(self), field(self)),
    'getChildSObject/0': (_, self) => objectToken(holder(self))
  },
  sobject: {
    'get/1': (exec, self, name) =>
      readRecordField(record(self), fieldName(self, name), exec.world.types.findSchema),
    'getSObject/1': (exec, self, name) =>
      readRecordField(record(self), fieldName(self, name), exec.world.types.findSchema),
    'put/2': (exec, self, name, value) => {
      writeRecordField(record(self), fieldName(self, name), value, exec.world.types);
      return null;
    },
    'getSObjectType/0': (_, self) => objectToken(record(self).schema),
    'isSet/1': (_, self, name) => record(self).fields.has(fieldName(self, name))
  },
  id: {
    'getSObjectType/0': (exec, self) => {
      const schema = self instanceof IdValue ? exec.world.database.org.catalog.ofId(self.text) : undefined;
      if (!schema)
        throw raise(
          'SObjectException',
          `Cannot locate Apex Type for ID: ${self instanceof IdValue ? self.text : ''}`
        );
      return objectToken(schema);
    },
    'to15/0': (_, self) => (self instanceof IdValue ? self.text.slice(0, 15) : null)
  },
  aggregateresult: {
    'get/1': (_, self, alias) => inside<Map<string, Value>>(self).get(textIn(alias).toLowerCase()) ?? null
  }
};

const globals = new WeakMap<Execution, MapValue>();

export const schemaStatics: NativeTable = {
  'getGlobalDescribe/0': (exec) => {
    const known = globals.get(exec);
    if (known) return known;
    const all = [...exec.world.database.org.catalog.all()];
    const map = sObjectMap(
      all.map((schema) => [schema.name, objectToken(schema)]),
      'SObjectType'
    );
    globals.set(exec, map);
    return map;
  }
};
