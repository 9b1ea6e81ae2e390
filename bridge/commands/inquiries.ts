import type { Config } from '../config/load-config';
import type { MadeField, WantedField } from '../sync/create-field';
import type { ReasonPage } from '../sync/counts/reason-records';
import type { Bridge } from '../wire';
import type { AskedDefinition } from './asked-definition';
import { checkCommand, type CheckAnswer, type CheckRequest } from './check';
import { conditionCommand, type AskedCondition, type ConditionAnswer } from './condition';
import { campaignInquiries, type CampaignInquiries } from './campaign-inquiries';
import { explainCommand, type ExplainAnswer } from './explain';
import {
  campaignCounts,
  campaignReason,
  projectCounts,
  syncCounts,
  syncReason,
  type CampaignCountsAnswer,
  type ProjectCountsAnswer,
  type SyncCountsAnswer
} from './counts';
import { forecastCommand, type ForecastAnswer, type ForecastOptions } from './forecast';
import { publishingOf, type Publishing } from './publish';
import { previewCommand, type PreviewAnswer, type PreviewRequest } from './preview';
import { ListNames } from './list-names';
import { mappingInquiries, type MappingInquiries } from './mapping-inquiries';
import { panelCommand, type PanelAnswer } from './panel';
import { setUpInquiries, type SetUpInquiries } from './set-up/inquiries';
import { RecentLists } from './recent-lists';
import { scheduleCommand, type AskedSchedule, type ScheduleAnswer } from './schedule';
import { runInquiries, type RunInquiries } from './runs/inquiries';
import { anyProjectAccess, makeField, type ProjectAccess } from './iterable-project';
import { createMissingFields, missingFields } from './missing-fields';
import { readTrial } from './read-trial';
import {
  findTrial,
  forecastPeopleCommand,
  keepTrialCommand,
  planTrial,
  startTrial,
  trialsOfSync,
  undoTrialCommand
} from './trials';
import { whyCommand, type WhyAnswer } from './why';

/** Age of definitions that serves a look, in seconds. */
const lookSeconds = 300;

/** What the service answers by asking Salesforce and Iterable at once, without a run. */
export interface Inquiries {
  /** ConfigError for a project that is not known. */
  iterable(project: string): Promise<ProjectAccess>;
  readonly mapping: MappingInquiries;
  makeField(project: string, wanted: WantedField): Promise<MadeField>;
  check(asked: CheckRequest): Promise<CheckAnswer>;
  /** What a condition says and selects, before it is part of a sync. */
  condition(asked: AskedCondition): Promise<ConditionAnswer>;
  schedule(asked: AskedSchedule): Promise<ScheduleAnswer>;
  forecast(asked: AskedDefinition, options: ForecastOptions): Promise<ForecastAnswer>;
  readonly counts: CountInquiries;
  readonly trials: TrialInquiries;
  readonly campaigns: CampaignInquiries;
  readonly publishing: Publishing;
  preview(asked: PreviewRequest): Promise<PreviewAnswer>;
  /** By Salesforce id, e-mail or user id. */
  explain(text: string): Promise<ExplainAnswer>;
  /** By Salesforce id of 18 characters. */
  why(recordId: string): Promise<WhyAnswer>;
  panel(recordId: string): Promise<PanelAnswer>;
  readonly runs: RunInquiries;
  readonly setUp: SetUpInquiries;
}

/** A command without the bridge, which is known here. */
type Asked<C> = C extends (bridge: Bridge, ...args: infer A) => infer R ? (...args: A) => R : never;

/** New fields, and definitions that are sent to a few people first. */
export interface TrialInquiries {
  readonly people: Asked<typeof forecastPeopleCommand>;
  readonly missingFields: Asked<typeof missingFields>;
  readonly createFields: Asked<typeof createMissingFields>;
  readonly plan: Asked<typeof planTrial>;
  readonly start: Asked<typeof startTrial>;
  readonly find: Asked<typeof findTrial>;
  readonly ofSync: Asked<typeof trialsOfSync>;
  readonly read: Asked<typeof readTrial>;
  readonly undo: Asked<typeof undoTrialCommand>;
  readonly keep: Asked<typeof keepTrialCommand>;
}

const trialInquiries = (bridge: Bridge): TrialInquiries => ({
  people: (rows, asked) => forecastPeopleCommand(bridge, rows, asked),
  missingFields: (rows) => missingFields(bridge, rows),
  createFields: (asked) => createMissingFields(bridge, asked),
  plan: (asked) => planTrial(bridge, asked),
  start: (asked) => startTrial(bridge, asked),
  find: (id) => findTrial(bridge, id),
  ofSync: (sync) => trialsOfSync(bridge, sync),
  read: (id) => readTrial(bridge, id),
  undo: (id, by) => undoTrialCommand(bridge, id, by),
  keep: (id, by) => keepTrialCommand(bridge, id, by)
});

/** Counts of syncs, campaigns and projects, and the records behind them. */
export interface CountInquiries {
  sync(name: string): Promise<SyncCountsAnswer>;
  syncReason(name: string, asked: Parameters<typeof syncReason>[2]): Promise<ReasonPage>;
  campaign(id: string): Promise<CampaignCountsAnswer>;
  campaignReason(id: string, asked: Parameters<typeof campaignReason>[2]): Promise<ReasonPage>;
  project(name: string): Promise<ProjectCountsAnswer>;
}

function countInquiries(bridge: Bridge, config: (maxAgeSeconds: number) => Promise<Config>): CountInquiries {
  const lists = new RecentLists(() => bridge.clock.now());
  const counting = async () => ({ bridge, lists, config: await config(lookSeconds) });
  return {
    sync: async (name) => syncCounts(await counting(), name),
    syncReason: async (name, asked) => syncReason(await counting(), name, asked),
    campaign: async (id) => campaignCounts(await counting(), id),
    campaignReason: async (id, asked) => campaignReason(await counting(), id, asked),
    project: async (name) => projectCounts(await counting(), name)
  };
}

export function inquiriesOf(bridge: Bridge, config: (maxAgeSeconds: number) => Promise<Config>): Inquiries {
  const iterable = async (name: string) => anyProjectAccess(bridge, await config(lookSeconds), name);
  const listNames = new ListNames(bridge);
  return {
    iterable,
    mapping: mappingInquiries(iterable, () => bridge.clock.now()),
    makeField: async (name, wanted) => makeField(await iterable(name), bridge, wanted),
    check: (asked) => checkCommand(bridge, asked),
    condition: (asked) => conditionCommand(bridge, asked),
    schedule: (asked) => scheduleCommand(bridge, asked),
    forecast: (asked, options) => forecastCommand(bridge, asked, options),
    counts: countInquiries(bridge, config),
    trials: trialInquiries(bridge),
    campaigns: campaignInquiries(bridge, config, listNames),
    publishing: publishingOf(bridge),
    preview: (asked) => previewCommand(bridge, asked),
    explain: (text) => explainCommand(bridge, text),
    setUp: setUpInquiries(bridge),
    runs: runInquiries(bridge, config),
    why: async (id) => whyCommand(bridge, id, await config(lookSeconds)),
    panel: async (id) => panelCommand(bridge, id, { config: await config(lookSeconds), listNames })
  };
}
