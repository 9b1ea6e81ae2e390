import type { ProjectDefinition } from '../../config/sync-definition';
import { ConfigError } from '../../errors';
import { optOutFields, optOutReader } from '../consent/opt-out-fields';
import { personSourcesAlong } from '../person-sources';
import type { Source } from '../ports';

/** Where a trial read its people. */
export interface PeopleOfTrial {
  readonly project: ProjectDefinition;
  readonly object: string;
  /** As the sync says it; empty for the default. */
  readonly identitySource: string;
}

/**
 * Those of the records whose person opted out in Salesforce by now (DESIGN rule 6). Whose record is gone, or cannot be
 * read, counts as well: nobody is put on a list of whom nobody can say it.
 */
export async function optedOutNow(
  recordIds: readonly string[],
  { project, object, identitySource }: PeopleOfTrial,
  source: Pick<Source, 'describe' | 'query'>
): Promise<ReadonlySet<string>> {
  try {
    const people = await personSourcesAlong({ project, object, identity: identitySource }, source);
    const fields = optOutFields(project, people);
    const ids = recordIds.map((id) => `'${id}'`).join(', ');
    const soql = `SELECT ${['Id', ...fields].join(', ')} FROM ${object} WHERE Id IN (${ids})`;
    const rows = await source.query(soql, { includeDeleted: false });
    const optedOutBy = optOutReader(fields);
    const mayJoin = rows.filter((row) => optedOutBy({ fields: row }) === null).map(({ Id }) => Id);
    return new Set(recordIds.filter((id) => !mayJoin.includes(id)));
  } catch (error) {
    if (error instanceof ConfigError) return new Set(recordIds);
    throw error;
  }
}
