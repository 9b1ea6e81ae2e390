import type { RecordsPlan } from '../commands/records-plan';
import { ConfigError, RejectedError } from '../errors';
import type { RecordDesk } from './record-desk';

const nothing: RecordsPlan = { runs: [], coveredBy: new Map(), notCovered: [] };

/**
 * Plans what many people asked for. Where one record cannot be planned, such as a campaign whose links are hidden, it is
 * not covered, with the reason, and the others go on. What passes, and what would fail without any record, passes through.
 */
export async function planRequests(
  recordIds: readonly string[],
  desk: Pick<RecordDesk, 'plan'>
): Promise<RecordsPlan> {
  if (recordIds.length === 0) return nothing;
  try {
    return await desk.plan(recordIds);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  await desk.plan([]);
  const refused: { recordId: string; reason: string }[] = [];
  for (const recordId of recordIds) {
    const reason = await refusalOf(recordId, desk);
    if (reason !== null) refused.push({ recordId, reason });
  }
  const isRefused = new Set(refused.map(({ recordId }) => recordId));
  const others = recordIds.filter((id) => !isRefused.has(id));
  const plan = others.length === 0 ? nothing : await desk.plan(others);
  return { ...plan, notCovered: [...plan.notCovered, ...refused] };
}

/** Null for a record that can be planned. */
async function refusalOf(recordId: string, desk: Pick<RecordDesk, 'plan'>): Promise<string | null> {
  try {
    await desk.plan([recordId]);
    return null;
  } catch (error) {
    if (isRefusal(error)) return [error.message, error.fix].filter((text) => text !== '').join(' ');
    throw error;
  }
}

const isRefusal = (error: unknown): error is ConfigError | RejectedError =>
  error instanceof ConfigError || error instanceof RejectedError;
