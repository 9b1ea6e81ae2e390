import type { Batch, Operation } from '../../../bridge/sync/model';
import { RateLimitError, TransientError } from '../../../bridge/errors';
import { BatchRejectedError, type BulkAnswer, type Clue, type Destination } from '../../../bridge/sync/ports';

/** One answer to a bulk call: what Iterable says, or what is thrown instead. */
export type Answer = Partial<BulkAnswer> | Error | ((batch: Batch) => Partial<BulkAnswer> | Error);

export interface ScriptedDestination extends Destination {
  /** Rows of each bulk call, in order. */
  readonly sent: Operation[][];
  readonly createNewFields: boolean[];
  fieldReads: number;
  calls: number;
}

/** Answers bulk calls in the order given; the last one answers all that follow. */
export function scriptedDestination(
  answers: readonly Answer[] = [{}],
  fields: Readonly<Record<string, string>> | Error = {}
): ScriptedDestination {
  const sent: Operation[][] = [];
  const createNewFields: boolean[] = [];
  return {
    sent,
    createNewFields,
    calls: 0,
    fieldReads: 0,
    async bulkUpdate(batch, options) {
      this.calls += 1;
      sent.push([...batch.operations]);
      createNewFields.push(options.createNewFields);
      await Promise.resolve();
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
      const given = typeof answer === 'function' ? answer(batch) : answer;
      if (given instanceof Error) throw given;
      return {
        failures: [],
        failCount: given.failures?.length ?? 0,
        filteredOutFields: [],
        createdFields: [],
        ...given
      };
    },
    fields() {
      this.fieldReads += 1;
      return fields instanceof Error
        ? Promise.reject(fields)
        : Promise.resolve(new Map(Object.entries(fields)));
    },
    changeEmail: () => Promise.reject(new Error('not scripted'))
  };
}

export const refusedWhole = (code = 'iterable.bad-json-body', clue: Clue = { kind: 'none' }) =>
  new BatchRejectedError(
    code,
    'Iterable refused the call: a value in the request has the wrong form.',
    clue,
    {
      fix: 'Correct the value.'
    }
  );

export const unavailable = () => new TransientError('iterable.unavailable', 'Iterable answered 503');

export const slowDown = (retryAfterSeconds: number | null = null) =>
  new RateLimitError('iterable.rate-limit', 'Iterable asks to slow down', { retryAfterSeconds });
