/** What goes between Lightning and Apex: parameters in, the answer out. */
import type { MethodDecl } from './program/declarations';
import type { Execution } from './run/execution';
import { findField, getField } from './run/objects';
import { CompileError } from './stops';
import { fromJson, mapToJson, toJson } from './system/json';
import { ListValue, MapValue, ObjectValue, type Value } from './values/values';

/** Arguments of a method by the names of its parameters; what is left out is null. */
export async function fromLightning(
  exec: Execution,
  method: MethodDecl,
  params: Readonly<Record<string, unknown>>
): Promise<Value[]> {
  const names = method.parameters.map(({ name }) => name);
  const unknown = Object.keys(params).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new CompileError(`${method.name} has no parameter ${unknown}`);
  const values: Value[] = [];
  for (const { name, type } of method.parameters) {
    values.push(await fromJson(params[name], type, { exec, from: method.owner }));
  }
  return values;
}

/** The answer as a component gets it: members with @AuraEnabled, those that are null left out. */
export async function toLightning(exec: Execution, value: Value): Promise<unknown> {
  if (value instanceof ListValue) {
    const items: unknown[] = [];
    for (const item of value.items) items.push(await toLightning(exec, item));
    return items;
  }
  if (value instanceof MapValue) {
    const parts = new Map<Value, unknown>();
    for (const { value: part } of value.entries.values()) parts.set(part, await toLightning(exec, part));
    return mapToJson(value, (part) => parts.get(part) ?? null);
  }
  return value instanceof ObjectValue ? membersOf(exec, value) : toJson(value);
}

async function membersOf(exec: Execution, value: ObjectValue): Promise<unknown> {
  const answer: Record<string, unknown> = {};
  for (const decl of exec.world.types.chain(value.decl)) {
    for (const field of decl.fields.filter((one) => one.isAura && !one.isStatic)) {
      const own = findField(exec, value.decl, field.key) ?? field;
      const member = await toLightning(exec, await getField(exec, own, value));
      if (member !== null) answer[field.name] = member;
    }
  }
  return answer;
}
