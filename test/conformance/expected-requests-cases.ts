import { routeOf } from '../stand-ins/iterable/http/endpoints';
import { rowsOf, type SentRequest, type SentRow } from './expected-requests-sent';
import { readRecorded } from './recordings';

/** A row that another integration is tested to send. */
export interface ExpectedRow {
  readonly row: SentRow;
  /** Of a subset more may be sent, at any depth. */
  readonly match: 'exact' | 'subset';
  /** Paths that must not be there. */
  readonly absent: readonly string[];
}

/** One case of another integration's tests. */
export interface VendorCase {
  readonly id: string;
  readonly description: string;
  /** What comes in, one a record: an event with its mapping or settings, or the arguments of a call. */
  readonly inputs: readonly unknown[];
  /** Refused: the input is turned down and nothing is sent. */
  readonly expected: readonly ExpectedRow[] | 'refused';
  /** Hosts that are called; none where the tests do not say. */
  readonly hosts: readonly string[];
}

interface SegmentCase {
  readonly id: string;
  readonly description: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly mockedIterable: readonly {
    readonly method: string;
    readonly host: string;
    readonly path: string;
  }[];
  readonly expectedRequests: readonly SegmentExpectation[];
  readonly expectError?: { readonly throws: boolean };
}

type SegmentExpectation =
  | { readonly match: 'subset' | 'exact'; readonly body: object }
  | { readonly match: 'hasProperty'; readonly at: string; readonly property: readonly [string] };

const folder = ['iterable', 'expected-requests'] as const;

export const segmentCases = (): VendorCase[] =>
  readRecorded<SegmentCase[]>(...folder, 'segment-actions.json').map((one) => ({
    id: one.id,
    description: one.description,
    inputs: segmentInputs(one.input),
    expected: one.expectError?.throws ? 'refused' : segmentRows(one),
    hosts: one.mockedIterable.map(({ host }) => new URL(host).host)
  }));

function segmentInputs({ event, events, ...more }: SegmentCase['input']): unknown[] {
  const all = Array.isArray(events) ? (events as unknown[]) : [event];
  return all.map((each) => ({ event: each, ...more }));
}

/** Every call is mocked; of those without an expected body it is only known that they are made. Bodies belong to the last. */
function segmentRows({ mockedIterable, expectedRequests }: SegmentCase): ExpectedRow[] {
  const bodies = expectedRequests.filter((one) => 'body' in one);
  const forbidden = expectedRequests.filter((one) => 'at' in one);
  const withBodies = mockedIterable.length - bodies.length;
  return mockedIterable.flatMap(({ method, path }, index) => {
    const told = bodies[index - withBodies] ?? { match: 'subset' as const, body: null };
    const rows = rowsOf({ method, path: `/api${path}`, body: told.body ?? emptyBody(path) }) ?? [];
    return rows.map((row, place) => ({ row, match: told.match, absent: absentIn(forbidden, place) }));
  });
}

/** Bulk calls without an expected body have rows that nothing is known of. */
const emptyBody = (path: string): object => (path.endsWith('bulkUpdate') ? { users: [{}] } : {});

type Forbidden = Extract<SegmentExpectation, { at: string }>;

const absentIn = (forbidden: readonly Forbidden[], place: number): string[] =>
  forbidden.flatMap(({ at, property: [name] }) => {
    const [, row, inside] = /json(?:\.users\.(\d+))?(?:\.(.+))?$/.exec(at) ?? [];
    if (row !== undefined && Number(row) !== place) return [];
    return [inside === undefined ? name : `${inside}.${name}`];
  });

interface RudderRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

interface RudderCase {
  readonly id: string;
  readonly description: string;
  readonly input: readonly unknown[];
  readonly expected?: readonly (RudderRequest | { readonly refused: true })[];
  readonly expectedBatches?: readonly { readonly requests: readonly RudderRequest[] }[];
}

/** Two of the cases have the same id: the later one's ends in `-again`. */
export function rudderCases(): VendorCase[] {
  const seen = new Set<string>();
  return readRecorded<RudderCase[]>(...folder, 'rudderstack-event-to-request.json').map((one) => {
    const id = seen.has(one.id) ? `${one.id}-again` : one.id;
    seen.add(id);
    const told = one.expected ?? one.expectedBatches?.flatMap(({ requests }) => requests) ?? [];
    const requests = told.filter((request) => 'url' in request);
    const { description, input } = one;
    return {
      id,
      description,
      inputs: input,
      expected:
        requests.length < told.length
          ? 'refused'
          : requests.flatMap(({ url, ...rest }) => exactly({ ...rest, path: new URL(url).pathname })),
      hosts: requests.map(({ url }) => new URL(url).host)
    };
  });
}

interface ClientCase {
  readonly id: string;
  readonly description: string;
  readonly call: { readonly method: string; readonly args: readonly unknown[] };
  readonly expectedRequests: readonly {
    readonly method: string;
    readonly path: string;
    /** Of a DELETE: options of the HTTP client, the body is their `data`. */
    readonly bodyOrOptions: unknown;
  }[];
}

/** The vendor's client knows many calls: those that write to users, events, lists or catalogs. */
export const clientCases = (): VendorCase[] =>
  readRecorded<{ requests: ClientCase[] }>(...folder, 'iterable-api-client.json')
    .requests.filter(({ expectedRequests }) => expectedRequests.some(isWrite))
    .map(({ id, description, call, expectedRequests }) => ({
      id,
      description,
      inputs: [call],
      expected: expectedRequests.flatMap(({ method, path, bodyOrOptions }) => {
        const data = (bodyOrOptions as { readonly data?: unknown } | null)?.data;
        return exactly({ method, path, body: method === 'DELETE' ? data : bodyOrOptions });
      }),
      hosts: []
    }));

const isWrite = ({ method, path }: ClientCase['expectedRequests'][number]): boolean =>
  method !== 'GET' && routeOf(method, path.split('?')[0] ?? '') !== null;

const exactly = (request: SentRequest): ExpectedRow[] =>
  (rowsOf(request) ?? []).map((row) => ({ row, match: 'exact', absent: [] }));
