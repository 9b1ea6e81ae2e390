import type { Config } from '../config/load-config';
import type { MadeField, WantedField } from '../sync/create-field';
import type { Bridge } from '../wire';
import type { AskedDefinition } from './asked-definition';
import { checkCommand, type CheckAnswer, type CheckRequest } from './check';
import { explainCommand, type ExplainAnswer } from './explain';
import { forecastCommand, type ForecastAnswer, type ForecastOptions } from './forecast';
import { previewCommand, type PreviewAnswer, type PreviewRequest } from './preview';
import { makeField, projectAccess, type ProjectAccess } from './iterable-project';

/** Age of definitions that serves a look, in seconds. */
const lookSeconds = 300;

/** What the service answers by asking Salesforce and Iterable at once, without a run. */
export interface Inquiries {
  /** ConfigError for a project that is not known. */
  iterable(project: string): Promise<ProjectAccess>;
  makeField(project: string, wanted: WantedField): Promise<MadeField>;
  check(asked: CheckRequest): Promise<CheckAnswer>;
  forecast(asked: AskedDefinition, options: ForecastOptions): Promise<ForecastAnswer>;
  preview(asked: PreviewRequest): Promise<PreviewAnswer>;
  /** By Salesforce id, e-mail or user id. */
  explain(text: string): Promise<ExplainAnswer>;
}

export function inquiriesOf(bridge: Bridge, config: (maxAgeSeconds: number) => Promise<Config>): Inquiries {
  const iterable = async (name: string) => projectAccess(bridge, await config(lookSeconds), name);
  return {
    iterable,
    makeField: async (name, wanted) => makeField(await iterable(name), bridge, wanted),
    check: (asked) => checkCommand(bridge, asked),
    forecast: (asked, options) => forecastCommand(bridge, asked, options),
    preview: (asked) => previewCommand(bridge, asked),
    explain: (text) => explainCommand(bridge, text)
  };
}
