import type { ProjectDefinition } from '../config/sync-definition';
import { endpoints } from '../iterable/endpoints';
import { forecast, type Forecast } from '../sync/forecast/forecast';
import type { Call } from '../sync/model';
import type { RunRequest } from '../sync/run-parts';
import type { Bridge } from '../wire';
import { askedDefinition, type AskedDefinition } from './asked-definition';

export interface ForecastAnswer extends Forecast {
  /** The calls to Salesforce against what the bridge may make in 24 hours; nulls before the org has said its limit. */
  readonly budget: {
    readonly share: number | null;
    readonly left: number | null;
    /** Of the share, in percent. */
    readonly percent: number | null;
  };
}

export interface ForecastOptions extends Pick<RunRequest, 'full' | 'since'> {
  /** Iterable is asked for users that the bridge never sent: who is new is told from who is there. */
  readonly lookUp?: boolean;
}

/** What a run of the sync would come to now. ConfigError where it could not begin. */
export async function forecastCommand(
  bridge: Bridge,
  asked: AskedDefinition,
  { lookUp = false, ...options }: ForecastOptions
): Promise<ForecastAnswer> {
  const definition = await askedDefinition(bridge, asked);
  const parts = await bridge.runParts(definition);
  const perSecondOf = rateOf(definition.project);
  // A person waits for it.
  const destination = parts.destination.inLane('interactive');
  const given = { ...parts, destination, perSecondOf, looksUp: lookUp };
  const found = await forecast(definition, { trigger: 'command', ...options }, given);
  const { share, left } = await bridge.salesforceBudget.status();
  const { total } = found.calls.salesforce;
  const percent = share === null || share === 0 ? null : Math.round((total / share) * 1000) / 10;
  return { ...found, budget: { share, left: left.backfill, percent } };
}

/** Whether a user is deleted by address or by id is one rate. */
const rateOf =
  ({ callsPerSecond }: ProjectDefinition) =>
  (endpoint: Call['endpoint']): number =>
    callsPerSecond[endpoints[endpoint === 'deleteUser' ? 'deleteUserById' : endpoint].rate];
