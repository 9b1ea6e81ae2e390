/** `POST /composite/batch`: up to 25 calls after one another, each on its own. Source: salesforce-api 4. */
import { type Call, json, parserError, recordBody, type Reply } from '../http/exchange';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { innerCall } from './composite';

interface BatchRequest {
  readonly method: string;
  /** From the version on: `v66.0/query?q=...`. */
  readonly url: string;
  readonly richInput?: unknown;
}

interface BatchResult {
  readonly statusCode: number;
  readonly result: unknown;
}

export function batch(org: LocalOrgState, call: Call): Reply {
  const { batchRequests, haltOnError } = recordBody(call);
  if (!Array.isArray(batchRequests)) throw parserError('batchRequests must be an array');
  if (batchRequests.length > 25) {
    throw new OrgError(
      400,
      'LIMIT_EXCEEDED',
      `The request holds more than 25 subrequests: ${batchRequests.length}`
    );
  }
  const results: BatchResult[] = [];
  for (const request of batchRequests as BatchRequest[]) {
    const stopped = haltOnError === true && results.some(isError);
    results.push(stopped ? halted : run(org, call, request));
  }
  return json({ hasErrors: results.some(isError), results });
}

const isError = ({ statusCode }: BatchResult) => statusCode >= 400;

const halted: BatchResult = {
  statusCode: 412,
  result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }]
};

function run(org: LocalOrgState, call: Call, { method, url, richInput }: BatchRequest): BatchResult {
  org.usage.used += 1;
  const inner = innerCall(call, {
    method,
    url: `/services/data/${url.replace(/^\/?(services\/data\/)?/, '')}`,
    body: richInput
  });
  const { status, body } = org.answer(org, inner);
  return { statusCode: status, result: body ?? null };
}
