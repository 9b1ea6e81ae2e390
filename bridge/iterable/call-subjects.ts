import { noFailures, type BegunCall, type CallSubject } from '../calls/call-log';
import type { Batch, Identity, Operation } from '../sync/model';
import type { BulkAnswer } from '../sync/ports';
import { bulkBody } from './bulk-body';
import { endpoints, type EndpointName } from './endpoints';
import type { CallParts } from './iterable-calls';

/** Rows of a batch that are kept although the answer does not name them. */
const firstRows = 3;

/** A call as the record of calls is told of it; one that is about nobody asks for what a project has. */
export const begunCall = (
  name: EndpointName,
  parts: CallParts,
  { key, subject }: { readonly key?: object; readonly subject?: CallSubject }
): BegunCall => ({
  side: 'iterable',
  endpoint: name,
  method: endpoints[name].method,
  path: endpoints[name].path,
  segments: parts.path,
  bytes: Buffer.byteLength(parts.body ?? ''),
  key: key ?? JSON.stringify([name, parts.path, parts.query]),
  subject: subject ?? { ...singleSubject(parts), open: true }
});

/** A batch: its envelope, its first rows, and those that the answer names. */
export function batchSubject(
  batch: Batch,
  options: { createNewFields: boolean },
  read: (answer: unknown) => BulkAnswer
): CallSubject {
  const { operations } = batch;
  const ids = operations.map(({ recordId }) => recordId);
  return {
    rows: operations.length,
    records: () => ids,
    request: (answer) =>
      JSON.parse(bulkBody({ ...batch, operations: shownRows(operations, answer) }, options)) as unknown,
    shown: (answer) => shownRows(operations, answer).map(({ recordId }) => recordId),
    whole: () => operations.map(({ payload }) => payload),
    failures: (answer) => (answer === null ? noFailures : failuresOf(read, answer))
  };
}

/** A call about one record or none. */
export function singleSubject(
  parts: CallParts,
  about: { operation?: Operation; user?: Identity } = {}
): CallSubject {
  const { operation, user } = about;
  const asked = { ...(parts.query && { query: parts.query }), ...bodyOf(parts) };
  const ids = operation ? [operation.recordId] : [];
  return {
    rows: 1,
    records: () => ids,
    user: user?.key,
    request: () => asked,
    shown: () => ids,
    whole: () => ({ ...asked, ...parts.path }),
    failures: () => noFailures
  };
}

const bodyOf = ({ body }: CallParts): object =>
  body === undefined ? {} : (JSON.parse(body) as Record<string, unknown>);

function failuresOf(read: (answer: unknown) => BulkAnswer, answer: unknown) {
  try {
    const { failures, failCount, disallowedEventNames } = read(answer);
    const causes = failures.map(({ cause }) => `iterable.${cause}`);
    if (disallowedEventNames.length > 0) causes.push('iterable.event-not-allowed');
    if (failCount > 0 && causes.length === 0) causes.push('iterable.unexplained');
    return { count: failCount, causes: [...new Set(causes)] };
  } catch {
    // What cannot be read is said where it is read for the run.
    return noFailures;
  }
}

function shownRows(operations: readonly Operation[], answer: unknown): readonly Operation[] {
  const named = namesIn(answer);
  return operations.filter((operation, index) => index < firstRows || isNamed(operation, named));
}

const isNamed = ({ identity, payload }: Operation, named: ReadonlySet<string>): boolean =>
  named.size > 0 &&
  [identity.value, payload.email, payload.userId, payload.eventName].some(
    (name) => typeof name === 'string' && named.has(name.toLowerCase())
  );

/** Every text in the lists of an answer, in lower case. */
function namesIn(answer: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (typeof answer !== 'object' || answer === null) return names;
  for (const item of Object.values(answer) as unknown[]) {
    if (typeof item === 'string' && Array.isArray(answer)) names.add(item.toLowerCase());
    else namesIn(item, names);
  }
  return names;
}
