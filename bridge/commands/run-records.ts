import { looksLikeEmail, maskedEmail, maskedId } from '../calls/mask';
import type { Ledger, StoredOutcome } from '../ledger/ledger';
import type { OutcomeStatus } from '../sync/model';
import type { CsvTable } from './csv';

export interface AskedOutcomes {
  readonly run: string;
  readonly status?: OutcomeStatus;
  readonly cause?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const pageSize = 1000;

/** Outcomes of a run that fit, by record id. */
export async function outcomesOf(
  { run, status, cause, limit, cursor }: AskedOutcomes,
  ledger: Pick<Ledger, 'outcomesOfRun'>
): Promise<{ records: readonly StoredOutcome[]; next: string | null }> {
  const records: StoredOutcome[] = [];
  const wanted = limit + 1;
  for (let after = cursor; records.length < wanted; after = records.at(-1)?.recordId) {
    const size = Math.min(pageSize, wanted - records.length);
    const page = await ledger.outcomesOfRun(run, { status, code: cause, limit: size, after });
    records.push(...page);
    if (page.length < size) break;
  }
  const shown = records.slice(0, limit);
  return { records: shown, next: records.length > limit ? (shown.at(-1)?.recordId ?? null) : null };
}

/** Whoever knows the person recognises them: files are passed on. */
export const maskedKey = (key: string | undefined): string =>
  key === undefined ? '' : looksLikeEmail(key) ? maskedEmail(key) : maskedId(key);

export const outcomesTable = (outcomes: readonly StoredOutcome[]): CsvTable => ({
  columns: [
    ...['at', 'run', 'sync', 'object', 'record_id', 'iterable_key', 'status', 'cause'],
    ...['message', 'field', 'fix', 'retry_at']
  ],
  rows: outcomes.map((outcome) => [
    ...[outcome.at, outcome.run, outcome.sync, outcome.object, outcome.recordId],
    ...[maskedKey(outcome.identityKey), outcome.status, outcome.code],
    ...[outcome.message, outcome.field, outcome.fix, outcome.retryAt]
  ])
});
