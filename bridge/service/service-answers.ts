import type { SalesforceBudget } from '../budgets/salesforce-budget';
import { homeOf, type HomeAnswer } from '../commands/home';
import type { Period } from '../commands/home-history';
import { statusOf, type StatusAnswer } from '../commands/status';
import type { ProjectDefinition } from '../config/sync-definition';
import { BridgeError } from '../errors';
import type { ProjectUse } from '../iterable/project-use';
import type { Ledger } from '../ledger/ledger';
import type { MessageListener } from '../outbound/message-listener';
import type { Clock } from '../sync/ports';
import type { Definitions } from './definitions';

/** What the service shows of itself is put together from these. */
export interface Shown {
  readonly bridge: {
    readonly settings: { readonly salesforce: { readonly allowedOrgId: string | null } };
    readonly org: { organizationId(): Promise<string> };
    readonly ledger: Ledger;
    readonly salesforceBudget: Pick<SalesforceBudget, 'status'>;
    readonly clock: Pick<Clock, 'now'>;
    useOf(project: ProjectDefinition): ProjectUse;
  };
  readonly definitions: Definitions;
  readonly pace: { readonly definitionSeconds: number };
  readonly listener: Pick<MessageListener, 'lastHeard'>;
}

/** Known from the settings, or from the sign-in that reading the definitions takes; that one waits between its tries. */
export async function servedOrg({
  bridge,
  definitions
}: Pick<Shown, 'bridge' | 'definitions'>): Promise<string> {
  if (bridge.settings.salesforce.allowedOrgId) return bridge.settings.salesforce.allowedOrgId;
  await definitions.config(Infinity);
  return bridge.org.organizationId();
}

/** `GET /v1/status`. */
export async function statusOfService(shown: Shown): Promise<StatusAnswer> {
  const { bridge, definitions, pace, listener } = shown;
  const { ledger, clock, salesforceBudget: budget } = bridge;
  const config = await definitions.config(pace.definitionSeconds);
  const organizationId = await servedOrg(shown);
  const { lastHeard } = listener;
  const answer = await statusOf({ config, organizationId, ledger, now: clock.now(), budget, lastHeard });
  return { ...answer, trouble: troubleOf(definitions) };
}

/** `GET /v1/home`: at once, with definitions as they are known. */
export async function homeOfService(
  { bridge, definitions }: Omit<Shown, 'listener'>,
  period: Period
): Promise<HomeAnswer> {
  const { ledger, clock, salesforceBudget: salesforce } = bridge;
  return homeOf(period, {
    config: await definitions.known(),
    trouble: troubleOf(definitions),
    ledger,
    salesforce,
    useOf: (project) => bridge.useOf(project),
    now: clock.now()
  });
}

/** Why the definitions are not the newest ones; null when they are. */
function troubleOf({ lastError: trouble }: Definitions): StatusAnswer['trouble'] {
  if (!(trouble instanceof BridgeError)) return null;
  return { code: trouble.code, message: trouble.message, fix: trouble.fix };
}
