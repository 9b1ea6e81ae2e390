import type { ProjectAccess } from './iterable-project';
import {
  catalogFields,
  mappingTargets,
  type CatalogFieldsAnswer,
  type MappingTargetsAnswer
} from './mapping-targets';
import { mappingWords, type MappingWords } from './mapping-words';

/** What the editor of steps and mappings chooses from. ConfigError for a project that is not known. */
export interface MappingInquiries {
  words(): MappingWords;
  targets(project: string): Promise<MappingTargetsAnswer>;
  catalogFields(project: string, catalog: string): Promise<CatalogFieldsAnswer>;
}

export const mappingInquiries = (
  iterable: (project: string) => Promise<ProjectAccess>,
  now: () => Date
): MappingInquiries => ({
  words: mappingWords,
  targets: async (project) => mappingTargets(await iterable(project), now()),
  catalogFields: async (project, catalog) => catalogFields(await iterable(project), catalog, now())
});
