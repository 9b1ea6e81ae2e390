import type { Handler } from '../http/router';
import {
  createIngestJob,
  deleteIngestJob,
  getIngestJob,
  listIngestJobs,
  patchIngestJob,
  uploadBatch
} from './ingest-jobs';
import { failedResults, successfulResults, unprocessedRecords } from './ingest-results';
import {
  abortQueryJob,
  createQueryJob,
  deleteQueryJob,
  getQueryJob,
  listQueryJobs,
  queryResults,
  resultPages
} from './query-jobs';

/** The Bulk API 2.0, below `/services/data/vXX.X`. Source: salesforce-api 3. */
export const bulkRoutes: readonly (readonly [method: string, pattern: string, handler: Handler])[] = [
  ['POST', '/jobs/query', createQueryJob],
  ['GET', '/jobs/query', listQueryJobs],
  ['GET', '/jobs/query/:id', getQueryJob],
  ['PATCH', '/jobs/query/:id', abortQueryJob],
  ['DELETE', '/jobs/query/:id', deleteQueryJob],
  ['GET', '/jobs/query/:id/results', queryResults],
  ['GET', '/jobs/query/:id/resultPages', resultPages],
  ['POST', '/jobs/ingest', createIngestJob],
  ['GET', '/jobs/ingest', listIngestJobs],
  ['GET', '/jobs/ingest/:id', getIngestJob],
  ['PATCH', '/jobs/ingest/:id', patchIngestJob],
  ['DELETE', '/jobs/ingest/:id', deleteIngestJob],
  ['PUT', '/jobs/ingest/:id/batches', uploadBatch],
  ['GET', '/jobs/ingest/:id/successfulResults', successfulResults],
  ['GET', '/jobs/ingest/:id/failedResults', failedResults],
  ['GET', '/jobs/ingest/:id/unprocessedrecords', unprocessedRecords]
];
