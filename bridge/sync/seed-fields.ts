import { ConfigError, RejectedError } from '../errors';
import type { IterableType } from '../config/sync-definition';
import { toBatch } from './batch';
import type { DeliveryContext } from './delivery';
import { looksLikeDate } from './iterable-types';
import type { Operation, Payload } from './model';
import { withPayload } from './diff';
import { sendPatiently } from './send-patiently';
import { valueOf } from './suspects';

/** Records that are tried before the fields count as impossible to create. */
const mostCarriers = 50;

/** An operation with its values for missing fields. */
interface Carrier {
  readonly operation: Operation;
  readonly seeds: ReadonlyMap<string, unknown>;
  /** A seed is not the record's own value, which has to follow. */
  readonly invented: boolean;
}

/**
 * Creates missing Iterable fields by calls of their own, one at a time, before any batch that holds them: the first
 * value fixes a field's type for good (iterable-api 4). A whole number in a double field and a text that looks like a
 * date would fix the wrong type: such a field is created with a value that cannot be mistaken, on a record whose true
 * value follows after the settle time. A record that Iterable refuses creates nothing: the next one is tried.
 */
export class FieldSeeder {
  private readonly missing: Map<string, IterableType>;

  constructor(
    toCreate: ReadonlyMap<string, IterableType>,
    private readonly delivery: Pick<DeliveryContext, 'destination' | 'clock' | 'signal'>,
    private readonly settleSeconds: number
  ) {
    this.missing = new Map(toCreate);
  }

  /** Creates those missing fields for which one of the operations has a value; answers the names of what was created. */
  async seed(operations: readonly Operation[]): Promise<string[]> {
    const refused = new Set<Operation>();
    const created: string[] = [];
    let invented = false;
    for (;;) {
      const carrier = this.nextCarrier(operations, refused);
      if (!carrier) break;
      if (await this.create(carrier)) {
        for (const field of carrier.seeds.keys()) this.missing.delete(field);
        created.push(...carrier.seeds.keys());
        invented ||= carrier.invented;
      } else refused.add(carrier.operation);
      if (refused.size >= mostCarriers) throw notCreated([...carrier.seeds.keys()]);
    }
    if (invented) await this.delivery.clock.sleep(this.settleSeconds * 1000);
    return created;
  }

  private nextCarrier(operations: readonly Operation[], refused: ReadonlySet<Operation>): Carrier | null {
    for (const operation of this.missing.size > 0 ? operations : []) {
      if (refused.has(operation)) continue;
      const values = [...this.missing].map(([field, type]) => {
        const value = valueOf(operation, field);
        return { field, value, seed: unmistakable(value, type) };
      });
      const present = values.filter(({ value }) => hasValue(value));
      if (present.length === 0) continue;
      const seeds = new Map(present.map(({ field, seed }) => [field, seed]));
      const isOwn = ({ field, value, seed }: (typeof present)[number]): boolean =>
        value === seed && !isInArray(operation.payload.dataFields, field.split('.'));
      return { operation, seeds, invented: !present.every(isOwn) };
    }
    return null;
  }

  /** False when Iterable does not take the record. */
  private async create({ operation, seeds }: Carrier): Promise<boolean> {
    const batch = toBatch({ endpoint: 'bulkUpdate' } as const, [seedOperation(operation, seeds)]);
    try {
      const answer = await sendPatiently(
        () => this.delivery.destination.send(batch, { createNewFields: true }),
        this.delivery
      );
      if (answer.failCount > 0) return false;
      const dropped = [...seeds.keys()].filter((field) => answer.filteredOutFields.includes(field));
      if (dropped.length > 0) throw notCreated(dropped);
      return true;
    } catch (error) {
      if (error instanceof RejectedError) return false;
      throw error;
    }
  }
}

const notCreated = (fields: readonly string[]): ConfigError =>
  new ConfigError('guard.not-created', `Iterable did not create the fields ${fields.join(', ')}.`, {
    fix: 'Create them in Iterable, or allow new fields in the Iterable project.'
  });

/** An array without values fixes no type (iterable-api 4). */
const hasValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasValue) : value !== null && value !== undefined;

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
  const { email, userId, preferUserId } = operation.payload;
  const dataFields: Record<string, unknown> = {};
  for (const [field, value] of fields)
    place(dataFields, operation.payload.dataFields, field.split('.'), value);
  const payload: Payload = { email, userId, preferUserId, dataFields, mergeNestedObjects: true };
  return withPayload(operation, payload);
}

/** As `original` has it: where that is an array of objects, one object stands for all of them. */
function place(
  target: Record<string, unknown>,
  original: unknown,
  [name = '', ...rest]: readonly string[],
  value: unknown
): void {
  const own = isObject(original) ? original[name] : undefined;
  if (rest.length === 0) target[name] = value;
  else if (Array.isArray(own)) {
    const [element] = (target[name] ??= [{}]) as Record<string, unknown>[];
    const [first] = Array.isArray(value) ? value.filter(hasValue) : [value];
    if (element) place(element, own.find(isObject), rest, first);
  } else place((target[name] ??= {}) as Record<string, unknown>, own, rest, value);
}

function isInArray(value: unknown, [name, ...inside]: readonly string[]): boolean {
  if (name === undefined || !isObject(value)) return Array.isArray(value) && name !== undefined;
  return isInArray(value[name], inside);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
