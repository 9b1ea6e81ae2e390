import type { Catalog } from '../schema/catalog';

/** The object that a file name begins with, in singular or plural: `Opportunities.csv`, `accountData.csv`. */
export function objectOfFile(catalog: Catalog, fileName: string): string | undefined {
  const name = fileName.toLowerCase().replace(/[^a-z0-9_]/g, '');
  const fitting = Array.from(catalog.all()).filter((object) =>
    [object.name, object.labelPlural.replaceAll(' ', '')].some((begin) =>
      name.startsWith(begin.toLowerCase())
    )
  );
  return fitting.sort((a, b) => b.name.length - a.name.length)[0]?.name;
}
