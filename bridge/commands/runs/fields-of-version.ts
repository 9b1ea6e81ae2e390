import type { Config } from '../../config/load-config';
import type { FieldRead, SyncDefinition } from '../../config/sync-definition';
import { BridgeError } from '../../errors';
import { fieldsRead } from '../../soql/fields-read';
import { InvalidSoql, parseSoql } from '../../soql/parse-soql';
import { RecordFields } from '../../sync/explain/record-fields';
import type { Bridge } from '../../wire';
import { definitionOf } from '../definitions';
import { unpublishedSync } from '../unpublished';

type KnownVersion = { readonly definition: SyncDefinition; readonly fields: RecordFields };

/** Versions that are remembered; the oldest go first. */
const remembered = 200;

/**
 * Which fields the runs of a version read. Whoever may not read one of them is not to see what such a run sent; where
 * nobody knows the version any more, nobody sees it.
 */
export class FieldsOfVersion {
  private readonly known = new Map<string, KnownVersion>();

  constructor(private readonly bridge: Pick<Bridge, 'config' | 'org' | 'ledger'>) {}

  /** Null for a version that is known no more, or cannot be read any more. */
  async of(sync: string, version: string, { syncs }: Config): Promise<KnownVersion | null> {
    const now = syncs.find(({ name }) => name === sync);
    if (now?.version === version) return { definition: now, fields: new RecordFields(now) };
    const key = `${sync}:${version}`;
    const found = this.known.get(key) ?? (await this.read(sync, version));
    if (found) this.remember(key, found);
    return found;
  }

  private async read(sync: string, version: string): Promise<KnownVersion | null> {
    const { ledger, org } = this.bridge;
    try {
      const { rows } = await definitionOf(ledger, sync, version);
      const given = {
        syncs: [named(rows.sync)],
        steps: rows.steps.map(named),
        mappings: rows.mappings.map(named)
      };
      const definition = await unpublishedSync(given, org.client());
      return { definition, fields: new RecordFields(definition) };
    } catch (error) {
      if (error instanceof BridgeError) return null;
      throw error;
    }
  }

  private remember(key: string, found: KnownVersion): void {
    this.known.set(key, found);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= remembered) break;
      this.known.delete(oldest);
    }
  }
}

const named = (row: Readonly<Record<string, unknown>>): { DeveloperName: string } => ({
  ...row,
  DeveloperName: String(row.DeveloperName)
});

/** Fields of the record as paths, those of child rows behind their relationship, those of other objects as `Lead:Email`. */
const pathOf = ({ object, path }: FieldRead): string => {
  if (object === null) return path;
  return typeof object === 'string' ? `${object}:${path}` : `${object.relationship}.${path}`;
};

/** Every field that a query names; null where it cannot be told. Pure. */
export function pathsOfQuery(soql: string | null): readonly string[] | null {
  if (soql === null) return [];
  try {
    return [...new Set(fieldsRead(parseSoql(soql)).map(pathOf))];
  } catch (error) {
    if (error instanceof InvalidSoql) return null;
    throw error;
  }
}

/**
 * Every field whose value may stand in what was sent and answered: what the version read, what the query selected, and
 * what other syncs of the project send of the same people, for Iterable answers with all of it. Pure.
 */
export function pathsInCalls(
  version: KnownVersion | null,
  query: string | null,
  { syncs }: Config
): readonly string[] | null {
  const queried = pathsOfQuery(query);
  if (!version || queried === null) return null;
  const { definition, fields } = version;
  const others = syncs.filter(({ project }) => project.name === definition.project.name);
  const sent = others.flatMap((other) => {
    const own = other.sourceObject.toLowerCase() === definition.sourceObject.toLowerCase();
    return new RecordFields(other).all.map((path) => (own ? path : `${other.sourceObject}:${path}`));
  });
  return [...new Set([...fields.all, ...queried, ...sent])];
}
