import type { ConfigReader } from './load-config';
import { projectOfRow } from './projects';
import { columnsOf, projectRow } from './rows';
import type { ProjectDefinition } from './sync-definition';

/**
 * A published project that no sync has to belong to, without its consent rules; capitals of the name do not count. Null
 * where there is none, or none that can be read.
 */
export async function readProject(reader: ConfigReader, name: string): Promise<ProjectDefinition | null> {
  for (const raw of await reader.readMetadata('Iterable_Project__mdt', columnsOf(projectRow))) {
    const row = projectRow.safeParse(raw);
    if (row.success && row.data.DeveloperName.toLowerCase() === name.toLowerCase())
      return projectOfRow(row.data, []);
  }
  return null;
}
