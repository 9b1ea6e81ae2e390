import { createHash } from 'node:crypto';
import type { Config } from '../../config/load-config';
import { explainCode, fixOf } from '../../error-catalogue/catalogue';
import type { DeadLetter, DeadLetterCause, DeadLetterFilter, Ledger } from '../../ledger/ledger';
import { fieldsOfMessage } from '../../sync/explain/preview-findings';
import { RecordFields } from '../../sync/explain/record-fields';
import { isItemKey } from '../../sync/operations/catalog-items';
import { syncNamed } from './list';

/** Records of one sync that need attention for the same cause: `IterableSyncCauseView`. */
export interface Cause {
  /** Names the group without naming its field. */
  readonly key: string;
  readonly syncName: string;
  readonly syncLabel: string;
  readonly objectName: string | null;
  readonly code: string;
  /** The field that it is about, in Iterable's or Salesforce's name; null for none. */
  readonly field: string | null;
  /** What that field comes from; null when nobody knows. */
  readonly fieldPaths: readonly string[] | null;
  readonly count: number;
  /** Of the last tries. */
  readonly oldestAt: string;
  readonly newestAt: string;
  /** What the cause means and what to do, of no record in particular; null for a code of another version. */
  readonly meaning: string | null;
  readonly fix: string | null;
  /** Whether it can be replayed now: its sync runs. */
  readonly canReplay: boolean;
}

/** One of the records: `IterableSyncCauseView.Person`. */
export interface AffectedRecord {
  readonly recordId: string;
  readonly objectName: string;
  readonly runId: string;
  readonly happenedAt: string;
  readonly attempts: number;
  readonly message: string;
  readonly fix: string;
  readonly fieldPaths: readonly string[] | null;
  readonly iterableKey: string | null;
  readonly keyPaths: readonly string[] | null;
}

export interface CauseParts {
  readonly ledger: Pick<Ledger, 'deadLetterCauses' | 'deadLetters' | 'recordStates'>;
  readonly config: Config;
}

/** What needs attention, most first; of one sync where it is named. */
export async function causes(
  sync: string | undefined,
  { ledger, config }: CauseParts
): Promise<readonly Cause[]> {
  return (await ledger.deadLetterCauses({ sync })).map((group) => causeOf(group, config));
}

/** The group of a key, as a selection of records; null where nothing needs attention for that cause any more. */
export async function causeFilter(
  key: string,
  { ledger }: { readonly ledger: Pick<Ledger, 'deadLetterCauses'> }
): Promise<
  (DeadLetterFilter & { readonly sync: string; readonly code: string; readonly field: string | null }) | null
> {
  const group = (await ledger.deadLetterCauses({})).find((one) => keyOf(one) === key);
  return group ? { sync: group.sync, code: group.code, field: group.field } : null;
}

/** Its records by their ids. */
export async function affectedRecords(
  filter: DeadLetterFilter & { readonly sync: string },
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  { ledger, config }: CauseParts
): Promise<{ records: readonly AffectedRecord[]; next: string | null }> {
  const after = cursor === undefined ? undefined : `${filter.sync}:${cursor}`;
  const found = await ledger.deadLetters({ ...filter, limit: limit + 1, after });
  const page = found.slice(0, limit);
  const states = await ledger.recordStates(
    filter.sync,
    page.map(({ recordId }) => recordId)
  );
  const fields = fieldsOf(filter.sync, config);
  const records = page.map((letter, index) => ({
    ...affectedOf(letter, fields),
    iterableKey: personKey(states[index]?.identityKey ?? null),
    keyPaths: fields && fields.identity
  }));
  return { records, next: found.length > limit ? (page.at(-1)?.recordId ?? null) : null };
}

const personKey = (key: string | null): string | null => (key === null || isItemKey(key) ? null : key);

const fieldsOf = (sync: string, config: Config): RecordFields | null => {
  const definition = syncNamed(config, sync);
  return definition ? new RecordFields(definition) : null;
};

const keyOf = ({ sync, code, field }: Pick<DeadLetterCause, 'sync' | 'code' | 'field'>): string =>
  createHash('sha256')
    .update(JSON.stringify([sync, code, field]))
    .digest('hex')
    .slice(0, 32);

function causeOf(group: DeadLetterCause, config: Config): Cause {
  const { sync, code, field, count, oldest, newest } = group;
  const definition = syncNamed(config, sync);
  const fields = definition ? new RecordFields(definition) : null;
  const explained = explainCode(code);
  return {
    key: keyOf(group),
    syncName: sync,
    syncLabel: definition?.label ?? sync,
    objectName: definition?.sourceObject ?? null,
    code,
    field,
    fieldPaths: fields && fieldsOfMessage({ code, field: field ?? undefined }, { fields }),
    count,
    oldestAt: oldest,
    newestAt: newest,
    meaning: explained?.cause ?? null,
    fix: explained?.fix ?? null,
    canReplay: definition?.status === 'Active'
  };
}

const affectedOf = (letter: DeadLetter, fields: RecordFields | null) => ({
  recordId: letter.recordId,
  objectName: letter.object,
  runId: letter.run,
  happenedAt: letter.at,
  attempts: letter.attempts,
  message: letter.message,
  fix: fixOf(letter.code, letter.fix),
  fieldPaths: fields && fieldsOfMessage({ code: letter.code, field: letter.field ?? undefined }, { fields })
});
