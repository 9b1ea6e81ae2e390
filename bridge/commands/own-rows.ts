import { isRecordId } from '../calls/mask';
import type { StoredCall } from '../calls/stored-call';

type Json = Readonly<Record<string, unknown>>;

/** A call as it is shown. */
interface Shown extends Omit<StoredCall, 'request' | 'response'> {
  readonly request: unknown;
  readonly response: unknown;
  readonly note?: string;
}

const preview = '`bridge preview` shows what would be sent';

/**
 * A call as whoever looks for one person sees it: of the rows that are kept only those of `about` (record ids), in
 * what was sent and in what was answered; `note` says so where there are none. Pure.
 */
export function ownRows(call: Shown, about: readonly string[]): Shown {
  const own = new Set(about);
  const sent = ofRows(call.request);
  if (!sent) return read(call, own);
  const kept = sent.shown.map((id) => own.has(id));
  const isKept = kept.includes(true);
  const request = {
    rows: sent.rows,
    shown: sent.shown.filter((id) => own.has(id)),
    body: onlyKept(sent.body, kept)
  };
  const answered = withoutOthers(call.response, own);
  if (isKept) return { ...call, request, response: answered };
  return { ...call, request, response: withoutNames(answered), note: noteOf(call) };
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What `describeCall` keeps of many rows; null for a call that is about one, or about none. */
function ofRows(request: unknown): { rows: unknown; shown: readonly string[]; body: unknown } | null {
  if (!isJson(request) || !Array.isArray(request.shown)) return null;
  const shown = (request.shown as unknown[]).filter((id) => typeof id === 'string');
  return { rows: request.rows, shown, body: request.body };
}

/** What was read of others goes out; what was asked for is nobody's. */
function read(call: Shown, own: ReadonlySet<string>): Shown {
  const response = withoutOthers(call.response, own);
  const had = rowCount(call.response);
  if (had === 0 || rowCount(response) > 0) return { ...call, response };
  return { ...call, response, note: 'its own row was read and is not kept' };
}

/** Rows lie in a list, or by their ids; a list of another length cannot be told apart and goes out. */
function onlyKept(body: unknown, kept: readonly boolean[]): unknown {
  if (!isJson(body)) return body;
  const rest = Object.entries(body).map(([name, value]) => {
    if (Array.isArray(value)) return [name, only(value as unknown[], kept)];
    if (name === 'documents' && isJson(value))
      return [name, Object.fromEntries(only(Object.entries(value), kept))];
    return [name, value];
  });
  return Object.fromEntries(rest) as unknown;
}

const only = <Row>(rows: readonly Row[], kept: readonly boolean[]): Row[] =>
  rows.length === kept.length ? rows.filter((_, index) => kept[index]) : [];

/** Without the rows of lists that are other records; what lies below a row of its own is its own. */
function withoutOthers(value: unknown, own: ReadonlySet<string>): unknown {
  if (Array.isArray(value))
    return (value as unknown[]).flatMap((item) => {
      const id = idOf(item);
      if (id !== null) return own.has(id) ? [item] : [];
      return [withoutOthers(item, own)];
    });
  if (!isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutOthers(item, own)]));
}

function idOf(row: unknown): string | null {
  const id = isJson(row) ? (row.Id ?? row.id) : null;
  return typeof id === 'string' && isRecordId(id) ? id : null;
}

/** Rows of records in an answer's lists. */
function rowCount(value: unknown): number {
  if (Array.isArray(value))
    return (value as unknown[]).reduce<number>(
      (sum, item) => sum + (idOf(item) === null ? rowCount(item) : 1),
      0
    );
  return isJson(value) ? Object.values(value).reduce<number>((sum, item) => sum + rowCount(item), 0) : 0;
}

/** Lists of names in an answer are of rows that failed: where its own row did not, they are others'. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (!isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutNames(item)]));
}

function noteOf({ side, status }: Shown): string {
  const isAccepted = status !== null && status < 300;
  const what = isAccepted ? 'its own row was accepted' : 'its own row was not accepted, as all of the call,';
  return side === 'iterable' ? `${what} and is not kept; ${preview}` : `${what} and is not kept`;
}
