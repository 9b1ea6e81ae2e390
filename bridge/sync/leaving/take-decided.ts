import type { Pipeline } from '../pipeline';
import type { RunParts, RunRequest } from '../run-parts';
import type { RunRecorder } from '../run-recorder';
import { readChosen, type Chosen, type ChosenReading } from './read-chosen';
import { readPutBack } from './read-put-back';

/** Records of a page. */
const atOnce = 2000;

interface Taking extends ChosenReading {
  readonly parts: Pick<RunParts, 'source' | 'ledger'>;
  readonly request: RunRequest;
  readonly pipeline: Pick<Pipeline, 'take' | 'finish'>;
  readonly recorder: Pick<RunRecorder, 'closeOthers' | 'notice' | 'undoes'>;
}

/** Records that were read by id, and those that were found not to be for the sync. */
export async function takeRead(
  { pipeline, recorder }: Pick<Taking, 'pipeline' | 'recorder'>,
  { records, others }: Chosen,
  about: { readonly again?: boolean } = {}
): Promise<void> {
  await pipeline.take(records, about);
  await recorder.closeOthers(others, about);
}

/** Removals that a person approved. Read fresh: whoever is back in scope by now is delivered, not removed. */
export async function takeApproved(run: Taking, heldRun: string): Promise<void> {
  run.recorder.notice(`Sends the removals that run ${heldRun} held and that were approved.`);
  for (let after: string | undefined; ;) {
    const held = await run.parts.ledger.heldRecords(heldRun, { after, limit: atOnce });
    const ids = held.map(({ recordId }) => recordId);
    await takeRead(run, await readChosen(run, ids));
    if (held.length < atOnce || run.request.signal?.aborted) return;
    after = ids.at(-1);
  }
}

/** What a run took away is sent again. False when stopped before the end. */
export async function takePutBack(run: Taking, removingRun: string): Promise<boolean> {
  const { recorder, parts, pipeline } = run;
  recorder.undoes(removingRun);
  recorder.notice(`Puts back what run ${removingRun} took away.`);
  for (let after: string | undefined; ;) {
    const taken = await parts.ledger.takenAwayBy(removingRun, { after, limit: atOnce });
    if (taken.some(({ takenAway }) => takenAway.some(({ what }) => what === 'user')))
      recorder.notice('Users that were deleted are made again; their history in Iterable is gone.');
    await takeRead(run, await readPutBack(run, taken));
    if (taken.length < atOnce) return true;
    await pipeline.finish();
    if (run.request.signal?.aborted) return false;
    after = taken.at(-1)?.recordId;
  }
}
