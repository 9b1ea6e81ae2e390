import type { IterableType } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { toBatch } from './batch';
import { toOperation } from './diff';
import { nameProblem, sameLetters } from './field-names';
import { toIdentity } from './identity';
import { holdsOthers } from './iterable-types';
import type { Identity, Payload } from './model';
import type { Clock, Destination } from './ports';
import { sendPatiently } from './send-patiently';

/** A user field that somebody wants to have, and the user on whom it is made. */
export interface WantedField {
  /** Nested ones as `parent.child`. */
  readonly name: string;
  readonly type: IterableType;
  /** A user who is there already: none is made for it. */
  readonly user: { readonly email: string } | { readonly userId: string };
}

export interface MadeField {
  readonly name: string;
  readonly type: string;
  /** False: it was there already, with this type. */
  readonly created: boolean;
  readonly notices: readonly string[];
}

interface Parts {
  readonly destination: Pick<Destination, 'fields' | 'user' | 'send'>;
  readonly clock: Clock;
  readonly settleSeconds: number;
}

/** Values that cannot be taken for another type (iterable-api 4). */
export const seeds: Readonly<Partial<Record<IterableType, unknown>>> = {
  string: '~',
  date: '2000-01-01 00:00:00 +00:00',
  boolean: false,
  long: 0,
  double: 0.5,
  geo_location: { lat: 0, lon: 0 }
};

/**
 * Creates one user field. Iterable has no call for it: a field comes into being with the first value that is written to
 * a user, and keeps its type for good (iterable-api 4). The value is written to the user given and cleared after the
 * settle time. ConfigError for a name or type that cannot work; the errors of the calls pass through.
 */
export async function createField(wanted: WantedField, parts: Parts): Promise<MadeField> {
  const { name, type } = wanted;
  const fields = await parts.destination.fields(0);
  const existing = fields.get(name);
  if (existing === type) return { name, type, created: false, notices: [] };
  refuse(wanted, fields);
  if (!(await parts.destination.user(identityOf(wanted.user))))
    throw new ConfigError('field.no-user', 'Iterable has no such user: the field would make one.', {
      fix: 'Name a user who is there, for example one of your own.'
    });
  await write(wanted, seeds[type], parts);
  const made = (await parts.destination.fields(0)).get(name);
  await parts.clock.sleep(parts.settleSeconds * 1000);
  await write(wanted, null, parts);
  if (made !== undefined && made !== type)
    throw new ConfigError('field.type', `Iterable created ${name} with the type ${made}, not ${type}.`, {
      fix: 'Use another name: a type cannot be changed.'
    });
  const late =
    made === undefined ? ['Iterable does not show the field yet; it took the call that creates it.'] : [];
  return { name, type, created: true, notices: [...late, ...capitals(name, fields)] };
}

function refuse({ name, type }: WantedField, fields: ReadonlyMap<string, string>): void {
  const existing = fields.get(name);
  if (existing !== undefined)
    throw new ConfigError('field.exists', `${name} has the type ${existing} for good.`, {
      fix: 'Use another name, or that type.'
    });
  const problem = nameProblem(name);
  if (problem) throw new ConfigError('field.name', problem, { fix: 'Choose another name.' });
  const outer = outerOf(name).find((parent) => !holdsOthers(fields.get(parent)));
  if (outer !== undefined)
    throw new ConfigError(
      'field.name',
      `${outer} has the type ${fields.get(outer) ?? ''}: nothing goes into it.`,
      {
        fix: 'Choose another name.'
      }
    );
  const unseeded = typeProblem(name, type);
  if (unseeded) throw new ConfigError('field.type', unseeded.message, { fix: unseeded.fix });
}

/** Why no field of that type is created on purpose; null when it may. Pure. */
export function typeProblem(name: string, type: IterableType): { message: string; fix: string } | null {
  if (type === 'object')
    return {
      message: 'An object comes into being with the first field inside it.',
      fix: `Create that one: ${name}.child.`
    };
  if (type === 'nested')
    return { message: 'The type nested is switched on by Iterable only.', fix: 'Ask Iterable for it.' };
  if ((type === 'geo_location') === name.endsWith('_geo_location')) return null;
  return {
    message: 'The type geo_location and names that end with _geo_location go together.',
    fix: 'Correct the name or the type.'
  };
}

async function write(
  { name, user }: WantedField,
  value: unknown,
  { destination, clock }: Parts
): Promise<void> {
  const call = { endpoint: 'bulkUpdate' } as const;
  // Without it an email-based project takes a user id for that of somebody new (iterable-api 3).
  const own = 'userId' in user ? { ...user, preferUserId: true } : user;
  const payload: Payload = { ...own, dataFields: placed(name.split('.'), value), mergeNestedObjects: true };
  const about = {
    recordId: '',
    step: '',
    call,
    identity: identityOf(user),
    payload,
    whenUnknown: 'reject'
  } as const;
  const batch = toBatch(call, [toOperation(about, '')]);
  const answer = await sendPatiently(() => destination.send(batch, { createNewFields: value !== null }), {
    clock
  });
  if (answer.failCount > 0 || (value !== null && answer.filteredOutFields.includes(name)))
    throw new ConfigError('field.refused', `Iterable did not take the call that creates ${name}.`, {
      fix: 'Look whether the user may be written to, and whether the project allows new fields.'
    });
}

const identityOf = (user: WantedField['user']): Identity =>
  'email' in user ? toIdentity('email', user.email) : toIdentity('userId', user.userId);

const placed = ([name = '', ...inside]: readonly string[], value: unknown): Record<string, unknown> => ({
  [name]: inside.length > 0 ? placed(inside, value) : value
});

const outerOf = (name: string): string[] =>
  name
    .split('.')
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join('.'));

function capitals(name: string, fields: ReadonlyMap<string, string>): string[] {
  const similar = sameLetters(name, fields);
  return similar ? [`There is ${similar} too: capitals count in Iterable.`] : [];
}
