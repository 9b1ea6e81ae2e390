import { AuthError, TransientError } from '../../../bridge/errors';
import { countsOf } from '../../../bridge/sync/page';
import { contactId } from '../../builders';
import { mark, marksOf, nobody, people, person, pipelineBench, settle, statusesOf } from './pipeline-bench';
import { unavailable } from './scripted-destination';

test('a page is stored when each of its records has its outcome, with its bookmark', async () => {
  const { pipeline, committed, open } = pipelineBench();
  await pipeline.take([...people(1, 2), nobody(3)], mark('a'));
  expect(committed).toEqual([]);
  open[0]?.answer({ failures: [{ by: 'email', key: 'person2@example.com', cause: 'forgotten' }] });
  await pipeline.finish();
  expect(marksOf(committed)).toEqual(['a']);
  expect(statusesOf(committed[0])).toEqual(['delivered', 'rejected', 'rejected']);
  expect(committed[0]?.mapped).toBe(2);
});

test('DESIGN 7.1: pages are stored in their order, whichever call is answered first', async () => {
  const { pipeline, committed, open } = pipelineBench();
  await pipeline.take(people(1, 2), mark('a'));
  await pipeline.take(people(3, 2), mark('b'));
  const finished = pipeline.finish();
  open[1]?.answer({});
  await settle();
  expect(committed).toEqual([]);
  open[0]?.answer({});
  await finished;
  expect(marksOf(committed)).toEqual(['a', 'b']);
});

test('a page without anything to send is stored at once, but not before its turn', async () => {
  const { pipeline, committed, open } = pipelineBench();
  await pipeline.take([nobody(1)], mark('a'));
  expect(marksOf(committed)).toEqual(['a']);
  await pipeline.take(people(2, 2), mark('b'));
  await pipeline.take([nobody(4)], mark('c'));
  await pipeline.take([], mark('d'));
  expect(marksOf(committed)).toEqual(['a']);
  open[0]?.answer({});
  await pipeline.finish();
  expect(marksOf(committed)).toEqual(['a', 'b', 'c', 'd']);
});

test('batches are filled across pages; what is left goes at the end', async () => {
  const { pipeline, open } = pipelineBench({ batchSize: 3 });
  await pipeline.take(people(1, 2));
  expect(open).toHaveLength(0);
  await pipeline.take(people(3, 2));
  const finished = pipeline.finish();
  await settle();
  expect(open.map(({ batch }) => batch.operations.length)).toEqual([3, 1]);
  for (const { answer } of open) answer({});
  await finished;
});

test('back-pressure: the next batch waits for a place', async () => {
  const { pipeline, committed, open } = pipelineBench();
  const taken = pipeline.take(people(1, 6), mark('a'));
  await settle();
  expect(open).toHaveLength(2);
  open[1]?.answer({});
  await settle();
  expect(open).toHaveLength(3);
  for (const { answer } of open) answer({});
  await taken;
  await pipeline.finish();
  expect(marksOf(committed)).toEqual(['a']);
});

test('memory stays flat: pages do not pile up behind a call that takes long', async () => {
  const { pipeline, committed, open } = pipelineBench();
  await pipeline.take(people(1, 2), mark('first'));
  let taken = 0;
  const reading = (async () => {
    for (let page = 0; page < 100; page += 1) {
      await pipeline.take([nobody(1000 + page)], mark(String(page)));
      taken += 1;
    }
  })();
  await settle();
  expect(taken).toBeLessThan(20);
  open[0]?.answer({});
  await reading;
  await pipeline.finish();
  expect(committed).toHaveLength(101);
});

test('memory stays flat: a batch that does not fill is sent as it is after some pages', async () => {
  const { pipeline, open } = pipelineBench({ batchSize: 1000 });
  const reading = (async () => {
    for (let page = 0; page < 30; page += 1) await pipeline.take([person(page)], mark(String(page)));
    await pipeline.finish();
  })();
  await settle();
  expect(open[0]?.batch.operations.length).toBe(11);
  while (open.length > 0) {
    open.shift()?.answer({});
    await settle();
  }
  await reading;
});

describe('DESIGN 7.5: a record that comes twice', () => {
  test('on one page counts once, as it was read last', async () => {
    const { pipeline, committed, open } = pipelineBench();
    const newer = { ...person(1), fields: { ...person(1).fields, FirstName: 'New' } };
    await pipeline.take([person(1), person(2), newer], mark('a'));
    open[0]?.answer({});
    await pipeline.finish();
    expect(open[0]?.batch.operations.map(({ payload }) => payload.dataFields?.firstName)).toEqual([
      'New',
      'Ada'
    ]);
    expect(committed[0]?.records).toHaveLength(2);
  });

  test('while it is on its way waits until that is stored', async () => {
    const { pipeline, committed, open } = pipelineBench({ batchSize: 1000 });
    await pipeline.take(people(1, 3), mark('a'));
    const again = pipeline.take([person(2)], mark('b'));
    await settle();
    expect(open.map(({ batch }) => batch.operations.length)).toEqual([3]);
    open[0]?.answer({});
    await again;
    expect(marksOf(committed)).toEqual(['a']);
    const finished = pipeline.finish();
    await settle();
    open[1]?.answer({});
    await finished;
    expect(marksOf(committed)).toEqual(['a', 'b']);
  });
});

describe('a failure in the middle', () => {
  test('stores what was complete, and nothing behind it', async () => {
    const { pipeline, committed, open } = pipelineBench();
    await pipeline.take(people(1, 2), mark('a'));
    await pipeline.take(people(3, 2), mark('b'));
    open[0]?.answer({});
    open[1]?.answer(new AuthError('iterable.api-key', 'no'));
    await settle();
    await expect(pipeline.take(people(5, 2), mark('c'))).rejects.toThrow(AuthError);
    await pipeline.drain();
    expect(marksOf(committed)).toEqual(['a']);
  });

  test('waits for what is under way', async () => {
    const { pipeline, committed, open } = pipelineBench();
    await pipeline.take(people(1, 2), mark('a'));
    await pipeline.take(people(3, 2), mark('b'));
    open[1]?.answer(new AuthError('iterable.api-key', 'no'));
    await settle();
    const drained = pipeline.drain();
    open[0]?.answer({});
    await drained;
    expect(marksOf(committed)).toEqual(['a']);
    await expect(pipeline.finish()).rejects.toThrow(AuthError);
  });

  test('of the ledger stops the run', async () => {
    const { pipeline, open } = pipelineBench({ commit: () => Promise.reject(new Error('disk full')) });
    await pipeline.take(people(1, 2), mark('a'));
    open[0]?.answer({});
    await expect(pipeline.finish()).rejects.toThrow('disk full');
    await pipeline.drain();
  });

  test('of the preparation stops the run before anything of the page is sent', async () => {
    const { pipeline, open } = pipelineBench({ prepare: () => Promise.reject(new Error('no')) });
    await expect(pipeline.take(people(1, 2), mark('a'))).rejects.toThrow('no');
    expect(open).toEqual([]);
  });
});

test('two batches in a row that could not be delivered: Iterable is unreachable, their records are deferred', async () => {
  const { pipeline, committed, open } = pipelineBench();
  const reading = (async () => {
    for (let page = 0; page < 5; page += 1) await pipeline.take(people(page * 2, 2), mark(String(page)));
    await pipeline.finish();
  })();
  const failed = expect(reading).rejects.toThrow(TransientError);
  for (let call = 0; call < 40; call += 1) {
    open.splice(0).forEach(({ answer }) => answer(unavailable()));
    await settle();
  }
  await failed;
  await pipeline.drain();
  expect(statusesOf(committed[0])).toEqual(['deferred', 'deferred']);
  expect(committed.length).toBeLessThan(5);
});

test('fields that Iterable drops are said', async () => {
  const { pipeline, notices, open } = pipelineBench();
  await pipeline.take(people(1, 2));
  open[0]?.answer({ filteredOutFields: ['nickname'] });
  await pipeline.finish();
  expect(notices).toEqual(['Iterable dropped the field nickname: it does not know them.']);
});

test('DESIGN 4: the counts of a page', () => {
  const statuses = ['delivered', 'delivered', 'unchanged', 'skipped', 'rejected', 'deferred'] as const;
  const records = statuses.map((status, number) => ({
    record: person(number),
    known: null,
    outcome: { recordId: contactId(number), object: 'Contact', status, code: '', message: '' },
    childIds: []
  }));
  expect(countsOf({ records, mapped: 4, again: false })).toEqual({
    extracted: 6,
    mapped: 4,
    delivered: 2,
    unchanged: 1,
    skipped: 1,
    rejected: 1,
    deferred: 1
  });
});
