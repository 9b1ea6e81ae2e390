/** `new`: collections, records, instances, objects of the platform. */
import * as tree from '@apexdevtools/apex-parser';
import type { ObjectSchema } from '../org/model';
import { objectType, type TypeRef, typeOf } from './declarations';
import type { Frame } from './execution';
import { construct } from './objects';
import { writeRecordField } from './org/records';
import { plainName, readType } from './read-class';
import { CompileError, NotSupported } from './stops';
import { addAll, putAll, put } from './system/collections';
import { createNative } from './system/platform';
import { ListValue, MapValue, SetValue, SObjectValue, type Value } from './values';

export async function create(node: tree.CreatorContext, frame: Frame): Promise<Value> {
  const { exec, cls } = frame;
  const { types, interpreter } = exec.world;
  const pairs = node.createdName().idCreatedNamePair_list();
  const typeArguments = pairs.at(-1)?.typeList()?.typeRef_list().map(readType) ?? [];
  const written = typeOf(plainName(pairs.map((pair) => pair.anyId().getText()).join('.')), ...typeArguments);
  types.checkKnown(written, cls);
  const type = types.canonical(written, cls);
  if (node.arrayCreatorRest()) throw new NotSupported('new with []');
  const list = node.classCreatorRest()?.arguments().expressionList() ?? null;
  if (/^(list|set|map)$/.test(type.key)) return createCollection(node, type, frame, list);
  const decl = types.classNamed(type.key, cls);
  const schema = decl ? undefined : types.findSchema(type.text);
  if (schema) return createRecord(schema, list?.expression_list() ?? [], frame);
  const args = await interpreter.evaluateAll(list, frame);
  return decl ? construct(exec, decl, args) : createNative(type.key, args);
}

async function createCollection(
  node: tree.CreatorContext,
  { key, args: [first = objectType, second = objectType] }: TypeRef,
  frame: Frame,
  list: tree.ExpressionListContext | null
): Promise<Value> {
  const { exec } = frame;
  const { evaluate, evaluateAll } = exec.world.interpreter;
  const given = await evaluateAll(list, frame);
  if (given.length > 1) throw new CompileError(`new ${key} with ${given.length} arguments`);
  if (key === 'map') {
    const map = new MapValue(first, second);
    for (const pair of node.mapCreatorRest()?.mapCreatorRestPair_list() ?? []) {
      put(exec, map, await evaluate(pair.expression(0), frame), await evaluate(pair.expression(1), frame));
    }
    given.forEach((source) => putAll(exec, map, source));
    return map;
  }
  const made = key === 'list' ? new ListValue(first, []) : new SetValue(first);
  const members: Value[] = [];
  for (const one of node.setCreatorRest()?.expression_list() ?? []) members.push(await evaluate(one, frame));
  addAll(exec, made, new ListValue(first, members));
  given.forEach((source) => addAll(exec, made, source));
  return made;
}

async function createRecord(
  schema: ObjectSchema,
  fields: tree.ExpressionContext[],
  frame: Frame
): Promise<Value> {
  const { types, interpreter } = frame.exec.world;
  const record = new SObjectValue(schema);
  for (const one of fields) {
    if (!(one instanceof tree.AssignExpressionContext))
      throw new CompileError(`new ${schema.name} with ${one.getText()}`);
    const value = await interpreter.evaluate(one.expression(1), frame);
    writeRecordField(record, one.expression(0).getText(), value, types);
  }
  return record;
}
