/** `new`: collections, records, instances, objects of the platform. */
import {
  AssignExpressionContext,
  type CreatorContext,
  type ExpressionListContext,
  IdPrimaryContext,
  PrimaryExpressionContext
} from '@apexdevtools/apex-parser';
import type { ObjectSchema } from '../../org/model';
import { writeRecordField } from '../org/records';
import type { TypeRef } from '../program/declarations';
import { objectType, typeOf } from '../program/declarations';
import { plainName, readType } from '../program/read-class';
import { CompileError, NotSupported } from '../stops';
import { keyOf } from '../values/equality';
import { ListValue, MapValue, SetValue, SObjectValue, type Value } from '../values/values';
import { addAll, fillMap } from '../system/collections';
import { createNative } from '../system/platform';
import { evaluate, evaluateAll } from './evaluate';
import type { Frame } from './execution';
import { construct } from './objects';

export async function create(node: CreatorContext, frame: Frame): Promise<Value> {
  const written = createdType(node);
  frame.exec.world.types.checkKnown(written, frame.cls);
  const type = frame.exec.world.types.canonical(written, frame.cls);
  const array = node.arrayCreatorRest();
  if (array) return createArray(node, type, frame);
  if (type.key === 'list' || type.key === 'set' || type.key === 'map')
    return createCollection(node, type, frame);
  const list = node.classCreatorRest()?.arguments().expressionList() ?? null;
  const { types } = frame.exec.world;
  const decl = types.classNamed(type.key, frame.cls);
  if (decl) return construct(frame.exec, decl, await evaluateAll(list, frame));
  const schema = types.findSchema(type.text);
  if (schema) return createRecord(schema, list, frame);
  return createNative(type.key, await evaluateAll(list, frame));
}

function createdType(node: CreatorContext): TypeRef {
  const pairs = node.createdName().idCreatedNamePair_list();
  const args = pairs.at(-1)?.typeList()?.typeRef_list().map(readType) ?? [];
  return typeOf(plainName(pairs.map((pair) => pair.anyId().getText()).join('.')), ...args);
}

async function createArray(node: CreatorContext, of: TypeRef, frame: Frame): Promise<Value> {
  const rest = node.arrayCreatorRest();
  const values = rest.arrayInitializer()?.expression_list();
  const list = new ListValue(of, []);
  if (!values) throw new NotSupported('an array of a given size');
  for (const one of values)
    list.items.push(frame.exec.world.types.assign(await evaluate(one, frame), of, frame.cls));
  return list;
}

async function createCollection(node: CreatorContext, type: TypeRef, frame: Frame): Promise<Value> {
  const { types } = frame.exec.world;
  const [first = objectType, second = objectType] = type.args;
  const given = await evaluateAll(node.classCreatorRest()?.arguments().expressionList() ?? null, frame);
  const [source = null] = given;
  if (given.length > 1) throw new CompileError(`new ${type.text} with ${given.length} arguments`);
  if (type.key === 'map') return createMap(node, new MapValue(first, second), source, frame);
  const members: Value[] = [];
  for (const one of node.setCreatorRest()?.expression_list() ?? []) members.push(await evaluate(one, frame));
  if (type.key === 'list') {
    const list = new ListValue(
      first,
      members.map((member) => types.assign(member, first, frame.cls))
    );
    if (given.length > 0) addAll(frame.exec, list, source);
    return list;
  }
  const set = new SetValue(first);
  for (const member of members) {
    const value = types.assign(member, first, frame.cls);
    set.items.set(keyOf(value), value);
  }
  if (given.length > 0) addAll(frame.exec, set, source);
  return set;
}

async function createMap(node: CreatorContext, map: MapValue, source: Value, frame: Frame): Promise<Value> {
  const { types } = frame.exec.world;
  for (const pair of node.mapCreatorRest()?.mapCreatorRestPair_list() ?? []) {
    const key = types.assign(await evaluate(pair.expression(0), frame), map.keys, frame.cls);
    const value = types.assign(await evaluate(pair.expression(1), frame), map.values, frame.cls);
    map.entries.set(keyOf(key), { key, value });
  }
  if (source !== null) fillMap(frame.exec, map, source);
  return map;
}

async function createRecord(
  schema: ObjectSchema,
  list: ExpressionListContext | null,
  frame: Frame
): Promise<Value> {
  const record = new SObjectValue(schema);
  for (const one of list?.expression_list() ?? []) {
    const left = one instanceof AssignExpressionContext ? one.expression(0) : null;
    const name = left instanceof PrimaryExpressionContext ? left.primary() : null;
    if (!(one instanceof AssignExpressionContext) || !(name instanceof IdPrimaryContext)) {
      throw new CompileError(`new ${schema.name} with ${one.getText()}`);
    }
    const value = await evaluate(one.expression(1), frame);
    writeRecordField(record, name.id().getText(), value, frame.exec.world.types);
  }
  return record;
}
