import type { z } from 'zod';
import { refusal, type Answer } from './answer';
import { skeletonFor, type BodyOf, type SkeletonName } from './skeletons';
import type { Switches } from '../switches';

export type Read<T> = { readonly body: T } | { readonly refused: Answer };

/** The body if its shape is right, else the refusal of iterable-api 2.4. */
export function readBody<N extends SkeletonName>(
  name: N,
  path: string,
  text: string,
  switches: Switches
): Read<BodyOf<N>> {
  const parsed = parse(text);
  if (parsed === undefined) return { refused: refusal(400, 'BadJsonBody', `[${path}] Invalid JSON body`) };
  const result = skeletonFor(name, switches).safeParse(parsed);
  if (result.success) return { body: result.data as BodyOf<N> };
  const params: Record<string, unknown> = {};
  for (const issue of result.error.issues) describe(issue, parsed, switches.badJson, params);
  return { refused: refusal(400, 'BadJsonBody', `[${path}] Invalid JSON body`, params) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const sentences: Readonly<Record<string, string>> = {
  string: 'String value expected',
  number: 'Number value expected',
  int: 'Number value expected',
  boolean: 'Boolean value expected',
  array: 'Array value expected',
  object: 'Object value expected',
  record: 'Object value expected'
};

const codes: Readonly<Record<string, string>> = {
  string: 'error.expected.jsstring',
  number: 'error.expected.jsnumber',
  int: 'error.expected.jsnumber',
  boolean: 'error.expected.jsboolean',
  array: 'error.expected.jsarray',
  object: 'error.expected.jsobject',
  record: 'error.expected.jsobject'
};

function describe(
  issue: z.core.$ZodIssue,
  body: unknown,
  form: Switches['badJson'],
  params: Record<string, unknown>
): void {
  const say = (path: readonly PropertyKey[], sentence: string, code: string): void => {
    params[pathText(path)] =
      form === 'sentences' ? sentence : [{ msg: form === 'codes' ? code : [code], args: [] }];
  };
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) say([...issue.path, key], 'Unknown field', 'error.path.unknown');
    return;
  }
  const expected = issue.code === 'invalid_type' ? issue.expected : 'number';
  if (isMissing(body, issue.path)) say(issue.path, 'Required field is missing', 'error.path.missing');
  else say(issue.path, sentences[expected] ?? 'Invalid value', codes[expected] ?? 'error.invalid');
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    'obj'
  );

function isMissing(body: unknown, path: readonly PropertyKey[]): boolean {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return true;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value === undefined;
}
