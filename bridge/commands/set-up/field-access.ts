import type { SyncDefinition } from '../../config/sync-definition';
import { BridgeError } from '../../errors';
import { findField } from '../../sync/field-paths';
import { pathsNamedIn } from '../../sync/mapping/formulas';
import { sourceUses } from '../../sync/mapping/source-uses';
import { fieldOf, type SourceSchema } from '../../sync/source-schema';
import { statusFieldNames } from '../../sync/write-back';
import type { Bridge } from '../../wire';
import { readUnpublished, type UnpublishedRows } from '../unpublished';
import { integrationUser, type IntegrationUser } from './set-up';

/** What the integration user lacks for the syncs; nothing is missing when it is empty. */
export interface FieldAccessAnswer {
  readonly user: IntegrationUser;
  readonly missing: readonly MissingAccess[];
}

/** An object, or a field or relationship of one, that the integration user cannot read, or not write. */
export interface MissingAccess {
  readonly objectName: string;
  /** A field or relationship as a path names it; null for the object itself. */
  readonly fieldName: string | null;
  readonly need: 'read' | 'edit';
}

/**
 * Everything that published syncs and the given ones read of Salesforce, and the status fields that they write, held
 * against what describe shows the integration user. A name that is misspelt looks the same as one that is hidden.
 */
export async function fieldAccess(
  bridge: Bridge,
  definitions: readonly UnpublishedRows[]
): Promise<FieldAccessAnswer> {
  bridge.org.forgetDescribes();
  const published = await bridge.config(0);
  const syncs = [...published.syncs];
  for (const rows of definitions) syncs.push(...(await readUnpublished(rows, bridge.org.client())).syncs);
  const missing = new Map<string, MissingAccess>();
  for (const sync of syncs) {
    for (const one of await missingFor(bridge, sync))
      missing.set(`${one.objectName}.${one.fieldName ?? ''} ${one.need}`.toLowerCase(), one);
  }
  return { user: await integrationUser(bridge), missing: [...missing.values()] };
}

async function missingFor({ org }: Pick<Bridge, 'org'>, sync: SyncDefinition): Promise<MissingAccess[]> {
  const source = org.client();
  const paths = pathsOf(sync);
  const schema = await source.describe(sync.sourceObject).catch(nullWhereHidden);
  if (!schema) return [hidden(sync.sourceObject, null), ...paths.map((path) => ofHidden(sync, path))];
  const missing: MissingAccess[] = [];
  for (const path of paths) {
    const found = await findField(path, schema, source).catch(nullWhereHidden);
    if (found && 'missing' in found) missing.push(hidden(found.object, found.missing));
    if (!found) missing.push(hidden(hiddenParent(path, schema), null));
  }
  return [...missing, ...unwritable(sync, schema, (name) => source.qualify(name))];
}

/** Formulas that cannot be read name nothing; the check of the definition says so. */
function pathsOf(sync: SyncDefinition): string[] {
  const { paths, formulas, arrays } = sourceUses(sync);
  const named = formulas.flatMap(({ text }) => pathsNamedIn(text)).filter((path) => !path.startsWith('$'));
  const all = [...paths.map(({ path }) => path), ...named, sync.changeField];
  return [...new Set(all)].filter((path) => !arrays.some(({ source }) => source === path));
}

function nullWhereHidden(error: unknown): null {
  if (error instanceof BridgeError && error.code === 'sf.unknown-object') return null;
  throw error;
}

const hidden = (objectName: string, fieldName: string | null): MissingAccess => ({
  objectName,
  fieldName,
  need: 'read'
});

/** Of an object that cannot be seen nothing can: its own fields are named, those of parents once it is seen. */
const ofHidden = (sync: SyncDefinition, path: string): MissingAccess =>
  hidden(sync.sourceObject, path.split('.')[0] ?? path);

/** The first object on the path that a relationship of a seen one leads to. */
function hiddenParent(path: string, schema: SourceSchema): string {
  const [first = ''] = path.split('.');
  const link = [...schema.fields.values()].find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === first.toLowerCase()
  );
  return link?.referenceTo[0] ?? schema.object;
}

function unwritable(
  { writeBack }: SyncDefinition,
  schema: SourceSchema,
  qualify: (name: string) => string
): MissingAccess[] {
  if (writeBack === 'None' || writeBack === 'Status_Object') return [];
  return Object.values(statusFieldNames)
    .map((name: string) => qualify(name))
    .filter((name) => !fieldOf(schema, name)?.updateable)
    .map((fieldName) => ({ objectName: schema.object, fieldName, need: 'edit' }));
}
