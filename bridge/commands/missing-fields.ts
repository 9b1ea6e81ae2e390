import { randomUUID } from 'node:crypto';
import type { IterableType, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { typeProblem } from '../sync/create-field';
import { fieldMeter, type FieldMeter } from '../sync/field-meter';
import { examineWhole } from '../sync/ready-sync';
import { refuseProject } from '../sync/refuse-project';
import { withLease } from '../sync/run-lease';
import { seedUser, seedFields } from '../sync/trial/seed-user';
import type { Trial } from '../ledger/ledger';
import type { Bridge } from '../wire';
import { accessOf } from './iterable-project';
import { unpublishedSync, type UnpublishedRows } from './unpublished';

export interface MissingField {
  readonly name: string;
  readonly type: string;
  /** Why it cannot be created on purpose; null when it can. */
  readonly problem: string | null;
}

export interface MissingFieldsAnswer {
  readonly sync: string;
  readonly project: string;
  readonly meter: FieldMeter;
  readonly fields: readonly MissingField[];
  readonly writes: string;
}

export interface CreatedFieldsAnswer {
  readonly project: string;
  readonly created: readonly { readonly name: string; readonly type: string }[];
  readonly wrote: string;
  readonly notices: readonly string[];
}

/** How often, and for how long, it is looked whether Iterable shows the new fields. */
const lookEveryMs = 500;
const patienceMs = 15_000;

/** User fields that the definition needs and Iterable does not have; reads only. */
export async function missingFields(bridge: Bridge, rows: UnpublishedRows): Promise<MissingFieldsAnswer> {
  const definition = await unpublishedSync(rows, bridge.org.client());
  const { destination } = accessOf(bridge, definition);
  const missing = await missingOf(bridge, definition);
  return {
    sync: definition.name,
    project: definition.project.name,
    meter: fieldMeter(await destination.fields()),
    fields: [...missing].map(([name, type]) => ({
      name,
      type,
      problem: typeProblem(name, type)?.message ?? null
    })),
    writes:
      'Iterable has no call that creates a field: a user that exists for this purpose alone, without mail, gets a ' +
      'value in each of them and is deleted again after a minute. Nobody real is written to. Fields and their types stay for good.'
  };
}

/** As if every step might create them. */
async function missingOf(
  bridge: Bridge,
  definition: SyncDefinition
): Promise<ReadonlyMap<string, IterableType>> {
  const steps = definition.steps.map((step) => ({ ...step, createNewFields: true }));
  const parts = { source: bridge.org.client(), destination: accessOf(bridge, definition).destination };
  return (await examineWhole({ ...definition, steps }, parts)).toCreate;
}

/**
 * Creates those of the fields that are missing, on a user that is made for it. That user stands in the ledger before the
 * call, as one that is to be taken away: also after a kill -9 the service does so.
 */
export async function createMissingFields(
  bridge: Bridge,
  {
    definition: rows,
    fields,
    by
  }: { definition: UnpublishedRows; fields: readonly string[]; by: string | null }
): Promise<CreatedFieldsAnswer> {
  const definition = await unpublishedSync(rows, bridge.org.client());
  await refuseProject(definition.project, bridge.org.client());
  const missing = await missingOf(bridge, definition);
  const wanted = new Map([...missing].filter(([name]) => fields.includes(name)));
  refuseImpossible(wanted);
  const { project } = definition;
  if (wanted.size === 0)
    return {
      project: project.name,
      created: [],
      wrote: 'Nothing: Iterable has these fields already.',
      notices: []
    };
  const user = seedUser(project.type, randomUUID());
  const trial = seedTrial(bridge, definition, { rows, by });
  // The lease first: the service takes the user away as soon as nobody holds it.
  await withLease(bridge, `fields:${trial.trial}`, async (held) => {
    await bridge.ledger.startTrial(trial, []);
    await seedFields(wanted, user, {
      ...{ destination: accessOf(bridge, definition).destination, clock: bridge.clock },
      remember: (before) => bridge.ledger.rememberUsers(held.lease, trial.trial, [before])
    });
    await bridge.ledger.changeTrial(trial.trial, { from: ['sending'], set: { state: 'undoing' } });
  });
  return {
    project: project.name,
    created: [...wanted].map(([name, type]) => ({ name, type })),
    wrote: `A value in each field of the user ${user.value}, which was made for it and is deleted after a minute.`,
    notices: await lateNotices(bridge, definition, wanted)
  };
}

function refuseImpossible(wanted: ReadonlyMap<string, IterableType>): void {
  for (const [name, type] of wanted) {
    const problem = typeProblem(name, type);
    if (problem) throw new ConfigError('field.type', `${name}: ${problem.message}`, { fix: problem.fix });
  }
}

const seedTrial = (
  bridge: Bridge,
  definition: SyncDefinition,
  { rows, by }: { rows: UnpublishedRows; by: string | null }
): Trial => ({
  ...{ trial: randomUUID(), run: randomUUID(), kind: 'fields', state: 'sending', note: '' },
  sync: definition.name,
  object: definition.sourceObject,
  project: definition.project.name,
  definition: definition.version,
  rows: JSON.stringify(rows),
  startedAt: bridge.clock.now().toISOString(),
  startedBy: by,
  ...{ endedAt: null, decidedAt: null, decidedBy: null, cannotUndo: [], problem: null, isLearned: false }
});

/** Iterable takes a call before it shows what came of it. */
async function lateNotices(
  bridge: Bridge,
  definition: SyncDefinition,
  wanted: ReadonlyMap<string, IterableType>
): Promise<string[]> {
  const { destination } = accessOf(bridge, definition);
  const end = bridge.clock.now().getTime() + patienceMs;
  for (;;) {
    const fields = await destination.fields(0);
    const late = [...wanted.keys()].filter((name) => !fields.has(name));
    const other = [...wanted].filter(([name, type]) => fields.has(name) && fields.get(name) !== type);
    if (other.length > 0)
      return other.map(
        ([name, type]) => `${name} came into being as ${fields.get(name) ?? ''}, not ${type}.`
      );
    if (late.length === 0) return [];
    if (bridge.clock.now().getTime() >= end)
      return [`Iterable does not show ${late.join(', ')} yet; it took the call that creates them.`];
    await bridge.clock.sleep(lookEveryMs);
  }
}
