import type { ListPreset, ProjectOptions } from '../stand-ins/iterable/options';
import { notPassed } from './iterable-not-passed';
import { isOurs, replay, type Held, type Recorded } from './iterable-replay';
import { describeRecorded, readRecorded } from './recordings';

interface Interaction {
  readonly id: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly observedResponse: { readonly status: number; readonly body: unknown };
}

const example = { email: 'sample@example.com' };
const moved = { email: 'sample-1507173084@example.com' };
const dynamicList: ListPreset = { id: 58508, name: 'new users', listType: 'Dynamic' };

/** The recordings of 2017 have the oldest forms: switches of the stand-in (iterable-api 2.4, 2.5, 6.5). */
const of2017 = { badJson: 'codes', optionalArrays: 'oldest', unknownUserId: 'plain-text' } as const;

const inForm = (more: Held): Held => ({ ...more, switches: { ...of2017, ...more.switches } });

const tracked: Held = { users: [{ email: 'user@example.com' }] };
const of2022: Held = { switches: { badJson: 'code-lists' } };

const held: Readonly<Record<string, Held>> = {
  'vcr-038': tracked,
  'vcr-039': tracked,
  'vcr-040': tracked,
  'vcr-044': of2022,
  'vcr-045': of2022,
  'vcr-099': { project: { lists: [{ id: 61933, name: 'list' }] } },
  'vcr-105': { project: { lists: [dynamicList] }, users: [example] },
  'vcr-106': { project: { lists: [dynamicList] } },
  'vcr-107': { project: { lists: [dynamicList] } },
  'vcr-156': { users: [moved] },
  'vcr-158': { users: [{ ...example, userId: '1' }] },
  'vcr-177': { users: [moved] }
};

/** Calls beside ours that the service did not know. */
const isUnknownToAll = ({ path, answer }: Recorded): boolean =>
  /^\/api\/(?:users|lists)\b/.test(path) && answer.status === 404;

/** Answers that show what the project holds. */
interface Shown {
  readonly lists?: ListPreset[];
  readonly fields?: ProjectOptions['fields'];
  readonly events?: ProjectOptions['systemEvents'];
}

/** What a client goes by: texts of successes and dumps of requests are not part of it (iterable-api 2.1), pages neither. */
function essence({ status, body }: { status: number; body: unknown }): unknown {
  if (typeof body === 'string') return { status, body: /<title>[^<]*<\/title>/.exec(body)?.[0] ?? body };
  const { msg, ...rest } = body as { msg?: string };
  if (msg === undefined) return { status, body };
  const told = status < 300 ? 'any text' : msg.replace(/(\[\/api\/[\w/]+\]).*/s, '$1');
  return { status, body: { ...rest, msg: told } };
}

describeRecorded('answers recorded from the service', () => {
  const recordings = readRecorded<Interaction[]>('iterable', 'recorded', 'vcr-interactions.json')
    .map(({ id, request, observedResponse }): Recorded => ({ id, ...request, answer: observedResponse }))
    .filter((recorded) => isOurs(recorded) || isUnknownToAll(recorded));
  const exceptions = new Map(notPassed.flatMap(({ ids, ...why }) => ids.map((id) => [id, why] as const)));
  const passing = recordings.filter(({ id }) => !exceptions.has(id));

  /** Lists and fields of the recorded project are those that the recording itself shows. */
  function heldFor({ id, answer }: Recorded): Held {
    const shown = answer.body as Shown | string;
    if (typeof shown === 'string') return held[id] ?? {};
    const { lists, fields, events: systemEvents } = shown;
    return held[id] ?? { project: { lists, fields, systemEvents } };
  }

  test.each(passing)('$id: $method $path', async (recorded) => {
    const answer = await replay(recorded, inForm(heldFor(recorded)));
    // Answers may gain fields at any time (iterable-api 1).
    expect(asAssigned(essence(answer))).toMatchObject(asAssigned(essence(recorded.answer)) as object);
  });

  test.each(notPassed.flatMap(({ ids, ...why }) => ids.map((id) => ({ id, ...why }))))(
    '$id is not answered as recorded, iterable-api $section: $reason',
    async ({ id, status }) => {
      const recorded = recordings.find((one) => one.id === id);
      expect(recorded?.answer.status).not.toBe(status);
      expect((await replay(recorded!, inForm(held[id] ?? {}))).status).toBe(status);
    }
  );

  test.each(['vcr-105', 'vcr-106', 'vcr-107'])(
    '%s: as recorded if the list were a static one',
    async (id) => {
      const recorded = recordings.find((one) => one.id === id);
      const more = { ...held[id], project: { lists: [{ ...dynamicList, listType: 'Standard' as const }] } };
      expect(essence(await replay(recorded!, inForm(more)))).toEqual(essence(recorded!.answer));
    }
  );

  test('every recorded call of these endpoints is replayed', () => {
    expect(recordings.map(({ id }) => id)).toHaveLength(44);
  });
});

const assigned = new Set(['id', 'listId', 'channelId', 'name', 'createdAt']);

/** What each project has of its own counts by its type alone. */
const asAssigned = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => (assigned.has(key) ? typeof inner : inner));
