import { routeOf } from '../stand-ins/iterable/http/endpoints';
import { skeletons, type SkeletonName } from '../stand-ins/iterable/http/skeletons';
import { describeRecorded, readRecorded } from './recordings';

interface Expected {
  readonly method: string;
  readonly path: string;
  /** Of a DELETE: options of the HTTP client, the body is their `data`. */
  readonly bodyOrOptions?: { readonly data?: unknown } | null;
}

interface Cases {
  readonly [section: string]: readonly { readonly expectedRequests?: readonly Expected[] }[];
}

const hasBody = (name: string | undefined): name is SkeletonName => name !== undefined && name in skeletons;

describeRecorded("requests that the vendor's own client is tested to send", () => {
  const cases = readRecorded<Cases>('iterable', 'expected-requests', 'iterable-api-client.json');
  const requests = Object.values(cases)
    .flat()
    .flatMap(({ expectedRequests = [] }) => expectedRequests)
    .flatMap(({ method, path, bodyOrOptions }) => {
      const name = routeOf(method, path.split('?')[0] ?? '')?.name;
      const body = method === 'DELETE' ? bodyOrOptions?.data : bodyOrOptions;
      return hasBody(name) ? [{ name, path, body }] : [];
    });

  test.each(requests)('iterable-api 6 to 11: $name takes the body of $path', ({ name, body }) => {
    expect(skeletons[name].safeParse(body).error).toBeUndefined();
  });

  test('there are such requests for all kinds of destinations', () => {
    const kinds = new Set(requests.map(({ name }) => name.split('.')[0]));
    expect([...kinds].sort()).toEqual(['catalogs', 'lists', 'subscriptions', 'users']);
  });
});
