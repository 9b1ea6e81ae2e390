/** `updated` and `deleted`: which ids changed between two moments. Source: salesforce-api 2.5. */
import { type Call, json, type Reply } from '../http/exchange';
import { type ObjectSchema, OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { dateTimeText } from '../time';
import { visibleObject } from './write-record';

const minute = 60_000;
const day = 24 * 60 * minute;
const maxIds = 600_000;

interface Span {
  readonly start: string;
  readonly end: string;
}

export function updatedIds(org: LocalOrgState, call: Call): Reply {
  const object = replicated(org, call);
  const { start, end } = spanOf(org, call, 30);
  const ids: string[] = [];
  for (const row of org.store.rows(object.name, { includeDeleted: false })) {
    const stamp = String(row.SystemModstamp);
    if (stamp >= start && stamp < end) ids.push(String(row.Id));
  }
  checkCount(ids);
  return json({ ids, latestDateCovered: end });
}

export function deletedIds(org: LocalOrgState, call: Call): Reply {
  const object = replicated(org, call);
  const { start, end } = spanOf(org, call, 15);
  const deletedRecords = Array.from(org.store.deletions)
    .filter((entry) => entry.object === object.name && entry.deletedDate >= start && entry.deletedDate < end)
    .map(({ id, deletedDate }) => ({ deletedDate, id }));
  checkCount(deletedRecords);
  const earliest = dateTimeText(new Date(org.clock.now().getTime() - 15 * day));
  return json({ deletedRecords, earliestDateAvailable: earliest, latestDateCovered: end });
}

function replicated(org: LocalOrgState, call: Call): ObjectSchema {
  const object = visibleObject(org, call.params.object ?? '');
  if (object.replicateable) return object;
  throw new OrgError(400, 'INVALID_TYPE_FOR_OPERATION', `${object.name} is not replicateable`);
}

/** Seconds do not count; the end is never later than now. Throws INVALID_REPLICATION_DATE. */
function spanOf(org: LocalOrgState, call: Call, days: number): Span {
  const start = wholeMinute(call.query.get('start'));
  const asked = wholeMinute(call.query.get('end'));
  const now = org.clock.now().getTime();
  if (start === undefined || asked === undefined) throw badDate('start and end must be dates');
  if (asked - start < minute) throw badDate('startDate before or equal to endDate');
  if (start < now - days * day) throw badDate(`startDate cannot be more than ${days} days ago`);
  return { start: dateTimeText(new Date(start)), end: dateTimeText(new Date(Math.min(asked, now))) };
}

function wholeMinute(text: string | null): number | undefined {
  // A plus sign that was not encoded arrives as a space.
  const moment = Date.parse((text ?? '').trim().replace(/ (\d{2}:?\d{2})$/, '+$1'));
  return Number.isNaN(moment) ? undefined : Math.floor(moment / minute) * minute;
}

const badDate = (message: string) => new OrgError(400, 'INVALID_REPLICATION_DATE', message);

function checkCount(found: readonly unknown[]): void {
  if (found.length > maxIds) throw new OrgError(400, 'EXCEEDED_ID_LIMIT', `More than ${maxIds} ids`);
}
