import { type Ask, askOrg } from '../ask-org';
import type { LocalOrg } from '../local-org';
import type { Row } from '../model';

export interface CsvAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks a running org for jobs and their CSV, as a client without any library would. */
export class BulkClient {
  readonly ask: Ask;
  private readonly token: string;

  constructor(private readonly org: LocalOrg) {
    this.ask = askOrg(org);
    this.token = org.sessions.issue(org.integrationUserId).token;
  }

  /** The job that a POST answers. */
  async create(kind: 'query' | 'ingest', body: Row): Promise<Row> {
    const { status, body: job } = await this.ask('POST', `jobs/${kind}`, { body });
    expect([status, job]).toEqual([200, expect.anything()]);
    return job as Row;
  }

  /** Asks for a job until its state is the wanted one, ten times at most. */
  async until(kind: 'query' | 'ingest', id: unknown, state: string): Promise<Row> {
    let job: Row = {};
    for (let look = 0; look < 10 && job.state !== state; look += 1) job = await this.get(kind, id);
    expect(job.state).toBe(state);
    return job;
  }

  async get(kind: 'query' | 'ingest', id: unknown): Promise<Row> {
    return (await this.ask('GET', `jobs/${kind}/${String(id)}`)).body as Row;
  }

  async csv(path: string, version = '66.0'): Promise<CsvAnswer> {
    const url = `${this.org.url}/services/data/v${version}/jobs/${path}`;
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${this.token}`, accept: 'text/csv' }
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  upload(id: unknown, body: string) {
    return this.ask('PUT', `jobs/ingest/${String(id)}/batches`, {
      body,
      headers: { 'content-type': 'text/csv' }
    });
  }

  close(id: unknown) {
    return this.ask('PATCH', `jobs/ingest/${String(id)}`, { body: { state: 'UploadComplete' } });
  }

  /** A whole ingest job: its details once it is complete. */
  async ingest(job: Row, csv: string): Promise<Row> {
    const { id } = await this.create('ingest', job);
    expect((await this.upload(id, csv)).status).toBe(201);
    expect((await this.close(id)).status).toBe(200);
    return this.until('ingest', id, 'JobComplete');
  }
}
