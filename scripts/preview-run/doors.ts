import { z } from 'zod';
import type { LocalWorld } from '../local-world/start';
import type { ApexDoor } from './apex-door';
import type { BridgeService } from './bridge-service';
import { cultureOf } from './cultures';
import { languages } from './labels';
import { pageHtml } from './page-html';
import { listView, rawRecord, recordView, saveRecord, search, type Looking } from './records';
import type { Answer, Asked } from './server';
import type { RecordAnswer } from './session';
import { sessionOf } from './session-of';
import { userKeys, type PreviewUser, type UserKey } from './users';

export interface DoorParts {
  readonly world: LocalWorld;
  readonly bridge: BridgeService;
  readonly apex: ApexDoor;
  readonly users: readonly PreviewUser[];
  readonly namespace: string;
  /** Who looks before anybody was chosen. */
  readonly firstUser: UserKey;
  readonly qualify: (name: string) => string;
}

const choice = z.object({ user: z.enum(userKeys).optional(), language: z.enum(languages).optional() });
const bridgeState = z.object({ state: z.enum(['running', 'stopped']) });
const params = z.record(z.string(), z.unknown()).default({});
const notFound: Answer = { status: 404, body: { message: 'The preview has nothing here.' } };
const noRecord: RecordAnswer = { problem: 'The record does not exist, or it was deleted.' };

/** What the preview's server answers to the page; everything else is the page itself. */
export const doors =
  (parts: DoorParts) =>
  (asked: Asked): Promise<Answer> => {
    const [top] = asked.path;
    if (top === 'apex') return askApex(parts, asked);
    if (top === 'data') return Promise.resolve(askData(parts, asked));
    if (top === 'control') return control(parts, asked);
    return Promise.resolve(servePage(parts, asked));
  };

/** The choice may stand in the address too: `/?user=viewer&language=de`. */
function chosen({ users, firstUser }: DoorParts, { cookies, query }: Asked) {
  const asked = choice.safeParse({
    user: query.get('user') ?? cookies.preview_user,
    language: query.get('language') ?? cookies.preview_language
  });
  const { user: key = firstUser, language = 'en' } = asked.success ? asked.data : {};
  const user = users.find((each) => each.key === key);
  if (!user) throw new Error(`The preview has no user ${key}.`);
  return { user, culture: cultureOf(language) };
}

function servePage(parts: DoorParts, asked: Asked): Answer {
  if (asked.path[0] === 'favicon.ico') return notFound;
  const { user, culture } = chosen(parts, asked);
  const body = pageHtml(sessionOf({ world: parts.world, namespace: parts.namespace, user, culture }));
  return { body, headers: { 'set-cookie': cookiesOf({ user: user.key, language: culture.language }) } };
}

const cookiesOf = ({ user, language }: z.infer<typeof choice>): string[] => [
  ...(user ? [`preview_user=${user}; Path=/; SameSite=Strict`] : []),
  ...(language ? [`preview_language=${language}; Path=/; SameSite=Strict`] : [])
];

async function askApex(parts: DoorParts, asked: Asked): Promise<Answer> {
  const [, className = '', method = ''] = asked.path;
  const answer = await parts.apex.invoke(chosen(parts, asked).user, {
    className,
    method,
    params: params.parse(asked.body)
  });
  // A refusal is no failed request: the platform too answers it with 200.
  return { body: answer };
}

function askData(parts: DoorParts, asked: Asked): Answer {
  const { user, culture } = chosen(parts, asked);
  const looking: Looking = { org: parts.world.org, user, qualify: parts.qualify, ...culture };
  const [, what, name = ''] = asked.path;
  const text = asked.query.get('q') ?? '';
  if (what === 'search') return { body: search(looking, text) };
  if (what === 'list')
    return { body: listView(looking, name, { text, list: asked.query.get('filterName') }) };
  if (what === 'raw') return found(rawRecord(looking, name));
  if (what !== 'record') return notFound;
  if (asked.method !== 'POST') return found(recordView(looking, name));
  return { body: { problems: saveRecord(looking, name, params.parse(asked.body)) } };
}

const found = (record: unknown): Answer => {
  const body: RecordAnswer<unknown> = record === null ? noRecord : { record };
  return { body };
};

async function control({ bridge }: DoorParts, { path: [, what], method, body }: Asked): Promise<Answer> {
  if (what === 'session') return { body: {}, headers: { 'set-cookie': cookiesOf(choice.parse(body)) } };
  if (what !== 'bridge') return notFound;
  if (method === 'POST') await (bridgeState.parse(body).state === 'running' ? bridge.start() : bridge.stop());
  return { body: { state: bridge.isRunning ? 'running' : 'stopped' } };
}
