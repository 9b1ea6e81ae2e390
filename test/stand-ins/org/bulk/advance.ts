import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { type BulkJob, JobFailure } from './bulk-job';

/** Does the work of a job whose time has come; what goes wrong with the whole of it makes it fail. */
export function advance<Job extends BulkJob>(org: LocalOrgState, job: Job, work: () => void): Job {
  if (!job.isDue()) return job;
  try {
    org.bulk.strike();
    work();
    job.move('JobComplete');
  } catch (error) {
    if (!(error instanceof JobFailure) && !(error instanceof OrgError)) throw error;
    job.errorMessage = error instanceof JobFailure ? error.reason : `${error.errorCode} : ${error.message}`;
    job.move('Failed');
  }
  return job;
}
