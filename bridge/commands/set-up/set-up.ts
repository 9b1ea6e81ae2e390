import { projectOfRow } from '../../config/projects';
import { columnsOf, projectRow } from '../../config/rows';
import type { ProjectDefinition } from '../../config/sync-definition';
import type { Ledger } from '../../ledger/ledger';
import type { Bridge } from '../../wire';
import { doctorCommand, type Finding, type FindingCode } from '../doctor';

/** How far an org is with its set-up, as the bridge sees it. */
export interface SetUpAnswer {
  readonly organizationId: string | null;
  readonly orgName: string | null;
  /** Null when Salesforce cannot be asked. */
  readonly isSandbox: boolean | null;
  /** Whom the bridge is in the org; null when it cannot sign in. */
  readonly user: IntegrationUser | null;
  readonly checks: readonly SetUpCheck[];
  readonly projects: readonly KnownProject[];
  /** A key that serves the only project. */
  readonly hasDefaultKey: boolean;
  /** A record that Iterable accepted in one of the latest runs. */
  readonly firstSent: SentRecord | null;
}

export interface IntegrationUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

export interface SetUpCheck {
  readonly code: FindingCode;
  readonly system: 'bridge' | 'salesforce' | 'iterable';
  /** Object or project that it concerns; empty for none. */
  readonly about: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly sentence: string;
  readonly fix: string;
}

export interface KnownProject {
  readonly name: string;
  readonly label: string;
  readonly dataCenter: ProjectDefinition['dataCenter'];
  readonly projectType: ProjectDefinition['type'];
  /** The org that it was connected from; null when it does not say. */
  readonly organizationId: string | null;
  readonly isActive: boolean;
  readonly hasKey: boolean;
}

export interface SentRecord {
  readonly recordId: string;
  readonly objectName: string;
  readonly syncName: string;
  readonly at: string;
}

/** Runs that are looked through for a record that was sent. */
const runsLookedAt = 50;

/** Every check of `bridge doctor`, and what the assistant has to know besides; changes nothing. */
export async function setUpCommand(bridge: Bridge): Promise<SetUpAnswer> {
  const findings = await doctorCommand(bridge);
  const isSignedIn = findings.some(({ code, ok }) => code === 'sign-in' && ok);
  const org = isSignedIn ? await orgOf(bridge) : unknownOrg;
  return {
    ...org,
    checks: findings.map(checkOf),
    projects: isSignedIn ? await projectsOf(bridge) : [],
    hasDefaultKey: bridge.settings.iterable.apiKeys.has(''),
    firstSent: await sentRecord(bridge.ledger)
  };
}

const systems: Readonly<Record<FindingCode, SetUpCheck['system']>> = {
  store: 'bridge',
  queue: 'bridge',
  clock: 'bridge',
  'sign-in': 'salesforce',
  calls: 'salesforce',
  definitions: 'salesforce',
  permissions: 'salesforce',
  project: 'iterable'
};

/** What keeps nothing from working yet. */
const warnings: ReadonlySet<FindingCode> = new Set(['calls', 'definitions', 'permissions']);

/** Where the bridge keeps its files is nobody's business on a screen. */
const ownAffairs: ReadonlySet<FindingCode> = new Set(['store', 'queue']);

function checkOf({ code, what, ok, detail, fix }: Finding): SetUpCheck {
  const isHidden = ok && ownAffairs.has(code);
  const about = /^(?:Permissions on|Iterable project) (.*)$/.exec(what)?.[1] ?? '';
  const failed = warnings.has(code) ? 'warn' : 'fail';
  return {
    code,
    system: systems[code],
    about,
    state: ok ? 'ok' : failed,
    sentence: isHidden ? '' : detail,
    fix
  };
}

const unknownOrg = { organizationId: null, orgName: null, isSandbox: null, user: null };

async function orgOf({ org }: Pick<Bridge, 'org'>) {
  const client = org.client();
  const [organization] = await client.query('SELECT Name, IsSandbox FROM Organization LIMIT 1', everybody);
  return {
    organizationId: await org.organizationId(),
    orgName: textOf(organization?.Name),
    isSandbox: organization?.IsSandbox === true,
    user: await integrationUser({ org })
  };
}

const everybody = { includeDeleted: false };

/** The user whom the bridge signs in as. */
export async function integrationUser({ org }: Pick<Bridge, 'org'>): Promise<IntegrationUser> {
  const id = await org.userId();
  const soql = `SELECT Name, Username FROM User WHERE Id = '${id}'`;
  const [user] = await org.client().query(soql, everybody);
  return { id, name: textOf(user?.Name) ?? id, username: textOf(user?.Username) ?? '' };
}

async function projectsOf({ org, settings }: Pick<Bridge, 'org' | 'settings'>): Promise<KnownProject[]> {
  const rows = await org.client().readMetadata('Iterable_Project__mdt', columnsOf(projectRow));
  return rows.flatMap((raw) => {
    const read = projectRow.safeParse(raw);
    if (!read.success) return [];
    const { name, dataCenter, type, organizationId, active } = projectOfRow(read.data, []);
    const { apiKeys } = settings.iterable;
    const hasKey = apiKeys.has(name.toUpperCase()) || apiKeys.has('');
    const label = read.data.MasterLabel ?? name;
    return [{ name, label, dataCenter, projectType: type, organizationId, isActive: active, hasKey }];
  });
}

async function sentRecord(ledger: Pick<Ledger, 'runs' | 'outcomesOfRun'>): Promise<SentRecord | null> {
  const runs = await ledger.runs({ limit: runsLookedAt });
  const found = runs.find(({ counts }) => counts.delivered > 0);
  if (!found) return null;
  const [outcome] = await ledger.outcomesOfRun(found.run, { status: 'delivered', limit: 1 });
  if (!outcome) return null;
  const { recordId, object: objectName, sync: syncName, at } = outcome;
  return { recordId, objectName, syncName, at };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
