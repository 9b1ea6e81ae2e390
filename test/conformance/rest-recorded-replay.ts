/** Sends the steps of a recorded session to an org that was brought into the state they were answered from. */
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { RecordedIds } from './rest-recorded-ids';
import { inOneOrder, partOf, textOf } from './rest-recorded-form';
import { prepare, writtenObjects } from './rest-recorded-prepare';
import { preparations } from './rest-recorded-preparations';
import {
  type Exchange,
  isBulk1,
  isExchange,
  type Outcome,
  type RecordedRequest,
  type Session
} from './rest-recorded-source';
import { RecordedState, type Replayed } from './rest-recorded-state';

/** The outcome of every step of a session that can be replayed, by its place. */
export async function replay(session: Session, key: string): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  await inOrg(async (replayed) => {
    for (const [index, step] of session.steps.entries()) {
      if (!isExchange(step)) continue;
      if (isBulk1(step)) replayed.state.somebodyWrote();
      else outcomes.set(`${key}/${index}`, await replayStep(replayed, step, `${key}/${index}`));
    }
  });
  return outcomes;
}

async function inOrg<Result>(work: (replayed: Replayed) => Promise<Result>, now?: string): Promise<Result> {
  const org = await startLocalOrg({ now });
  try {
    const ids = new RecordedIds();
    return await work({ org, ids, state: new RecordedState(org, ids) });
  } finally {
    await org.close();
  }
}

/** Counts of records lag behind: they do not fit the other answers of their session. */
const lags = ({ request }: Exchange) => request.path.endsWith('/limits/recordCount');

function replayStep(replayed: Replayed, step: Exchange, place: string): Promise<Outcome> {
  const preparation = preparations[place];
  if (!lags(step) && !preparation?.own) return exchange(replayed, step, place);
  return inOrg((own) => exchange(own, step, place), preparation?.now);
}

async function exchange(replayed: Replayed, step: Exchange, place: string): Promise<Outcome> {
  const { org, ids, state } = replayed;
  const preparation = preparations[place];
  if (preparation?.empty !== undefined) state.empty(preparation.empty);
  prepare(replayed, step);
  if (preparation?.fault) org.faults.on({}, preparation.fault);
  const answer = await send(org, ids, step.request);
  const { request, response } = step;
  if (request.method !== 'GET') ids.learn(response.body, answer.body);
  for (const object of writtenObjects(request)) state.wrote(object);
  const mine = JSON.parse(ids.toRecorded(JSON.stringify(answer))) as typeof answer;
  const { status, body } = response;
  const whole = !/\/describe\b/.test(JSON.stringify(request));
  return {
    mine: withoutTags(textOf(inOneOrder(whole ? mine : { ...mine, body: partOf(mine.body, body) }))),
    recorded: withoutTags(textOf(inOneOrder({ status, body })))
  };
}

/** Tags of a state mean nothing to others. */
const withoutTags = (text: string) => text.replace(/\\"[0-9a-f]{8}\\"/g, 'tag');

async function send(org: LocalOrg, ids: RecordedIds, request: RecordedRequest) {
  const { token } = org.sessions.issue(org.integrationUserId);
  const query = new URLSearchParams(request.query ?? {}).toString();
  const { body } = request;
  const answer = await fetch(org.url + ids.toMine(request.path) + (query === '' ? '' : `?${query}`), {
    method: request.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : ids.toMine(typeof body === 'string' ? body : JSON.stringify(body))
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? '' : (JSON.parse(text) as unknown) };
}
