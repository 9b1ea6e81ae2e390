/** Replays the recorded life cycles of Bulk API 2.0 jobs. */
import { parse } from 'papaparse';
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { text } from '../stand-ins/org/schema/field-kinds';
import { RecordedIds } from './rest-recorded-ids';
import { partOf, textOf } from './rest-recorded-form';
import {
  type Exchange,
  isExchange,
  type Outcome,
  type RecordedRequest,
  type Session
} from './rest-recorded-source';

const asRecorded = { switches: { bulkResultOrder: 'as uploaded' } } as const;

/** The outcome of every step of a job, by its place. */
export async function replayJob(
  { operation = '', steps }: Session,
  key: string
): Promise<Map<string, Outcome>> {
  // A query is done when it is looked at, an upload at the second look.
  const org = await startLocalOrg({
    ...asRecorded,
    bulk: { pace: { looks: operation === 'query' ? 1 : 2 } }
  });
  const outcomes = new Map<string, Outcome>();
  try {
    const ids = prepare(org, operation);
    if (operation === 'query') loadResult(org, ids, steps);
    for (const [index, step] of steps.entries()) {
      if (isExchange(step)) outcomes.set(`${key}/${index}`, await exchange(org, ids, step));
    }
    return outcomes;
  } finally {
    await org.close();
  }
}

/** The accounts that the records name, and the records that an upsert finds. */
function prepare(org: LocalOrg, operation: string): RecordedIds {
  const ids = new RecordedIds();
  const key = { externalId: true, idLookup: true, unique: true };
  org.catalog.putFields('Contact', [text('Custom_Id__c', 'Custom Id', 20, key)]);
  const accounts = ['ID-13', 'ID-24'];
  const made = org.store.load('Account', [{ Name: 'A' }, { Name: 'B' }]);
  accounts.forEach((recorded, index) => ids.put(recorded, String(made[index])));
  if (operation === 'upsert') {
    org.store.load('Contact', [{ Custom_Id__c: 'CustomID1' }, { Custom_Id__c: 'CustomID2' }]);
  }
  return ids;
}

/** The records of a recorded result; it has one record twice, which become two. */
function loadResult(org: LocalOrg, ids: RecordedIds, steps: Session['steps']): void {
  const result = ids.toMine(String(steps.filter(isExchange).at(-1)?.response.body));
  const { data } = parse<Record<string, string>>(result, { header: true, skipEmptyLines: true });
  const rows = data.map(({ Id: _, ...row }) => row);
  org.store.load('Contact', rows);
}

async function exchange(org: LocalOrg, ids: RecordedIds, { request, response }: Exchange): Promise<Outcome> {
  const answer = await send(org, ids, request, response.body);
  learn(ids, response.body, answer.body);
  const mine = JSON.parse(ids.toRecorded(JSON.stringify(answer))) as typeof answer;
  const { status, body } = response;
  return { mine: textOf({ ...mine, body: partOf(mine.body, body) }), recorded: textOf({ status, body }) };
}

async function send(org: LocalOrg, ids: RecordedIds, request: RecordedRequest, answered: unknown) {
  const { token } = org.sessions.issue(org.integrationUserId);
  const { contentType = 'application/json' } = request;
  const url = `${org.url}/services/data/v52.0${ids.toMine(request.path)}`;
  const answer = await fetch(url, {
    method: request.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
    body: bodyOf(request, ids, answered)
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
}

/** Bodies of uploads' creation were not kept: they said what the answer says. */
function bodyOf({ method, body }: RecordedRequest, ids: RecordedIds, answered: unknown): string | undefined {
  if (method === 'GET') return undefined;
  if (typeof body === 'string') return ids.toMine(body);
  if (body !== undefined) return JSON.stringify(body);
  const { object, operation } = answered as { object: string; operation: string };
  return JSON.stringify({ object, operation, externalIdFieldName: 'Custom_Id__c' });
}

/** Ids of jobs, and of records in the first column of results. */
function learn(ids: RecordedIds, recorded: unknown, mine: unknown): void {
  ids.learn(recorded, mine);
  if (typeof recorded !== 'string' || typeof mine !== 'string') return;
  const others = mine.split('\n').map(firstCell);
  for (const [line, id] of recorded.split('\n').map(firstCell).entries()) {
    if (/^\w{18}$/.test(id)) ids.put(id, others[line] ?? '');
  }
}

const firstCell = (line: string): string => /^"(\w*)"/.exec(line)?.[1] ?? '';
