import type { Config } from '../config/load-config';
import { readProject } from '../config/read-project';
import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { createField, type MadeField, type WantedField } from '../sync/create-field';
import { fieldMeter, type FieldMeter } from '../sync/field-meter';
import { iterableTypes } from '../sync/iterable-types';
import type { Channel, Destination, IterableList, MessageType } from '../sync/ports';
import type { Bridge } from '../wire';

/** What somebody asks of an Iterable project itself, apart from any sync. */

export { iterableTypes };

export interface ProjectAccess {
  readonly project: ProjectDefinition;
  readonly destination: Destination;
}

/** The project with that DeveloperName, in any case; ConfigError when no sync belongs to it. */
export function projectAccess(
  bridge: Pick<Bridge, 'projectOf'>,
  config: Config,
  name: string
): ProjectAccess {
  const found = usedProject(config, name);
  if (found) return accessOf(bridge, { project: found });
  const known = [...new Set(config.syncs.map(({ project }) => project.name))].join(', ') || 'none';
  throw new ConfigError(
    'config.unknown-project',
    `No sync that can be run belongs to a project of that name; known: ${known}.`,
    {
      fix: 'Use the DeveloperName of an Iterable_Project__mdt record that a sync belongs to.'
    }
  );
}

/** As `projectAccess`, also for a project that no sync belongs to yet: its first one is being made. */
export async function anyProjectAccess(
  bridge: Pick<Bridge, 'projectOf' | 'org'>,
  config: Config,
  name: string
): Promise<ProjectAccess> {
  const unused = usedProject(config, name) ? null : await readProject(bridge.org.client(), name);
  return unused ? accessOf(bridge, { project: unused }) : projectAccess(bridge, config, name);
}

const usedProject = (config: Config, name: string): ProjectDefinition | undefined =>
  config.syncs.find(({ project }) => project.name.toLowerCase() === name.toLowerCase())?.project;

/** A person waits for the answer. */
export const accessOf = (
  bridge: Pick<Bridge, 'projectOf'>,
  of: Pick<SyncDefinition, 'project'>
): ProjectAccess => ({
  project: of.project,
  destination: bridge.projectOf(of).client().inLane('interactive')
});

export interface FieldEntry {
  readonly name: string;
  readonly type: string;
}

export interface FieldsAnswer {
  readonly project: string;
  readonly meter: FieldMeter;
  /** By name. */
  readonly fields: readonly FieldEntry[];
}

export async function fieldsOf({ project, destination }: ProjectAccess): Promise<FieldsAnswer> {
  const fields = await destination.fields(0);
  const entries = [...fields].map(([name, type]) => ({ name, type }));
  return { project: project.name, meter: fieldMeter(fields), fields: byText(entries, ({ name }) => name) };
}

/** Creates a field on a user who is there; takes the settle time. */
export const makeField = (
  { destination }: ProjectAccess,
  { clock, settings }: Pick<Bridge, 'clock' | 'settings'>,
  wanted: WantedField
): Promise<MadeField> => createField(wanted, { destination, clock, settleSeconds: settings.settleSeconds });

/** By id. */
export const listsOf = async ({ destination }: ProjectAccess): Promise<IterableList[]> =>
  [...(await destination.lists())].sort((a, b) => a.id - b.id);

/** A static list of that name: the one that is there, or a new one; whether Iterable takes two of a name is uncertain (iterable-api 9). */
export async function makeList(
  { destination }: ProjectAccess,
  name: string
): Promise<IterableList & { readonly created: boolean }> {
  const found = (await destination.lists()).find((list) => list.type === 'Standard' && list.name === name);
  if (found) return { ...found, created: false };
  return { id: await destination.createList(name), name, type: 'Standard', created: true };
}

export const catalogsOf = async ({ destination }: ProjectAccess): Promise<string[]> =>
  byText([...(await destination.catalogs())], (name) => name);

export interface ChannelEntry extends Channel {
  readonly messageTypes: readonly Omit<MessageType, 'channelId'>[];
}

/** Channels by id, with what is sent in each. */
export async function channelsOf({ destination }: ProjectAccess): Promise<ChannelEntry[]> {
  const [channels, types] = [await destination.channels(), await destination.messageTypes()];
  const entries = channels.map(({ id, name }) => ({
    id,
    name,
    messageTypes: types
      .filter(({ channelId }) => channelId === id)
      .map((type) => ({ id: type.id, name: type.name, policy: type.policy }))
  }));
  return entries.sort((a, b) => a.id - b.id);
}

const byText = <T>(items: readonly T[], text: (item: T) => string): T[] =>
  [...items].sort((a, b) => (text(a) < text(b) ? -1 : 1));
