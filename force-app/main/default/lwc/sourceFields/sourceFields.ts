import childRelationships from '@salesforce/apex/IterableSyncMappingController.childRelationships';
import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';

/** What an object has, asked of the org once for a page: fields do not change while somebody maps them. */

export type Field = Apex.IterableSyncDescribeView.FieldView;
export type Children = Apex.IterableSyncMappingView.ChildrenView;

const fields = new Map<string, Promise<readonly Field[]>>();
const children = new Map<string, Promise<readonly Children[]>>();

/** Fields that the user may see; what fails is asked again the next time. */
export const fieldsOf = (objectName: string): Promise<readonly Field[]> =>
  kept(fields, objectName, async () => (await describeFields({ objectName })) ?? []);

export const childrenOf = (objectName: string): Promise<readonly Children[]> =>
  kept(children, objectName, async () => (await childRelationships({ objectName })) ?? []);

/** For tests: as if the page were opened anew. */
export function forget(): void {
  fields.clear();
  children.clear();
}

/** The objects on the way to the end of a path, and the field there; null where it leads nowhere. */
export async function fieldAt(objectName: string, path: string): Promise<Field | null> {
  const [first = '', ...rest] = path.split('.');
  const own = await fieldsOf(objectName);
  if (rest.length === 0) return own.find(({ name }) => isSame(name, first)) ?? null;
  const next = relatedObject(own, first);
  return next ? fieldAt(next, rest.join('.')) : null;
}

/** The object behind a relationship; of one that leads to several the first. */
export const relatedObject = (own: readonly Field[], relationship: string): string | null =>
  own.find(({ relationshipName }) => isSame(relationshipName, relationship))?.referenceTo?.[0] ?? null;

const isSame = (one: string | null | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

function kept<T>(cache: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const asked = ask().catch((error: unknown) => {
    cache.delete(key);
    throw error;
  });
  cache.set(key, asked);
  return asked;
}
