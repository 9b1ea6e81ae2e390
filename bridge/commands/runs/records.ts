import type { Config } from '../../config/load-config';
import type { Ledger, StoredOutcome } from '../../ledger/ledger';
import { fieldsOfMessage } from '../../sync/explain/preview-findings';
import type { RecordFields } from '../../sync/explain/record-fields';
import { isItemKey } from '../../sync/operations/catalog-items';
import type { OutcomeStatus, Run } from '../../sync/model';
import { outcomesOf } from '../run-records';
import type { FieldsOfVersion } from './fields-of-version';

/** What became of one record in one run: `IterableSyncRunRecordView.Line`. */
export interface RecordLine {
  readonly recordId: string;
  readonly objectName: string;
  readonly happenedAt: string;
  readonly outcome: OutcomeStatus;
  /** Name of the rule or cause; null for none. */
  readonly code: string | null;
  readonly message: string | null;
  readonly fix: string | null;
  /** Every field that the message names or whose value it shows; null when nobody knows. */
  readonly fieldPaths: readonly string[] | null;
  readonly retryAt: string | null;
  /** E-mail or user id in Iterable; items of catalogs are nobody. */
  readonly iterableKey: string | null;
  /** Where that comes from; null when nobody knows. */
  readonly keyPaths: readonly string[] | null;
}

export interface AskedRecords {
  readonly outcome?: OutcomeStatus;
  readonly cause?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface RecordParts {
  readonly ledger: Pick<Ledger, 'outcomesOfRun'>;
  readonly config: Config;
  readonly versions: FieldsOfVersion;
}

/** Records of a run by their ids, with what people need to judge whether they may see it. */
export async function runRecords(
  run: Run,
  { outcome, ...asked }: AskedRecords,
  { ledger, config, versions }: RecordParts
): Promise<{ records: readonly RecordLine[]; next: string | null }> {
  const known = await versions.of(run.sync, run.definition, config);
  const { records, next } = await outcomesOf({ ...asked, status: outcome, run: run.run }, ledger);
  return { records: records.map((one) => recordLine(one, known?.fields ?? null)), next };
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** `fields` are those of the version that the outcome is of; null when it is not known. Pure. */
export function recordLine(outcome: StoredOutcome, fields: RecordFields | null): RecordLine {
  return {
    recordId: outcome.recordId,
    objectName: outcome.object,
    happenedAt: outcome.at,
    outcome: outcome.status,
    code: orNull(outcome.code),
    message: orNull(outcome.message),
    fix: orNull(outcome.fix),
    fieldPaths: fields && fieldsOfMessage(outcome, { fields }),
    retryAt: outcome.retryAt ?? null,
    iterableKey: isItemKey(outcome.identityKey) ? null : orNull(outcome.identityKey),
    keyPaths: fields && fields.identity
  };
}
