import type { OrgClock } from '../clock';
import { OrgError } from '../model';
import { type BulkJob, invalidState } from './bulk-job';

const week = 7 * 24 * 60 * 60 * 1000;

/** The jobs of one kind, kept for seven days. Source: salesforce-api 3.1 and 3.3. */
export class JobShelf<Job extends BulkJob> {
  private readonly jobs = new Map<string, Job>();

  constructor(private readonly clock: OrgClock) {}

  put(job: Job): Job {
    this.jobs.set(job.head.id, job);
    return job;
  }

  /** By id of either length. Throws NOT_FOUND. */
  get(id: string): Job {
    const job = this.all().find(({ head }) => head.id === id || head.id.slice(0, 15) === id);
    if (job) return job;
    throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  /** The newest last. */
  all(): Job[] {
    const oldest = this.clock.now().getTime() - week;
    for (const [id, job] of this.jobs) if (job.createdAt.getTime() < oldest) this.jobs.delete(id);
    return [...this.jobs.values()];
  }

  /** Throws INVALIDJOBSTATE for a job that is open or being worked on. */
  remove(id: string): void {
    const job = this.get(id);
    if (job.state === 'Open' || job.state === 'InProgress') {
      throw invalidState(`Deleting a job that is ${job.state} is not allowed`);
    }
    this.jobs.delete(job.head.id);
  }
}
