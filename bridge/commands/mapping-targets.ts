import { BridgeError } from '../errors';
import {
  catalogsOf,
  channelsOf,
  fieldsOf,
  listsOf,
  type ChannelEntry,
  type FieldEntry
} from './iterable-project';
import type { ProjectAccess } from './iterable-project';

/** What Iterable has to map onto, as it is now. */
export interface MappingTargetsAnswer {
  readonly project: string;
  readonly readAt: string;
  /** Null: could not be read, see `problems`. The same for the others. */
  readonly fields: readonly FieldEntry[] | null;
  readonly lists: readonly { readonly id: number; readonly name: string; readonly type: string }[] | null;
  readonly catalogs: readonly string[] | null;
  readonly channels: readonly ChannelEntry[] | null;
  readonly problems: readonly { readonly part: Part; readonly message: string; readonly fix: string }[];
}

type Part = 'fields' | 'lists' | 'catalogs' | 'channels';

/** Read anew, side by side; what cannot be read keeps nothing else from being read. */
export async function mappingTargets(access: ProjectAccess, now: Date): Promise<MappingTargetsAnswer> {
  const problems: MappingTargetsAnswer['problems'][number][] = [];
  const part = async <T>(name: Part, read: () => Promise<T>): Promise<T | null> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BridgeError)) throw error;
      problems.push({ part: name, message: error.message, fix: error.fix });
      return null;
    }
  };
  const [fields, lists, catalogs, channels] = await Promise.all([
    part('fields', async () => (await fieldsOf(access)).fields),
    part('lists', () => listsOf(access)),
    part('catalogs', () => catalogsOf(access)),
    part('channels', () => channelsOf(access))
  ]);
  return {
    project: access.project.name,
    readAt: now.toISOString(),
    fields,
    lists,
    catalogs,
    channels,
    problems
  };
}

export interface CatalogFieldsAnswer {
  readonly project: string;
  readonly catalog: string;
  readonly readAt: string;
  readonly fields: readonly FieldEntry[];
  /** Fields that items have and that have no type yet. */
  readonly untyped: readonly string[];
}

/** Of a catalog that is not there yet there are none: the first run makes it. */
export async function catalogFields(
  access: ProjectAccess,
  catalog: string,
  now: Date
): Promise<CatalogFieldsAnswer> {
  const known = (await catalogsOf(access)).find((name) => name.toLowerCase() === catalog.toLowerCase());
  const found = known === undefined ? null : await access.destination.catalogFields(known);
  return {
    project: access.project.name,
    catalog: known ?? catalog,
    readAt: now.toISOString(),
    fields: [...(found?.defined ?? [])]
      .map(([name, type]) => ({ name, type }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    untyped: [...(found?.undefinedFields ?? [])].sort()
  };
}
