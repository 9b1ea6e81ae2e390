/** `@{r1.id}` in a sub-request: values of earlier answers. Source: salesforce-api 4. */
import { OrgError } from '../model';

const reference = /@\{([^}]+)\}/g;

/** The value with every reference in its texts filled in. Throws PROCESSING_HALTED for what was not answered. */
export function fillReferences(value: unknown, answered: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return fillText(value, answered);
  if (Array.isArray(value)) return value.map((entry) => fillReferences(entry, answered));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => [name, fillReferences(entry, answered)]);
  return Object.fromEntries(entries);
}

function fillText(text: string, answered: ReadonlyMap<string, unknown>): string {
  return text.replace(reference, (_, path: string) => {
    const [id = '', ...rest] = path.split(/\.|\[|\]\.?/).filter((part) => part !== '');
    if (!answered.has(id)) throw unknown(path);
    const found = rest.reduce<unknown>(step, answered.get(id));
    if (found === undefined || found === null) throw unknown(path);
    return String(found);
  });
}

function step(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

const unknown = (path: string) =>
  new OrgError(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found.`);
