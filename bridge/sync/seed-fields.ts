import { ConfigError } from '../errors';
import type { IterableType } from '../config/sync-definition';
import { canonicalJson } from './canonical-json';
import { toBatch } from './batch';
import { looksLikeDate } from './iterable-types';
import type { Operation, UserPayload } from './model';
import type { Clock, Destination } from './ports';
import { valueOf } from './suspects';

/**
 * Creates missing Iterable fields by calls of their own, one at a time, before any batch that holds them: the first
 * value fixes a field's type for good (iterable-api 4). A whole number in a double field and a text that looks like a
 * date would fix the wrong type: such a field is created with a value that cannot be mistaken, on a record whose true
 * value follows after the settle time.
 */
export class FieldSeeder {
  private readonly missing: Map<string, IterableType>;

  constructor(
    toCreate: ReadonlyMap<string, IterableType>,
    private readonly destination: Destination,
    private readonly clock: Clock,
    private readonly settleSeconds: number
  ) {
    this.missing = new Map(toCreate);
  }

  /** Creates those missing fields for which one of the operations has a value; answers the names of what was created. */
  async seed(operations: readonly Operation[]): Promise<string[]> {
    const rows = new Map<Operation, Map<string, unknown>>();
    let inventedValues = 0;
    for (const [field, type] of this.missing) {
      const operation = operations.find((candidate) => hasValue(valueOf(candidate, field)));
      if (!operation) continue;
      const value = valueOf(operation, field);
      const seed = unmistakable(value, type);
      if (seed !== value) inventedValues += 1;
      rows.set(operation, (rows.get(operation) ?? new Map<string, unknown>()).set(field, seed));
    }
    if (rows.size === 0) return [];
    const created = [...rows.values()].flatMap((fields) => [...fields.keys()]);
    await this.create(
      [...rows].map(([operation, fields]) => seedOperation(operation, fields)),
      created
    );
    for (const field of created) this.missing.delete(field);
    if (inventedValues > 0) await this.clock.sleep(this.settleSeconds * 1000);
    return created;
  }

  private async create(seeds: Operation[], fields: readonly string[]): Promise<void> {
    const answer = await this.destination.bulkUpdate(toBatch(seeds), { createNewFields: true });
    const dropped = fields.filter((field) => answer.filteredOutFields.includes(field));
    if (dropped.length === 0) return;
    throw new ConfigError('guard.not-created', `Iterable did not create the fields ${dropped.join(', ')}.`, {
      fix: 'Create them in Iterable, or allow new fields in the Iterable project.'
    });
  }
}

const hasValue = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

function unmistakable(value: unknown, type: IterableType): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => unmistakable(item, type));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (type === 'double' && Number.isInteger(value)) return (value as number) + 0.5;
  if (type === 'string' && looksLikeDate(value)) return `~${value as string}`;
  return value;
}

function seedOperation(operation: Operation, fields: ReadonlyMap<string, unknown>): Operation {
  const { email, userId } = operation.payload;
  const payload: UserPayload = { email, userId, dataFields: {}, mergeNestedObjects: true };
  for (const [field, value] of fields) place(payload.dataFields, field.split('.'), value);
  const body = canonicalJson(payload);
  return { ...operation, payload, body, bytes: Buffer.byteLength(body) };
}

function place(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) target[name] = value;
  else place((target[name] ??= {}) as Record<string, unknown>, rest, value);
}
