/** A field of a catalog as a call defines it (iterable-api 11). */
interface FieldDefinition {
  readonly fieldName: string;
  readonly fieldType: string;
  readonly children?: readonly FieldDefinition[];
}

/** Types by name -> what a call defines: `parent.child` stands inside its parent, which is an object. Pure. */
export function fieldDefinitions(types: ReadonlyMap<string, string>): FieldDefinition[] {
  const names = new Set([...types.keys()].map((path) => path.split('.', 1)[0] ?? path));
  return [...names].map((name) => {
    const children = fieldDefinitions(typesInside(name, types));
    const fieldType = types.get(name) ?? 'object';
    return children.length > 0 ? { fieldName: name, fieldType, children } : { fieldName: name, fieldType };
  });
}

const typesInside = (parent: string, types: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    [...types]
      .filter(([path]) => path.startsWith(`${parent}.`))
      .map(([path, type]) => [path.slice(parent.length + 1), type])
  );
