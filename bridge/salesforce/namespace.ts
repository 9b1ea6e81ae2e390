/** The package's own names as one org knows them. */
export interface Names {
  /** `Iterable_Sync__mdt` -> `itbl__Iterable_Sync__mdt`; relationship paths part by part; standard names as they are. */
  qualify(name: string): string;
  /** Takes the namespace off again. */
  plain(name: string): string;
}

/** A managed install adds its namespace to every name of the package; unmanaged ones have none. */
export function namesIn(namespace: string): Names {
  if (namespace === '') return { qualify: (name) => name, plain: (name) => name };
  const prefix = `${namespace}__`;
  const qualifyPart = (part: string): string => (/__(c|r|mdt)$/i.test(part) ? `${prefix}${part}` : part);
  return {
    qualify: (name) => name.split('.').map(qualifyPart).join('.'),
    plain: (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name)
  };
}

/** A row of the package with its names plain, parents too. */
export function plainNames(row: Record<string, unknown>, names: Names): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      names.plain(key),
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? plainNames(value as Record<string, unknown>, names)
        : value
    ])
  );
}
