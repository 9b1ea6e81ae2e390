import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceSchema } from '../sync/source-schema';
import { ConfigError, RateLimitError, RejectedError, TransientError } from '../errors';
import { noCallLog, type CallLog } from '../calls/call-log';
import { begunCall } from './call-subject';
import type { OrgAccess } from './org-access';
import type {
  DeletedIds,
  ListView,
  RecordUpdate,
  ReportRows,
  Source,
  Unusable,
  UpdateResult
} from '../sync/ports';
import { compositeAnswer, limitsAnswer, queryAnswer, readAnswer } from './answers';
import { completeChildren } from './child-rows';
import { readDeletedIds } from './deleted-ids';
import { readLimitInfo, type CallMeter } from './limit-info';
import { isListViewId, listViewIdQuery, noListView, readListView } from './list-view';
import { namesIn, plainNames, type Names } from './namespace';
import { planPath, type QueryPlan, readPlan } from './query-plan';
import { readDescribe, unknownObject } from './read-describe';
import { readSalesforceError } from './read-errors';
import { noReport, readReport, reportPath } from './report';
import { SessionKeeper } from './session-keeper';
import { restCall, type RestAnswer, type RestRequest } from './transport';
import { removeRows, updateRows, upsertRows } from './write-rows';

export interface SalesforceOptions {
  readonly now?: () => Date;
  /** Longest wait for one call, in milliseconds. Salesforce ends queries after 120 s by itself (salesforce-api 2.2). */
  readonly timeoutMs?: number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Hears of the calls of clients that have no log of their own. */
  readonly log?: CallLog;
  readonly meter?: CallMeter;
}

/** Above this length a query travels as a sub-request of a POST (salesforce-api 2.2: 16,384 bytes is the end). */
const longestQueryUri = 8000;
const describeLifeMs = 60 * 60 * 1000;
/** Before the second, third and last attempt of a call; half of each is by chance. */
const waitsMs = [1000, 3000, 9000];
/** The very same call would fail again: the next run goes on from the bookmark. */
const notRepeated: ReadonlySet<string> = new Set(['sf.query-timeout', 'sf.cursor-lost']);

const mayPass = (error: unknown): boolean => error instanceof TransientError && !notRepeated.has(error.code);

/** A child subquery stands before the first FROM, its own; a semi-join behind that of the query. */
function selectsChildren(soql: string): boolean {
  const subquery = soql.search(/\(\s*SELECT\s/i);
  return subquery >= 0 && subquery < soql.search(/\sFROM\s/i);
}

/** What an org shares among all runs: one session, one cache of describes. */
export class SalesforceOrg {
  readonly names: Names;
  private readonly keeper: SessionKeeper;
  private readonly describes = new Map<string, { readonly schema: SourceSchema; readonly until: number }>();
  private readonly timeoutMs: number;
  private readonly now: () => Date;
  private readonly sleep: (milliseconds: number) => Promise<void>;
  private readonly meter: CallMeter | undefined;
  private readonly log: CallLog;

  constructor(
    private readonly settings: OrgAccess,
    options: SalesforceOptions = {}
  ) {
    this.now = options.now ?? (() => new Date());
    this.sleep = options.sleep ?? ((milliseconds) => sleep(milliseconds));
    this.timeoutMs = options.timeoutMs ?? 130_000;
    this.meter = options.meter;
    this.log = options.log ?? noCallLog;
    this.keeper = new SessionKeeper(settings, this.now);
    this.names = namesIn(settings.namespace);
  }

  /** A client with a call counter of its own, e.g. for one run. */
  client(log = this.log): SalesforceClient {
    return new SalesforceClient(this, log);
  }

  organizationId(): Promise<string> {
    return this.keeper.organizationId();
  }

  /** Id of the integration user. */
  userId(): Promise<string> {
    return this.keeper.userId();
  }

  /** One call; what may pass is tried again. `counted` and the log hear of every attempt. */
  async call(request: RestRequest, counted: () => void, log: CallLog): Promise<RestAnswer> {
    const connection = await this.keeper.connection();
    const begun = begunCall(request, this.apiVersion);
    const { timeoutMs } = this;
    for (let attempt = 0; ; attempt += 1) {
      counted();
      this.meter?.made();
      try {
        const answer = await restCall(connection, request, { timeoutMs, begin: () => log.begin(begun) });
        this.meter?.answered(readLimitInfo(answer.headers));
        return answer;
      } catch (error) {
        if (error instanceof RateLimitError) this.meter?.refused();
        const wait = waitsMs[attempt];
        if (wait === undefined || request.once || !mayPass(error)) throw error;
        await this.sleep(wait / 2 + (wait / 2) * Math.random());
      }
    }
  }

  cachedDescribe(object: string): SourceSchema | null {
    const cached = this.describes.get(object.toLowerCase());
    return cached && cached.until > this.now().getTime() ? cached.schema : null;
  }

  cacheDescribe(object: string, schema: SourceSchema): void {
    this.describes.set(object.toLowerCase(), { schema, until: this.now().getTime() + describeLifeMs });
  }

  /** What was seen before may no longer be so: access was given, a field was made. */
  forgetDescribes(): void {
    this.describes.clear();
  }

  get apiVersion(): string {
    return this.settings.apiVersion;
  }
}

/** The only user of the org's REST API; every method throws the errors of `errors.ts`. */
export class SalesforceClient implements Source {
  calls = 0;

  constructor(
    private readonly org: SalesforceOrg,
    private readonly log: CallLog
  ) {}

  qualify(name: string): string {
    return this.org.names.qualify(name);
  }

  organizationId(): Promise<string> {
    return this.org.organizationId();
  }

  async serverTime(): Promise<Date> {
    const { headers } = await this.call({ method: 'GET', path: `/services/data/v${this.org.apiVersion}` });
    const moment = new Date(headers.date ?? '');
    if (!Number.isNaN(moment.getTime())) return moment;
    throw new TransientError('sf.no-date', 'Salesforce answered without a Date header.');
  }

  async describe(object: string): Promise<SourceSchema> {
    const cached = this.org.cachedDescribe(object);
    if (cached) return cached;
    const { body } = await this.call({
      method: 'GET',
      path: `/sobjects/${encodeURIComponent(object)}/describe`
    }).catch((error: unknown) => {
      throw unknownObject(object, error);
    });
    const schema = readDescribe(body);
    this.org.cacheDescribe(object, schema);
    return schema;
  }

  async query(
    soql: string,
    { includeDeleted }: { includeDeleted: boolean }
  ): Promise<Record<string, unknown>[]> {
    const resource = includeDeleted ? 'queryAll' : 'query';
    let page = readAnswer(queryAnswer, await this.firstPage(resource, soql), 'a query');
    const rows = [...page.records];
    while (!page.done && page.nextRecordsUrl) {
      page = await this.nextPage(page.nextRecordsUrl);
      rows.push(...page.records);
    }
    return selectsChildren(soql) ? completeChildren(rows, (url) => this.nextPage(url)) : rows;
  }

  /** How Salesforce would run the query; null where it does not say. Asked once. */
  async plan(soql: string): Promise<QueryPlan | null> {
    const path = planPath(soql);
    return path === null ? null : readPlan((await this.call({ method: 'GET', path, once: true })).body);
  }

  deletedIds(object: string, start: string, end: string): Promise<DeletedIds> {
    const asking = {
      call: (request: RestRequest) => this.call(request),
      serverTime: () => this.serverTime()
    };
    return readDeletedIds(asking, object, new Date(start), new Date(end));
  }

  async listView(object: string, view: string): Promise<ListView | Unusable> {
    const id = isListViewId(view) ? view : await this.listViewId(object, view);
    const path = `/sobjects/${encodeURIComponent(object)}/listviews/${id}/describe`;
    const body = id && (await this.callIfAllowed({ method: 'GET', path }));
    return body ? readListView(object, body) : noListView(object);
  }

  async report(id: string): Promise<ReportRows | Unusable> {
    const body = await this.callIfAllowed({ method: 'GET', path: reportPath(id) });
    return body ? readReport(body) : noReport;
  }

  private async listViewId(object: string, name: string): Promise<string | null> {
    const [row] = await this.query(listViewIdQuery(object, name), { includeDeleted: false });
    return typeof row?.Id === 'string' ? row.Id : null;
  }

  /** The answer, or null where the org refuses for good: what is asked for is not there, or not for this user. */
  private async callIfAllowed(request: RestRequest): Promise<unknown> {
    try {
      return (await this.call(request)).body;
    } catch (error) {
      if (error instanceof ConfigError || error instanceof RejectedError) return null;
      throw error;
    }
  }

  private async nextPage(path: string) {
    const { body } = await this.call({ method: 'GET', path });
    return readAnswer(queryAnswer, body, 'a query');
  }

  updateRecords(object: string, records: readonly RecordUpdate[]): Promise<UpdateResult[]> {
    return updateRows((request) => this.call(request), object, records);
  }

  /** Makes or changes up to 200 rows by an external id; results as of `updateRecords`. */
  upsertRecords(
    about: { readonly object: string; readonly key: string },
    rows: readonly Readonly<Record<string, unknown>>[]
  ): Promise<UpdateResult[]> {
    return upsertRows((request) => this.call(request), about, rows);
  }

  /** Deletes up to 200 records; results as of `updateRecords`. */
  removeRecords(ids: readonly string[]): Promise<UpdateResult[]> {
    return removeRows((request) => this.call(request), ids);
  }

  /** A custom metadata type whole: no OR and no locator there, so by Id (salesforce-api 9). Names without namespace. */
  async readMetadata(type: string, columns: readonly string[]): Promise<Record<string, unknown>[]> {
    const { names } = this.org;
    const select = ['Id', ...columns.map((column) => names.qualify(column))].join(', ');
    const rows: Record<string, unknown>[] = [];
    for (let last = ''; ;) {
      const where = last ? ` WHERE Id > '${last}'` : '';
      const soql = `SELECT ${select} FROM ${names.qualify(type)}${where} ORDER BY Id LIMIT 2000`;
      const page = await this.query(soql, { includeDeleted: false });
      rows.push(...page.map((row) => plainNames(row, names)));
      if (page.length < 2000) return rows;
      last = String(page[page.length - 1]?.Id);
    }
  }

  /** Daily API calls of the org, used by everybody: maximum and what is left. */
  async apiLimits(): Promise<{ max: number; remaining: number } | null> {
    const { body } = await this.call({ method: 'GET', path: '/limits' });
    const daily = readAnswer(limitsAnswer, body, 'limits').DailyApiRequests;
    return daily ? { max: daily.Max, remaining: daily.Remaining } : null;
  }

  private async firstPage(resource: string, soql: string): Promise<unknown> {
    const path = `/${resource}?q=${encodeURIComponent(soql)}`;
    if (path.length <= longestQueryUri) return (await this.call({ method: 'GET', path })).body;
    const request = {
      method: 'GET',
      url: `/services/data/v${this.org.apiVersion}${path}`,
      referenceId: 'query'
    };
    const { body } = await this.call({
      method: 'POST',
      path: '/composite',
      body: { compositeRequest: [request] }
    });
    const [answer] = readAnswer(compositeAnswer, body, 'a query').compositeResponse;
    if (answer && answer.httpStatusCode < 400) return answer.body;
    const [error] = answer?.body as [{ errorCode?: string; message?: string }];
    throw readSalesforceError(Object.assign(new Error(error.message), { errorCode: error.errorCode }));
  }

  private call(request: RestRequest): Promise<RestAnswer> {
    const counted = (): void => {
      this.calls += 1;
    };
    return this.org.call(request, counted, this.log);
  }
}
