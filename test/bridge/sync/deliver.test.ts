import { AuthError, ConfigError } from '../../../bridge/errors';
import { operation, operations } from '../../builders';
import { all, deliverTo, email } from './deliver-to';
import { refusedWhole, slowDown, unavailable, type Answer } from './scripted-destination';

describe('iterable-api 2.2: what follows from each answer', () => {
  const rows: readonly [string, readonly Answer[], { said: string[]; sizes: number[]; slept?: number[] }][] =
    [
      ['200, all rows taken', [{}], { said: all('delivered'), sizes: [4] }],
      [
        '200, one row failed and is named',
        [{ failures: [email('person1@example.com', 'invalid-email')] }],
        { said: ['delivered', 'rejected iterable.invalid-email', 'delivered', 'delivered'], sizes: [4] }
      ],
      [
        '200, all rows failed',
        [{ failures: [0, 1, 2, 3].map((number) => email(`person${number}@example.com`, 'forgotten')) }],
        { said: all('rejected iterable.forgotten'), sizes: [4] }
      ],
      [
        '200, one row failed without a name: halves until it stands alone',
        [
          (batch) => ({
            failCount: batch.operations.some(({ recordId }) => recordId === '003000000000002AAA') ? 1 : 0
          })
        ],
        {
          said: ['delivered', 'delivered', 'rejected iterable.unexplained', 'delivered'],
          sizes: [4, 2, 2, 1, 1]
        }
      ],
      [
        '200, a failure that is about no row counts as unnamed',
        [{ failures: [email('stranger@example.com', 'conflict')] }, {}],
        { said: all('delivered'), sizes: [4, 2, 2] }
      ],
      [
        '400 for one row of a kind that names none',
        [
          (batch) =>
            batch.operations.some(({ recordId }) => recordId === '003000000000003AAA') ? refusedWhole() : {}
        ],
        {
          said: ['delivered', 'delivered', 'delivered', 'rejected iterable.bad-json-body'],
          sizes: [4, 2, 2, 1, 1]
        }
      ],
      [
        '400 that names the row',
        [
          refusedWhole('iterable.bad-json-body', { kind: 'row', index: 2, field: 'preferUserId' }),
          {},
          refusedWhole()
        ],
        { said: ['delivered', 'delivered', 'rejected iterable.bad-json-body', 'delivered'], sizes: [4, 3, 1] }
      ],
      [
        '400 that names the address',
        [
          refusedWhole('iterable.invalid-email-address-error', {
            kind: 'identity',
            value: 'PERSON0@example.com'
          }),
          {},
          refusedWhole()
        ],
        { said: ['rejected iterable.bad-json-body', 'delivered', 'delivered', 'delivered'], sizes: [4, 3, 1] }
      ],
      [
        '409: a row is in the way',
        [refusedWhole('iterable.conflict'), {}],
        { said: all('delivered'), sizes: [4, 2, 2] }
      ],
      ['413: halves', [refusedWhole('iterable.http-413'), {}], { said: all('delivered'), sizes: [4, 2, 2] }],
      [
        'BatchTooLarge: halves',
        [refusedWhole('iterable.batch-too-large'), {}],
        { said: all('delivered'), sizes: [4, 2, 2] }
      ],
      [
        '408 or 5xx, then well',
        [unavailable(), unavailable(), {}],
        { said: all('delivered'), sizes: [4, 4, 4], slept: [750, 1500] }
      ],
      [
        '5xx without end: deferred after five attempts',
        [unavailable()],
        { said: all('deferred iterable.unavailable'), sizes: [4, 4, 4, 4, 4], slept: [750, 1500, 3000, 6000] }
      ],
      ['429 with a hint', [slowDown(7), {}], { said: all('delivered'), sizes: [4, 4], slept: [7125] }],
      ['429 with the hint "now"', [slowDown(0), {}], { said: all('delivered'), sizes: [4, 4], slept: [125] }],
      [
        '429 without a hint',
        [slowDown(), slowDown(), {}],
        { said: all('delivered'), sizes: [4, 4, 4], slept: [750, 1500] }
      ],
      [
        '429 that asks for longer than a run waits',
        [slowDown(86_400)],
        { said: all('deferred iterable.rate-limit'), sizes: [4], slept: [] }
      ],
      [
        '429 and 5xx are counted apart',
        [slowDown(1), unavailable(), slowDown(1), unavailable(), {}],
        { said: all('delivered'), sizes: [4, 4, 4, 4, 4], slept: [1125, 750, 1125, 1500] }
      ]
    ];
  test.each(rows)('%s', async (_what, answers, { said, sizes, slept }) => {
    const delivery = await deliverTo(answers);
    expect(delivery.said).toEqual(said);
    expect(delivery.sizes).toEqual(sizes);
    if (slept) expect(delivery.clock.slept).toEqual(slept);
    expect(delivery.exhausted).toBe(said[0]?.startsWith('deferred') ?? false);
    expect(new Set(delivery.destination.createNewFields)).toEqual(new Set([false]));
  });

  const sharing = [
    operation(0, { email: 'shared@example.com' }, { email: undefined, userId: 'a' }),
    operation(1, { email: 'Shared@example.com' }, { email: undefined, userId: 'b' }),
    operation(2, {}, { email: undefined, userId: 'c' }),
    operation(3, {}, { email: undefined, userId: 'd' })
  ];

  test.each([
    [
      'one of them failed: the two are sent again alone',
      1,
      { failures: [email('shared@example.com', 'conflict')] }
    ],
    ['both failed', 2, {}]
  ])('2.5: an address that two rows share, %s', async (_what, failCount, second) => {
    const first = { failures: [email('shared@example.com', 'conflict')], failCount };
    const { said, sizes } = await deliverTo([first, {}, second], sharing);
    const rejected = 'rejected iterable.conflict';
    if (failCount === 1) expect(said).toEqual(['delivered', rejected, 'delivered', 'delivered']);
    else expect(said).toEqual([rejected, rejected, 'delivered', 'delivered']);
    expect(sizes).toEqual(failCount === 1 ? [4, 1, 1] : [4]);
  });

  test('2.5: user ids that differ in capitals are two', async () => {
    const rows = ['abc', 'ABC'].map((userId, index) => operation(index, {}, { email: undefined, userId }));
    const failure = { by: 'userId', key: 'ABC', cause: 'forgotten' } as const;
    const { said } = await deliverTo([{ failures: [failure] }], rows);
    expect(said).toEqual(['delivered', 'rejected iterable.forgotten']);
  });

  test('429 is waited for twenty times, then the batch is deferred', async () => {
    const { said, sizes, exhausted } = await deliverTo([slowDown()]);
    expect(said).toEqual(all('deferred iterable.rate-limit'));
    expect(sizes).toHaveLength(20);
    expect(exhausted).toBe(true);
  });

  test.each([
    ['401', new AuthError('iterable.api-key', 'no')],
    ['404', new ConfigError('iterable.not-found', 'no')],
    ['a defect', new TypeError('no')]
  ])('%s concerns the run, not a record', async (_what, error) => {
    await expect(deliverTo([error])).rejects.toBe(error);
  });
});

describe('results', () => {
  test('name the operation that was sent', async () => {
    const [sent] = operations(1);
    const delivery = await deliverTo([{}], [sent!]);
    expect(delivery.results).toEqual([{ status: 'delivered', code: '', message: '', operation: sent }]);
  });

  test.each([
    [0, '2026-02-01T10:01:11.250Z'],
    [3, '2026-02-01T10:08:11.250Z']
  ])('deferred after %i deferrals says when', async (deferrals, retryAt) => {
    const delivery = await deliverTo([unavailable()], operations(1), { deferrals });
    expect(delivery.results[0]).toMatchObject({ status: 'deferred', retryAt });
    expect(delivery.results[0]?.message).toContain(retryAt);
  });

  test('fields that Iterable dropped are told, from whichever call, once', async () => {
    const delivery = await deliverTo([
      refusedWhole(),
      { filteredOutFields: ['a', 'b'] },
      { filteredOutFields: ['b', 'c'] }
    ]);
    expect(delivery.filteredOutFields).toEqual(['a', 'b', 'c']);
  });

  test('a row that is deferred inside a search is deferred alone', async () => {
    const four = operations(4);
    const last = four[3]!;
    const delivery = await deliverTo(
      [
        (batch) =>
          batch.operations.length > 2 ? refusedWhole() : batch.operations.includes(last) ? unavailable() : {}
      ],
      four
    );
    expect(delivery.said).toEqual(['delivered', 'delivered', ...all('deferred iterable.unavailable', 2)]);
    expect(delivery.exhausted).toBe(true);
  });
});

describe('a stop while waiting', () => {
  test('defers what was not sent', async () => {
    const stop = new AbortController();
    const answer: Answer = () => {
      stop.abort();
      return slowDown(60);
    };
    const { said, sizes } = await deliverTo([answer], operations(4), { signal: stop.signal });
    expect(said).toEqual(all('deferred iterable.rate-limit'));
    expect(sizes).toEqual([4]);
  });
});

describe('events in bulk', () => {
  const event = (number: number, person: number, eventName = 'Met') =>
    operation(
      number,
      {},
      { email: `person${person}@example.com`, eventName, id: `e${number}` },
      { call: { endpoint: 'trackBulk' }, whenUnknown: 'retry' }
    );

  test('iterable-api 2.3: those of a name that the project does not take are refused by name, the others taken', async () => {
    const batch = [event(0, 0), event(1, 1, 'Left'), event(2, 2)];
    const { said, sizes } = await deliverTo([{ disallowedEventNames: ['Left'] }], batch);
    expect(said).toEqual(['delivered', 'rejected iterable.event-not-allowed', 'delivered']);
    expect(sizes).toEqual([3]);
  });

  test('iterable-api 2.5: a user who is not there yet has its events tried again', async () => {
    const failure = { by: 'email', key: 'person1@example.com', cause: 'not-found' } as const;
    const batch = [event(0, 0), event(1, 1)];
    expect((await deliverTo([{ failures: [failure] }], batch)).said).toEqual([
      'delivered',
      'deferred iterable.not-found'
    ]);
    expect((await deliverTo([{ failures: [failure] }], batch, { deferrals: 5 })).said[1]).toBe(
      'rejected iterable.not-found'
    );
  });

  test('two of one user, of which one failed, are sent again alone: each has an id of its own', async () => {
    const failure = { by: 'email', key: 'person1@example.com', cause: 'invalid-data' } as const;
    const batch = [event(0, 0), event(1, 1), event(2, 1)];
    const { said, sizes, destination } = await deliverTo(
      [{ failures: [failure], failCount: 1 }, {}, { failures: [failure] }],
      batch
    );
    expect(said).toEqual(['delivered', 'delivered', 'rejected iterable.invalid-data']);
    expect(sizes).toEqual([3, 1, 1]);
    expect(destination.batches.every(({ call }) => call.endpoint === 'trackBulk')).toBe(true);
  });
});

test('H-45 a call that was too large is told, so that the next ones are smaller', async () => {
  expect((await deliverTo([refusedWhole('iterable.http-413'), {}])).tooLarge).toBe(true);
  expect((await deliverTo([refusedWhole('iterable.batch-too-large'), {}])).tooLarge).toBe(true);
  expect((await deliverTo([refusedWhole(), {}])).tooLarge).toBe(false);
});

test('H-38 halves and single rows go to the list that the batch went to', async () => {
  const call = { endpoint: 'subscribe', listId: 7 } as const;
  const batch = operations(4).map((row) => ({ ...row, call }));
  const bad = batch[2]!;
  const { said, destination } = await deliverTo(
    [({ operations: rows }) => (rows.includes(bad) ? refusedWhole() : {})],
    batch
  );
  expect(said).toEqual(['delivered', 'delivered', 'rejected iterable.bad-json-body', 'delivered']);
  expect(new Set(destination.batches.map((each) => JSON.stringify(each.call)))).toEqual(
    new Set([JSON.stringify(call)])
  );
});
