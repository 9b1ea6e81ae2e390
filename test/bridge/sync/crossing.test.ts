import { Crossing } from '../../../bridge/sync/crossing';
import { Lanes } from '../../../bridge/sync/lanes';
import { contactId } from '../../builders';
import { people, person, pipelineBench, settle, statusesOf } from './pipeline-bench';

/** The pipeline of a run, which waits for full batches, and one for what was asked for in between. */
function twoPipelines() {
  const crossing = new Crossing();
  const main = pipelineBench({ crossing, batchSize: 1000 });
  const ahead = pipelineBench({ crossing, lanes: new Lanes(1000) });
  return { main, ahead };
}

const recordsOf = ({ batch }: { batch: { operations: readonly { recordId: string }[] } }): string[] =>
  batch.operations.map(({ recordId }) => recordId);

describe('DESIGN rule 5: what is asked for in between goes ahead of a run, and never beside it', () => {
  test('a record is sent at once while the batches of the run are not full yet', async () => {
    const { main, ahead } = twoPipelines();
    await main.pipeline.take(people(1, 3));
    expect(main.open).toEqual([]);
    await ahead.pipeline.take(people(9, 1));
    const finished = ahead.pipeline.finish();
    await settle();
    expect(ahead.open.map(recordsOf)).toEqual([[contactId(9)]]);
    ahead.open[0]?.answer({});
    await finished;
    expect(statusesOf(ahead.committed[0])).toEqual(['delivered']);
    expect(main.committed).toEqual([]);
  });

  test('a record that the run has in hand is taken when its outcome is stored, not before', async () => {
    const { main, ahead } = twoPipelines();
    await main.pipeline.take(people(1, 1));
    const taken = ahead.pipeline.take(people(1, 1)).then(() => ahead.pipeline.finish());
    await settle();
    expect(ahead.open).toEqual([]);
    const finished = main.pipeline.finish();
    await settle();
    main.open[0]?.answer({});
    await finished;
    await settle();
    expect(main.committed).toHaveLength(1);
    expect(ahead.open.map(recordsOf)).toEqual([[contactId(1)]]);
    ahead.open[0]?.answer({});
    await taken;
  });

  test('nor does the run touch one that goes ahead', async () => {
    const { main, ahead } = twoPipelines();
    await ahead.pipeline.take(people(1, 1));
    const aheadFinished = ahead.pipeline.finish();
    const taken = main.pipeline.take(people(1, 2)).then(() => main.pipeline.finish());
    await settle();
    expect(main.open).toEqual([]);
    ahead.open[0]?.answer({});
    await aheadFinished;
    await settle();
    expect(main.open.map(recordsOf)).toEqual([[contactId(1), contactId(2)]]);
    main.open[0]?.answer({});
    await taken;
  });

  test('a user whom two records concern is in one call at a time, also across both', async () => {
    const { main, ahead } = twoPipelines();
    const same = { Email: 'same@example.com' };
    await main.pipeline.take([person(1, same)]);
    const finished = main.pipeline.finish();
    await settle();
    const taken = ahead.pipeline.take([person(2, same)]).then(() => ahead.pipeline.finish());
    await settle();
    expect(main.open).toHaveLength(1);
    expect(ahead.open).toEqual([]);
    main.open[0]?.answer({});
    await settle();
    expect(ahead.open.map(recordsOf)).toEqual([[contactId(2)]]);
    ahead.open[0]?.answer({});
    await Promise.all([finished, taken]);
  });

  test('who waits for a user in a batch that is not full does not wait for ever: the run sends it when it has to wait itself', async () => {
    const { main, ahead } = twoPipelines();
    const same = { Email: 'same@example.com' };
    await main.pipeline.take([person(1, same)]);
    // Ahead: record 2 for the same user, whose call of the run has not gone out; the run then comes to record 2 too.
    const taken = ahead.pipeline.take([person(2, same)]).then(() => ahead.pipeline.finish());
    await settle();
    const next = main.pipeline.take([person(2, same)]);
    await settle();
    expect(main.open.map(recordsOf)).toEqual([[contactId(1)]]);
    main.open[0]?.answer({});
    await settle();
    ahead.open[0]?.answer({});
    await taken;
    await next;
  });

  test('what was sent ahead while the run waited for the record is not sent over by what was read before', async () => {
    const { main, ahead } = twoPipelines();
    await ahead.pipeline.take(people(1, 1));
    const aheadFinished = ahead.pipeline.finish();
    const isOutdated = (): boolean => ahead.committed.length > 0;
    const taken = main.pipeline.take(people(1, 1), { isOutdated }).then(() => main.pipeline.finish());
    await settle();
    ahead.open[0]?.answer({});
    await Promise.all([aheadFinished, taken]);
    expect(main.open).toEqual([]);
    expect(main.committed.map(({ records }) => records.length)).toEqual([0]);
    // The record is free again.
    await ahead.pipeline.take(people(1, 1));
  });

  test('a pipeline that failed holds nothing back', async () => {
    const { main, ahead } = twoPipelines();
    await main.pipeline.take(people(1, 1));
    await main.pipeline.drain();
    await ahead.pipeline.take(people(1, 1));
    const finished = ahead.pipeline.finish();
    await settle();
    ahead.open[0]?.answer({});
    await finished;
    expect(ahead.committed).toHaveLength(1);
  });
});
