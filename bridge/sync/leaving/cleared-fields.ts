import type { StepDefinition } from '../../config/sync-definition';
import { isPlainObject } from './plain-object';

type Fields = Readonly<Record<string, unknown>>;

/** Identifiers are no fields of their own. */
const identifiers: ReadonlySet<string> = new Set(['email', 'userId']);

/**
 * The profile fields that a step's mappings write, as paths that can be cleared: where nested objects are merged it is
 * one level of them, everything else is replaced whole (iterable-api 4). `sent` is what was sent last, for fields that no
 * mapping names. Pure.
 */
export function fieldsWritten(
  { mappings, mergeNestedObjects }: Pick<StepDefinition, 'mappings' | 'mergeNestedObjects'>,
  sent: Fields | null = null
): string[] {
  const levels = mergeNestedObjects ? 2 : 1;
  const mapped = mappings.flatMap(({ target }) => {
    const [root, ...path] = target.split('.');
    const plain = cutAtArray(path.slice(0, levels));
    return root === 'dataFields' && plain.length > 0 ? [plain.join('.')] : [];
  });
  const others = Object.keys(sent ?? {}).filter(
    (name) => !mapped.some((path) => path === name || path.startsWith(`${name}.`))
  );
  return [...new Set([...mapped, ...others])].filter((path) => !identifiers.has(path));
}

/** Arrays are replaced whole: `pets[].name` is a matter of `pets`. */
function cutAtArray(path: readonly string[]): string[] {
  const at = path.findIndex((part) => part.endsWith('[]'));
  return at < 0 ? [...path] : [...path.slice(0, at), path[at]?.slice(0, -2) ?? ''];
}

/** Whether one path is the other, or lies inside it. Pure. */
export const overlaps = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** The paths with what stands there, as one object; those where nothing stands are left out. Pure. */
export function picked(paths: readonly string[], fields: Fields): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const path of paths) {
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (isPlainObject(at) ? at[name] : undefined), fields);
    if (value !== undefined && value !== null) place(found, path, value);
  }
  return found;
}

/** Null for each path: an empty value clears the field (iterable-api 4). Pure. */
export function nulls(paths: readonly string[]): Record<string, unknown> {
  const cleared: Record<string, unknown> = {};
  for (const path of paths) place(cleared, path, null);
  return cleared;
}

function place(target: Record<string, unknown>, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name];
  const inside: Record<string, unknown> = isPlainObject(inner) ? inner : {};
  target[name] = inside;
  place(inside, rest.join('.'), value);
}
