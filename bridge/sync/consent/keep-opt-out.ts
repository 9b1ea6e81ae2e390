import type { ProjectDefinition } from '../../config/sync-definition';
import { pathReader } from '../mapping/read-path';
import type { Payload, SourceRecord } from '../model';
import type { OptOutIds } from './consent-scope';
import { rulesAlong, type PersonSource } from './opt-out-fields';

/**
 * What the project's rules say that a record's person opted out of, in the record itself and through the relationship
 * that the sync reads the person by. Null for nothing.
 */
export function optOutIdsReader(
  project: ProjectDefinition,
  sources: readonly PersonSource[]
): (record: SourceRecord) => OptOutIds | null {
  const readers = sources.flatMap((source) =>
    rulesAlong(project, source).map((rule) => ({
      rule,
      read: pathReader([...(source.path ? source.path.split('.') : []), rule.field])
    }))
  );
  return ({ fields }) => {
    const ticked = readers.filter(({ read }) => read(fields) === true).map(({ rule }) => rule);
    if (ticked.length === 0) return null;
    const idsOf = (scope: string): number[] =>
      ticked.filter((rule) => rule.scope === scope).map((rule) => rule.iterableId);
    return { channels: idsOf('Channel'), messageTypes: idsOf('Message_Type') };
  };
}

/**
 * What a step wants of somebody's subscriptions, less what the person opted out of: an opt-out that stands in Salesforce
 * wins over a step, which may only give back what nobody opted out of (DESIGN rule 6). Pure.
 */
export function keepingOptOut(wanted: Payload, optOut: OptOutIds | null): Payload {
  if (!optOut) return wanted;
  const without = (given: unknown, ids: readonly number[]): Record<string, unknown> => ({
    ...(given !== null && typeof given === 'object' ? given : {}),
    ...Object.fromEntries(ids.map((id) => [String(id), false]))
  });
  return {
    ...wanted,
    channels: without(wanted.channels, optOut.channels),
    messageTypes: without(wanted.messageTypes, optOut.messageTypes)
  };
}
