import { Redactor } from '../calls/redact';
import { fixOf } from '../error-catalogue/catalogue';
import type { DeadLetter, DeadLetterFilter, Ledger } from '../ledger/ledger';

/** Dead letters read and marked in one go. */
const pageSize = 1000;

/** What a person picks: some by id, or all of a cause or a sync, or all there are. */
export interface Selection {
  /** Ids of dead letters (`<sync>:<record id>`) or of records, which stand for theirs in every sync. */
  readonly ids?: readonly string[];
  readonly cause?: string;
  /** Null: those that are about no field. */
  readonly field?: string | null;
  readonly sync?: string;
  readonly all?: boolean;
}

export interface ShownDeadLetter extends Omit<DeadLetter, 'payload'> {
  /** What was refused; without people's data unless it was asked for. Null when the record could not be mapped. */
  readonly payload: unknown;
}

/** As people see it. */
export function showDeadLetter(letter: DeadLetter, payload: 'redacted' | 'whole'): ShownDeadLetter {
  const content: unknown = letter.payload === null ? null : JSON.parse(letter.payload);
  const fix = fixOf(letter.code, letter.fix);
  return { ...letter, fix, payload: payload === 'whole' ? content : new Redactor().value(content) };
}

/** What is wrong with the selection; null when it can be replayed. */
export function selectionProblem({ ids, cause, field, sync, all }: Selection): string | null {
  const filters = [cause, field, sync].filter((value) => value !== undefined);
  if (ids && (filters.length > 0 || all)) return 'Ids go with no cause, field, sync or all.';
  if (all && filters.length > 0) return 'All goes with no cause, field or sync.';
  return ids || all || filters.length > 0 ? null : 'Say which: ids, a cause, a field, a sync, or all.';
}

/** Records of one sync that are due now and will be sent whatever was refused before. */
export interface MarkedRecords {
  readonly sync: string;
  readonly recordIds: readonly string[];
}

export interface Marked {
  readonly syncs: readonly MarkedRecords[];
  /** Ids that were asked for and have no dead letter. */
  readonly unknown: readonly string[];
}

type ReplayLedger = Pick<Ledger, 'deadLetters' | 'statesOfRecord' | 'sendAgain'>;

/** Makes the selected dead letters due at once: whichever run comes next takes them, also when the one that follows fails. */
export async function markForReplay(selection: Selection, ledger: ReplayLedger, now: Date): Promise<Marked> {
  const { filters, unknown } = await filtersOf(selection, ledger);
  const recordsOf = new Map<string, string[]>();
  for (const filter of filters) {
    for await (const letters of pagesOf(filter, ledger)) {
      for (const { sync, recordId } of letters)
        recordsOf.set(sync, [...(recordsOf.get(sync) ?? []), recordId]);
    }
  }
  for (const [sync, recordIds] of recordsOf) await ledger.sendAgain(sync, recordIds, now.toISOString());
  return { syncs: [...recordsOf].map(([sync, recordIds]) => ({ sync, recordIds })), unknown };
}

/** Those that expired count only when they are named. */
async function filtersOf(
  { ids, cause, field, sync }: Selection,
  ledger: ReplayLedger
): Promise<{ filters: DeadLetterFilter[]; unknown: string[] }> {
  if (!ids) return { filters: [{ code: cause, field, sync }], unknown: [] };
  const wanted = new Map<string, readonly string[]>();
  for (const id of new Set(ids)) wanted.set(id, id.includes(':') ? [id] : await lettersOfRecord(id, ledger));
  const filters = [false, true].map((expired) => ({ ids: [...wanted.values()].flat(), expired }));
  const found = new Set<string>();
  for (const filter of filters) {
    for await (const letters of pagesOf(filter, ledger)) letters.forEach(({ id }) => found.add(id));
  }
  const isUnknown = ([, letters]: [string, readonly string[]]): boolean =>
    !letters.some((id) => found.has(id));
  return { filters, unknown: [...wanted].filter(isUnknown).map(([id]) => id) };
}

const lettersOfRecord = async (recordId: string, ledger: ReplayLedger): Promise<string[]> =>
  (await ledger.statesOfRecord(recordId)).map(({ sync }) => `${sync}:${recordId}`);

async function* pagesOf(filter: DeadLetterFilter, ledger: ReplayLedger): AsyncGenerator<DeadLetter[]> {
  for (let after: string | undefined; ;) {
    const page = await ledger.deadLetters({ ...filter, limit: pageSize, after });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.id;
  }
}
