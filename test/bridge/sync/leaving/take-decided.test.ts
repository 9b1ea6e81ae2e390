import { takePutBack } from '../../../../bridge/sync/leaving/take-decided';
import type { TakenFrom } from '../../../../bridge/sync/leaving/leaving-ledger';
import { contactId, syncDefinition } from '../../../builders';

const atOnce = 2000;

/** So many records of which nothing is left are put back, and a stop comes with the first page. */
async function putBack(records: number, { stops }: { readonly stops: boolean }) {
  const stop = new AbortController();
  const all = Array.from({ length: records }, (_, n): TakenFrom => ({
    ...{ recordId: contactId(n), object: 'Lead', takenAway: [] }
  }));
  const closed: string[] = [];
  const run = {
    definition: syncDefinition(),
    extraction: { scope: {}, source: { query: () => Promise.resolve([]) } },
    ready: {},
    parts: {
      ledger: {
        takenAwayBy: (_run: string, { after = '' }) =>
          Promise.resolve(all.filter(({ recordId }) => recordId > after).slice(0, atOnce))
      }
    },
    request: { trigger: 'record', signal: stop.signal },
    pipeline: { take: () => Promise.resolve(), finish: () => Promise.resolve() },
    recorder: {
      undoes: () => undefined,
      notice: () => undefined,
      closeOthers: (others: readonly { recordId: string }[]) => {
        closed.push(...others.map(({ recordId }) => recordId));
        if (stops) stop.abort();
        return Promise.resolve();
      }
    }
  };
  return { complete: await takePutBack(run as never, 'run-1'), closed: closed.length };
}

test('H-20 a put-back that is stopped before the end is not done, and says so', async () => {
  expect(await putBack(atOnce + 1, { stops: true })).toEqual({ complete: false, closed: atOnce });
  expect(await putBack(atOnce + 1, { stops: false })).toEqual({ complete: true, closed: atOnce + 1 });
  expect(await putBack(1, { stops: true })).toEqual({ complete: true, closed: 1 });
});
