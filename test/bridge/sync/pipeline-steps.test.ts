import { isSettling } from '../../../bridge/sync/settling';
import type { Operation } from '../../../bridge/sync/model';
import { contactId, fieldMapping, recordState, stepDefinition, syncDefinition } from '../../builders';
import { mark, marksOf, people, person, pipelineBench, settle, statusesOf } from './pipeline-bench';
import { refusedWhole, unavailable } from './scripted-destination';

const users = stepDefinition({ name: 'Users' });
const list = stepDefinition({ name: 'List', operation: 'Subscribe_List', target: '7', mappings: [] });
const event = stepDefinition({ name: 'Event', operation: 'Track_Event', target: 'Met', mappings: [] });
const forget = stepDefinition({ name: 'Forget', operation: 'Forget_User', mappings: [] });
const steps = (...given: (typeof users)[]) => syncDefinition({ steps: given });
const lists = { List: [7] };

const endpoints = (operations: readonly { batch: { call: { endpoint: string } } }[]): string[] =>
  operations.map(({ batch }) => batch.call.endpoint);
const recordsOf = (operations: readonly Operation[]): string[] => operations.map(({ recordId }) => recordId);

describe('Dx-05 D-43 the steps of a record follow each other', () => {
  test('a later one goes out only after the earlier one was accepted', async () => {
    const { pipeline, committed, open } = pipelineBench({ definition: steps(users, list), lists });
    await pipeline.take(people(1, 2), mark('a'));
    const finished = pipeline.finish();
    await settle();
    expect(endpoints(open)).toEqual(['bulkUpdate']);
    open[0]?.answer({});
    await settle();
    expect(endpoints(open)).toEqual(['bulkUpdate', 'subscribe']);
    expect(committed).toEqual([]);
    open[1]?.answer({});
    await finished;
    expect(statusesOf(committed[0])).toEqual(['delivered', 'delivered']);
    const [first] = committed[0]?.records ?? [];
    expect(Object.keys(first?.outcome.steps ?? {})).toEqual(['Users', 'List']);
  });

  test.each([
    [
      'was refused',
      { failures: [{ by: 'email', key: 'person1@example.com', cause: 'forgotten' }] },
      'rejected'
    ],
    [
      'could not be sent',
      { failures: [{ by: 'email', key: 'person1@example.com', cause: 'internal' }] },
      'deferred'
    ]
  ] as const)('none goes out behind one that %s', async (_what, answer, status) => {
    const { pipeline, committed, open } = pipelineBench({ definition: steps(users, list), lists });
    await pipeline.take(people(1, 2));
    const finished = pipeline.finish();
    await settle();
    open[0]?.answer(answer);
    await settle();
    expect(open[1]?.batch.operations.map(({ recordId }) => recordId)).toEqual([contactId(2)]);
    open[1]?.answer({});
    await finished;
    expect(statusesOf(committed[0])).toEqual([status, 'delivered']);
    expect(Object.keys(committed[0]?.records[0]?.outcome.steps ?? {})).toEqual(['Users']);
  });

  test('one that cannot be mapped ends the record behind those before it', async () => {
    const required = fieldMapping('dataFields.x', { required: true, source: 'Missing__c' });
    const broken = { ...list, mappings: [required] };
    const { pipeline, committed, open } = pipelineBench({ definition: steps(users, broken, event), lists });
    await pipeline.take(people(1, 1));
    const finished = pipeline.finish();
    await settle();
    open[0]?.answer({});
    await finished;
    expect(open).toHaveLength(1);
    const outcome = committed[0]?.records[0]?.outcome;
    expect(outcome).toMatchObject({ status: 'rejected', code: 'mapping.required' });
    expect(outcome?.steps?.Users?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(outcome?.confirmedUser).toBe('person1@example.com');
  });

  test('a step that is done is passed over', async () => {
    const first = pipelineBench({ definition: steps(users, list), lists });
    await first.pipeline.take(people(1, 1));
    const finished = first.pipeline.finish();
    for (let call = 0; call < 2; call += 1) {
      await settle();
      first.open[call]?.answer({});
    }
    await finished;
    const { Users } = first.committed[0]?.records[0]?.outcome.steps ?? {};
    const known = {
      [contactId(1)]: recordState({
        recordId: contactId(1),
        deliveredIdentity: 'person1@example.com',
        steps: Users ? { Users } : {}
      })
    };
    const { pipeline, open } = pipelineBench({ definition: steps(users, list), lists, known });
    await pipeline.take(people(1, 1));
    const again = pipeline.finish();
    await settle();
    expect(endpoints(open)).toEqual(['subscribe']);
    open[0]?.answer({});
    await again;
  });

  test('lanes fill by themselves: the steps of many records share their calls', async () => {
    const { pipeline, open } = pipelineBench({ definition: steps(users, list), lists, batchSize: 3 });
    await pipeline.take(people(1, 6));
    const finished = pipeline.finish();
    await settle();
    for (let call = 0; call < 4; call += 1) {
      open[call]?.answer({});
      await settle();
    }
    await finished;
    expect(open.map(({ batch }) => [batch.call.endpoint, batch.operations.length])).toEqual([
      ['bulkUpdate', 3],
      ['bulkUpdate', 3],
      ['subscribe', 3],
      ['subscribe', 3]
    ]);
  });
});

describe('DESIGN rule 5: a user settles before what depends on it', () => {
  test('the record is stored as it stands and comes back', async () => {
    const { pipeline, committed, open } = pipelineBench({ definition: steps(users, event) });
    await pipeline.take(people(1, 1));
    const finished = pipeline.finish();
    await settle();
    open[0]?.answer({});
    await finished;
    expect(open).toHaveLength(1);
    const outcome = committed[0]?.records[0]?.outcome;
    expect(outcome).toMatchObject({
      ...{ status: 'deferred', code: 'settling', retryAt: '2026-02-01T10:01:00.000Z' },
      confirmedUser: 'person1@example.com'
    });
    expect(outcome && isSettling(outcome)).toBe(true);
    expect(Object.keys(outcome?.steps ?? {})).toEqual(['Users']);
  });

  test('without a settle time everything goes in one turn', async () => {
    const { pipeline, committed, open } = pipelineBench({
      definition: steps(users, event),
      settleSeconds: 0
    });
    await pipeline.take(people(1, 1));
    const finished = pipeline.finish();
    for (let call = 0; call < 2; call += 1) {
      await settle();
      open[call]?.answer({});
    }
    await finished;
    expect(endpoints(open)).toEqual(['bulkUpdate', 'trackBulk']);
    expect(statusesOf(committed[0])).toEqual(['delivered']);
  });
});

describe('one user, several records', () => {
  const shared = (number: number) => person(number, { Email: 'shared@example.com' });

  test('their calls follow each other, each when the one before was answered', async () => {
    const { pipeline, open, committed } = pipelineBench({ definition: steps(list), lists, batchSize: 1 });
    const taken = pipeline.take([shared(1), shared(2), shared(3), person(4)], mark('a'));
    await settle();
    expect(open.map(({ batch }) => recordsOf(batch.operations))).toEqual([[contactId(1)], [contactId(4)]]);
    await taken;
    const finished = pipeline.finish();
    for (const call of [1, 0, 2, 3]) {
      open[call]?.answer({});
      await settle();
    }
    await finished;
    expect(open.slice(2).map(({ batch }) => recordsOf(batch.operations))).toEqual([
      [contactId(2)],
      [contactId(3)]
    ]);
    expect(marksOf(committed)).toEqual(['a']);
  });

  test('one whose call was refused does not hold the others up', async () => {
    const { pipeline, open, committed } = pipelineBench({ definition: steps(list), lists, batchSize: 1 });
    await pipeline.take([shared(1), shared(2)]);
    const finished = pipeline.finish();
    await settle();
    open[0]?.answer(refusedWhole());
    await settle();
    open[1]?.answer({});
    await finished;
    expect(statusesOf(committed[0])).toEqual(['rejected', 'delivered']);
  });

  test('events of one user go together: each is one of its own', async () => {
    const { pipeline, open } = pipelineBench({ definition: steps(event) });
    await pipeline.take([shared(1), shared(2)]);
    await settle();
    expect(open[0]?.batch.operations).toHaveLength(2);
    open[0]?.answer({});
    await pipeline.finish();
  });
});

test('H-21 single calls go beside the bulk calls, and their answers end in outcomes too', async () => {
  const { pipeline, singles, committed } = pipelineBench({ definition: steps(forget) });
  await pipeline.take(people(1, 3), mark('a'));
  const finished = pipeline.finish();
  await settle();
  expect(singles.map(({ operation }) => operation.recordId)).toEqual([1, 2, 3].map(contactId));
  singles[0]?.answer('done');
  singles[1]?.answer('unknown-user');
  singles[2]?.answer(unavailable());
  for (let turn = 0; turn < 20; turn += 1) {
    await settle();
    singles.slice(3).forEach(({ answer }) => answer(unavailable()));
  }
  await finished;
  expect(committed[0]?.records.map(({ outcome }) => `${outcome.status} ${outcome.code}`.trim())).toEqual([
    'delivered',
    'skipped not-in-iterable',
    'deferred iterable.unavailable'
  ]);
});

describe('H-45 a call that is too large', () => {
  test('is sent in halves, and the next ones are made smaller', async () => {
    const { pipeline, open } = pipelineBench({ batchSize: 8 });
    const reading = (async () => {
      await pipeline.take(people(1, 8));
      await settle();
      await pipeline.finish();
      await pipeline.take(people(11, 8));
      await pipeline.finish();
    })();
    for (let turn = 0; turn < 20; turn += 1) {
      await settle();
      open.forEach(({ batch, answer }) =>
        answer(batch.operations.length > 4 ? refusedWhole('iterable.http-413') : {})
      );
    }
    await reading;
    const sizes = open.map(({ batch }) => batch.operations.length);
    expect(sizes.slice(0, 3)).toEqual([8, 4, 4]);
    expect(Math.max(...sizes.slice(3))).toBeLessThanOrEqual(4);
  });
});

describe('D-27 a sync that captures', () => {
  test('works everything out and sends nothing', async () => {
    const definition = steps(users, event);
    const { pipeline, committed, open, singles } = pipelineBench({ definition, sends: false });
    await pipeline.take([...people(1, 2), person(3, { Email: null })], mark('a'));
    await pipeline.finish();
    expect([open, singles]).toEqual([[], []]);
    expect(committed[0]?.records.map(({ outcome }) => `${outcome.status} ${outcome.code}`)).toEqual([
      'deferred captured',
      'deferred captured',
      'rejected identity.missing'
    ]);
    expect(committed[0]?.records.map(({ outcome }) => outcome.steps)).toEqual([
      undefined,
      undefined,
      undefined
    ]);
    expect(marksOf(committed)).toEqual(['a']);
  });
});
