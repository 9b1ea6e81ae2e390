import { isOurs, replay, type Held, type Recorded } from './iterable-replay';
import { describeRecorded, readRecorded } from './recordings';

interface BulkDelivery {
  readonly iterableResponses: readonly {
    readonly request: { readonly method: string; readonly url: string; readonly body?: unknown };
    readonly response: { readonly status: number; readonly body: unknown };
  }[];
}

/** Those who are tracked are users already (iterable-api 3); a time in milliseconds is one (8.1). */
const held: Held = {
  switches: { catalogWriteStatus: 200 },
  users: ['sayan@gmail.com', 'pradip@gmail.com'].map((email) => ({ email })),
  project: {
    catalogs: [{ name: 'test-ruchira' }],
    fields: { city: 'string', name: 'string', country: 'string' },
    eventFields: { 'Email Opened': { subject: 'string', sendtime: 'date', sendlocation: 'string' } }
  }
};

/** By its place in the file: why the body is another one; the status is the same. */
const otherBodies: ReadonlyMap<number, string> = new Map([
  [2, 'iterable-api 2.4: the row whose type is wrong is the first one, and the answer names the second']
]);

/** The caller's address is the caller's own, and the status stands in one body as well. */
const essence = ({ status, body }: { status: number; body: unknown }): unknown => {
  const told = { ...(body as { readonly params?: object | null }), status: undefined };
  const { params } = told;
  return { status, body: params && 'ip' in params ? { ...told, params: { ...params, ip: 'any' } } : told };
};

describeRecorded('bulk answers that another integration was built on', () => {
  const { iterableResponses } = readRecorded<BulkDelivery>(
    'iterable',
    'partial-failures',
    'rudderstack-bulk-delivery.json'
  );
  const ours = iterableResponses
    .map(({ request, response }, place) => ({
      id: String(place),
      place,
      method: request.method,
      path: new URL(request.url).pathname,
      body: request.body,
      answer: response
    }))
    .filter(isOurs);

  const answerOf = async (recorded: Recorded) =>
    essence(await replay(recorded, held, recorded.answer.status === 401 ? 'another key' : 'key'));

  test('the calls of these endpoints are replayed', () => {
    expect(ours.map(({ path }) => path)).toEqual([
      ...Array<string>(4).fill('/api/events/trackBulk'),
      ...Array<string>(3).fill('/api/users/bulkUpdate'),
      '/api/users/updateEmail',
      '/api/events/track',
      '/api/events/track',
      '/api/catalogs/rudder-test/items',
      '/api/catalogs/test-ruchira/items'
    ]);
  });

  test.each(ours.filter(({ place }) => !otherBodies.has(place)))('$id: $path', async (recorded) => {
    expect(await answerOf(recorded)).toEqual(essence(recorded.answer));
  });

  test.each([...otherBodies])('%i has another body: %s', async (place) => {
    const recorded = ours.find((one) => one.place === place)!;
    const answer = await answerOf(recorded);
    expect(answer).toMatchObject({ status: recorded.answer.status });
    expect(answer).not.toEqual(essence(recorded.answer));
  });
});
