import { ConfigError } from '../errors';
import type { Ledger, StoredDefinition } from '../ledger/ledger';

type KnownDefinitions = Pick<Ledger, 'definitions' | 'lastDefinitions'>;

/** From when on a definition was taken; `version` is what runs are pinned to. */
export type DefinitionHead = Pick<StoredDefinition, 'version' | 'source' | 'at'>;

export interface DefinitionsAnswer {
  readonly sync: string;
  readonly definitions: readonly DefinitionHead[];
  /** Cursor of the next page. */
  readonly next: string | null;
}

export interface DefinitionAnswer extends DefinitionHead {
  readonly sync: string;
  readonly rows: StoredDefinition['rows'];
}

/** What a sync was, newest first; capitals of its name do not count. ConfigError when nothing is known of it. */
export async function definitionsOf(
  ledger: KnownDefinitions,
  name: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string }
): Promise<DefinitionsAnswer> {
  const sync = await spelt(name, ledger);
  const before = cursor === undefined ? undefined : Number(cursor);
  const found = await ledger.definitions({ sync, limit: limit + 1, before });
  if (found.length === 0 && before === undefined) throw unknown('definition');
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > page.length && last ? String(last.id) : null;
  return { sync, definitions: page.map(headOf), next };
}

/** The rows of a version; where only columns changed that no version names, the newest ones. ConfigError for none. */
export async function definitionOf(
  ledger: KnownDefinitions,
  name: string,
  version: string
): Promise<DefinitionAnswer> {
  const sync = await spelt(name, ledger);
  const [found] = await ledger.definitions({ sync, version, limit: 1 });
  if (!found) throw unknown(`definition ${version}`);
  return { sync, ...headOf(found), rows: found.rows };
}

/** As the ledger has it; syncs that are gone keep their definitions. */
async function spelt(given: string, ledger: KnownDefinitions): Promise<string> {
  const known = await ledger.lastDefinitions();
  return known.find(({ sync }) => sync.toLowerCase() === given.toLowerCase())?.sync ?? given;
}

const headOf = ({ version, source, at }: StoredDefinition): DefinitionHead => ({ version, source, at });

const unknown = (what: string): ConfigError =>
  new ConfigError('config.unknown-definition', `The bridge knows no ${what} of a sync of that name.`, {
    fix: 'GET /v1/syncs/{name}/definitions and "bridge definitions <sync>" list those that it knows.'
  });
