import { type Credentials, makeCredentials } from './auth/credentials';
import { Sessions } from './auth/sessions';
import { BulkJobs } from './bulk/bulk-jobs';
import type { BulkOptions } from './bulk/bulk-options';
import { OrgClock } from './clock';
import { Cursors } from './cursors';
import { Faults } from './faults';
import { ListViews } from './list-views';
import { Reports } from './reports';
import type { Call, Reply } from './http/exchange';
import { OutboundMessages } from './outbound/outbound-messages';
import { Catalog, type HiddenFields } from './schema/catalog';
import { switchOnPersonAccounts } from './schema/person-account';
import { standardObjects } from './schema/standard-objects';
import { VisibleSource } from './source';
import type { DuplicateRule } from './store/duplicate-rules';
import type { TrackedFields } from './store/field-history';
import { RecordStore } from './store/record-store';
import { defaultSwitches, type Switches } from './switches';
import { foundOrg } from './found-org';
import { ApiUsage } from './usage';

export interface OrgOptions {
  /** Defaults: an app and a user of its own, with a key pair made for this process. */
  readonly credentials?: Partial<Credentials>;
  readonly switches?: Partial<Switches>;
  /** Seconds without a call after which an access token no longer holds; 7200. */
  readonly sessionSeconds?: number;
  /** API calls a day; 15000. */
  readonly dailyApiRequests?: number;
  /** IANA zone of the integration user: date literals are taken in it; GMT. */
  readonly timeZone?: string;
  /** Fields that the integration user may not see. */
  readonly hiddenFields?: HiddenFields;
  /** Fields whose history is kept, e.g. `{ Contact: ['Email'] }`; none, as in a new org. */
  readonly trackedFields?: TrackedFields;
  /** 18 characters; the default is the same for each local org. */
  readonly orgId?: string;
  /** Pace and sizes of the Bulk API. */
  readonly bulk?: Partial<BulkOptions>;
  /** Where the clock stands at the start; without it the clock is the machine's. */
  readonly now?: Date | string;
}

/** A request that the org answered. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly status: number;
}

/** Everything an org is, without the server in front of it. */
export class LocalOrgState {
  readonly clock = new OrgClock();
  readonly catalog = new Catalog(standardObjects);
  readonly switches: Switches;
  readonly credentials: Credentials;
  readonly orgId: string;
  readonly store: RecordStore;
  readonly source: VisibleSource;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  readonly faults = new Faults();
  readonly usage: ApiUsage;
  readonly bulk: BulkJobs;
  readonly listViews: ListViews;
  readonly reports: Reports;
  readonly outbound: OutboundMessages;
  readonly requests: LoggedRequest[] = [];
  /** Duplicate rules in the order they are asked; none at first. */
  readonly duplicateRules: DuplicateRule[] = [];
  /** Who the clients act as; the owner of what they create. */
  readonly integrationUserId: string;
  /** Another person of the org: rows that are loaded belong to them. */
  readonly adminUserId: string;
  private describedRevision = -1;
  private describedAt = new Date(0);
  /** Set once the server listens; no slash at the end. */
  url = 'http://127.0.0.1';

  constructor(
    options: OrgOptions,
    /** Answers a call inside another, as composite needs it. */
    readonly answer: (org: LocalOrgState, call: Call) => Reply
  ) {
    if (options.now !== undefined) this.clock.set(options.now);
    this.switches = { ...defaultSwitches, ...options.switches };
    if (this.switches.personAccounts) switchOnPersonAccounts(this.catalog);
    this.credentials = makeCredentials(options.credentials);
    this.orgId = options.orgId ?? '00Dbn0000000001EAA';
    this.usage = new ApiUsage(options.dailyApiRequests ?? 15000);
    this.sessions = new Sessions(this.orgId, this.clock, options.sessionSeconds ?? 7200);
    this.cursors = new Cursors(this.clock);
    this.bulk = new BulkJobs(this.clock, options.bulk);
    this.adminUserId = '005bn0000000001AAA';
    this.integrationUserId = '005bn0000000002AAA';
    const zone = options.timeZone ?? 'GMT';
    this.store = new RecordStore(this.catalog, this.clock, this.switches, this.adminUserId);
    this.source = new VisibleSource(this.catalog, this.store, this.clock, this.switches, zone);
    if (options.hiddenFields) this.source.hide(options.hiddenFields);
    for (const [object, fields] of Object.entries(options.trackedFields ?? {}))
      this.store.history.track(object, fields);
    const load = this.store.load.bind(this.store);
    this.listViews = new ListViews(load);
    this.reports = new Reports(load);
    this.outbound = new OutboundMessages(this);
    foundOrg(this, zone);
  }

  /** When an object or field last changed, as `Last-Modified` of describe tells it. */
  schemaChangedAt(): Date {
    if (this.describedRevision !== this.catalog.revision) {
      this.describedRevision = this.catalog.revision;
      this.describedAt = this.clock.now();
    }
    return this.describedAt;
  }
}
