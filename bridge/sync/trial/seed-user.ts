import type { IterableType, ProjectDefinition } from '../../config/sync-definition';
import { ConfigError } from '../../errors';
import { toBatch } from '../batch';
import { seeds } from '../create-field';
import { toOperation } from '../diff';
import { toIdentity } from '../identity';
import type { Batch } from '../model';
import type { Clock, Destination } from '../ports';
import { sendPatiently } from '../send-patiently';
import { nothingWritten, type RememberedUser } from './trial-ledger';

/** A user that exists to bring fields into being; nobody reads mail of the domain (iterable-api 3, placeholder emails). */
export type SeedUser = Pick<RememberedUser, 'kind' | 'value' | 'key'>;

export function seedUser(projectType: ProjectDefinition['type'], unique: string): SeedUser {
  const name = `iterable-sync-${unique.slice(0, 8)}`;
  const { kind, value, key } =
    projectType === 'UserId' ? toIdentity('userId', name) : toIdentity('email', `${name}@placeholder.email`);
  return { kind: kind === 'userId' ? 'userId' : 'email', value, key };
}

/** Writes a value of each type to the user, once it is remembered that there was none before. ConfigError when Iterable does not take it. */
export async function seedFields(
  fields: ReadonlyMap<string, IterableType>,
  user: SeedUser,
  {
    destination,
    clock,
    remember
  }: {
    readonly destination: Pick<Destination, 'send'>;
    readonly clock: Clock;
    readonly remember: (user: RememberedUser) => Promise<void>;
  }
): Promise<void> {
  const dataFields = seedsOf(fields);
  await remember(newcomer(user, dataFields, clock.now().toISOString()));
  const batch = seedBatch(user, dataFields);
  const answer = await sendPatiently(() => destination.send(batch, { createNewFields: true }), { clock });
  const dropped = [...fields.keys()].filter((name) => answer.filteredOutFields.includes(name));
  if (answer.failCount === 0 && dropped.length === 0) return;
  throw new ConfigError(
    'guard.not-created',
    `Iterable did not create the fields ${[...fields.keys()].join(', ')}.`,
    {
      fix: 'Create them in Iterable, or allow new fields in the Iterable project.'
    }
  );
}

function seedsOf(fields: ReadonlyMap<string, IterableType>): Record<string, unknown> {
  const dataFields: Record<string, unknown> = {};
  for (const [name, type] of fields) place(dataFields, name.split('.'), seeds[type]);
  return dataFields;
}

const newcomer = (
  user: SeedUser,
  values: Readonly<Record<string, unknown>>,
  sentAt: string
): RememberedUser => ({
  ...{ ...user, recordIds: [], wasThere: false, before: null, sentAt, undo: null, undoMessage: '' },
  written: { ...nothingWritten, fields: Object.keys(values), values }
});

function seedBatch({ kind, value }: SeedUser, dataFields: Record<string, unknown>): Batch {
  const call = { endpoint: 'bulkUpdate' } as const;
  const about = { recordId: '', step: '@fields', call, identity: toIdentity(kind, value) };
  return toBatch(call, [
    toOperation({ ...about, payload: { [kind]: value, dataFields }, whenUnknown: 'reject' }, '')
  ]);
}

function place(
  target: Record<string, unknown>,
  [name = '', ...inside]: readonly string[],
  value: unknown
): void {
  if (inside.length === 0) target[name] = value;
  else place((target[name] ??= {}) as Record<string, unknown>, inside, value);
}
