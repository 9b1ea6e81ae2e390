/** `/jobs/ingest`: an upload, its work, and what became of every record. Source: salesforce-api 3.2. */
import { type Call, json, noContent, recordBody, type Reply, userOf, versionOf } from '../http/exchange';
import { type ObjectSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import { visibleField } from '../resources/write-record';
import { advance } from './advance';
import { invalidState } from './bulk-job';
import { csvType, readFormat } from './csv';
import { IngestJob, type Operation, operations } from './ingest-job';
import { processUpload } from './ingest-rows';
import { listJobs } from './list-jobs';
import { checkObject } from './query-plan';

const recordsInBatch = 10_000;

const invalidJob = (message: string) => new OrgError(400, 'INVALIDJOB', `InvalidJob : ${message}`);

export function createIngestJob(org: LocalOrgState, call: Call): Reply {
  const body = recordBody(call);
  const operation = operations.find((name) => name === body.operation);
  if (!operation) throw invalidJob(`Operation ${String(body.operation)} is not supported`);
  const object = org.source.schemaOf(String(body.object));
  if (!object)
    throw new OrgError(400, 'INVALIDENTITY', `InvalidEntity : '${String(body.object)}' is not supported`);
  checkObject(object.name, org.bulk.options.unsupportedObjects);
  const key = readKey(object, operation, body);
  const format = readFormat(body);
  const head = {
    id: org.bulk.nextId(),
    operation,
    object: object.name,
    createdById: userOf(call),
    version: versionOf(call),
    ...format
  };
  const job = new IngestJob(operation, key, format, head, org.clock, org.bulk.options.pace);
  return json(org.bulk.ingests.put(job).summary());
}

function readKey(object: ObjectSchema, operation: Operation, body: Row): string | undefined {
  const given = body.externalIdFieldName;
  if (operation !== 'upsert') return undefined;
  if (typeof given !== 'string' || given === '') {
    throw invalidJob(
      `External ID was blank for ${object.name}. An External ID must be specified for upsert.`
    );
  }
  const field = visibleField(object, given);
  if (field && (field.externalId || field.idLookup || field.type === 'id')) return field.name;
  throw invalidJob(
    `Field name provided, ${given.toLowerCase()} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`
  );
}

function jobOf(org: LocalOrgState, call: Call): IngestJob {
  const job = org.bulk.ingests.get(call.params.id ?? '');
  return advance(org, job, () => processUpload(org, job));
}

/** Takes the data of a job, once; nothing is looked at yet. */
export function uploadBatch(org: LocalOrgState, call: Call): Reply {
  const type = call.headers['content-type'] ?? '';
  if (!/^text\/csv\b/i.test(type)) {
    throw new OrgError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content type ${type} is not supported`);
  }
  const job = jobOf(org, call);
  if (job.state !== 'Open') throw invalidState(`The job is ${job.state}: it takes no data`);
  if (job.upload !== undefined) throw secondUpload(job.head.id);
  const { maxUploadBytes } = org.bulk.options;
  if (Buffer.byteLength(call.body) > maxUploadBytes) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `The data of a job is at most ${maxUploadBytes} bytes`);
  }
  job.upload = call.body;
  return { status: 201 };
}

const secondUpload = (id: string) =>
  new OrgError(
    400,
    'CLIENTINPUTERROR',
    `InvalidBatch : Found multiple contents for job: <${id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`
  );

export function patchIngestJob(org: LocalOrgState, call: Call): Reply {
  const { state } = recordBody(call);
  const job = jobOf(org, call);
  if (state === 'UploadComplete') close(org, job);
  else if (state === 'Aborted') abort(job);
  else throw invalidState(`A job cannot be set to ${String(state)}`);
  return json(job.summary());
}

function close(org: LocalOrgState, job: IngestJob): void {
  if (job.state !== 'Open') throw invalidState(`The job is ${job.state}: it cannot be closed`);
  const records = (job.upload ?? '').split('\n').length - 1;
  org.bulk.batches.use(Math.ceil(records / recordsInBatch));
  job.submit();
}

/** What was not worked on stays undone. */
function abort(job: IngestJob): void {
  if (job.isOver) throw invalidState('Aborting already Completed Job not allowed');
  job.move('Aborted');
}

export function getIngestJob(org: LocalOrgState, call: Call): Reply {
  org.bulk.ingests.get(call.params.id ?? '').look();
  return json(jobOf(org, call).details());
}

export function listIngestJobs(org: LocalOrgState, call: Call): Reply {
  return json(listJobs(org.bulk.ingests.all(), call, 'ingest'));
}

export function deleteIngestJob(org: LocalOrgState, call: Call): Reply {
  jobOf(org, call);
  org.bulk.ingests.remove(call.params.id ?? '');
  return noContent;
}

/** A job whose results may be read. Throws INVALIDJOBSTATE before it is over. */
export function jobThatIsOver(org: LocalOrgState, call: Call): IngestJob {
  const job = jobOf(org, call);
  if (!job.isOver) throw invalidState(`The job is ${job.state}: it has no results`);
  return job;
}

export const csvReply = (text: string): Reply => ({ status: 200, text, headers: csvType });
