import { ConfigError } from '../errors';
import type { DeletedIds } from '../sync/ports';
import { deletedAnswer, readAnswer } from './answers';
import type { RestAnswer, RestRequest } from './transport';

const minuteMs = 60_000;
/** Of the log of deletions (salesforce-api 2.5), less a little for the time that a call takes. */
const logMs = 15 * 24 * 60 * minuteMs - 5 * minuteMs;

/** How the org is asked. */
interface Asking {
  readonly call: (request: RestRequest) => Promise<RestAnswer>;
  readonly serverTime: () => Promise<Date>;
}

/**
 * `getDeleted` (salesforce-api 2.5). Seconds do not count there, so the span is widened to whole minutes; one that begins
 * before the log does is asked for again from where the log begins.
 */
export async function readDeletedIds(
  asking: Asking,
  object: string,
  start: Date,
  end: Date
): Promise<DeletedIds> {
  try {
    return await ask(asking, object, start, end);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    if (error.code === 'sf.invalid-type-for-operation') return { ids: [], complete: false };
    if (error.code !== 'sf.invalid-replication-date') throw error;
    const logBegins = new Date((await asking.serverTime()).getTime() - logMs);
    if (start >= logBegins) throw error;
    if (end <= logBegins) return { ids: [], complete: false };
    return { ...(await ask(asking, object, logBegins, end)), complete: false };
  }
}

async function ask({ call }: Asking, object: string, start: Date, end: Date): Promise<DeletedIds> {
  const from = Math.floor(start.getTime() / minuteMs) * minuteMs;
  const to = Math.max(Math.ceil(end.getTime() / minuteMs) * minuteMs, from + 2 * minuteMs);
  const span = `start=${moment(from)}&end=${moment(to)}`;
  const path = `/sobjects/${encodeURIComponent(object)}/deleted/?${span}`;
  const { body } = await call({ method: 'GET', path });
  const answer = readAnswer(deletedAnswer, body, 'a question for deleted records');
  return {
    ids: answer.deletedRecords.map(({ id }) => id),
    complete: Date.parse(answer.earliestDateAvailable) <= start.getTime()
  };
}

const moment = (time: number): string =>
  encodeURIComponent(new Date(time).toISOString().replace('.000Z', '+00:00'));
