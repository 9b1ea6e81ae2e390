import { LightningElement, api } from 'lwc';
import readSchedule from '@salesforce/apex/IterableSyncDescribeController.readSchedule';
import checking from '@salesforce/label/c.Editor_Checking';
import none from '@salesforce/label/c.Editor_Next_Runs_None';
import title from '@salesforce/label/c.Editor_Next_Runs';
import titleOff from '@salesforce/label/c.Editor_Next_Runs_Off';
import unknown from '@salesforce/label/c.Editor_Next_Runs_Unknown';
import { rowOfSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { startLater } from 'c/later';
import { localTime, utcTime } from 'c/times';

/** After the last key, until the bridge is asked. */
const ASK_AFTER_MS = 600;

/** Statuses in which the schedule has runs begin. */
const RUNS: ReadonlySet<string> = new Set(['Active', 'Capture']);

/** What of a sync says when it runs. */
interface Asked {
  readonly schedule: string;
  readonly timeZone: string;
  readonly syncName: string;
}

/** The next three runs by the schedule of a sync that is being edited, or what is wrong with it, from the bridge. */
export default class NextRuns extends LightningElement {
  own: DraftDefinition | null = null;
  /** JSON of what was asked last: another change of the sync is no reason to ask again. */
  asked = '';
  answer: Bridge.Schedule | null = null;
  /** Why nobody could be asked. */
  failure: string | null = null;
  labels = { checking, none };
  later = startLater(ASK_AFTER_MS);

  @api get definition(): DraftDefinition | null {
    return this.own;
  }
  set definition(definition: DraftDefinition | null) {
    this.own = definition;
    if (!definition) return;
    const row = rowOfSync(definition);
    const asked: Asked = {
      schedule: row.Schedule__c ?? '',
      timeZone: row.Time_Zone__c ?? '',
      syncName: row.DeveloperName
    };
    const text = JSON.stringify(asked);
    if (text === this.asked) return;
    this.asked = text;
    this.answer = null;
    this.failure = null;
    this.later.ask(() => this.ask(asked, text));
  }

  disconnectedCallback(): void {
    this.later.stop();
    this.asked = '';
  }

  get problem(): string | null {
    const problem = this.answer?.problem;
    return problem ? `${problem.message} ${problem.fix}` : null;
  }

  get title(): string {
    const status = this.own && rowOfSync(this.own).Status__c;
    return RUNS.has(status ?? '') ? title : titleOff;
  }

  get runs() {
    return this.answer?.nextRuns.map((at) => ({ at, local: localTime(at), utc: utcTime(at) })) ?? null;
  }

  get isNone(): boolean {
    return this.runs?.length === 0;
  }

  async ask(asked: Asked, text: string): Promise<void> {
    const isOld = (): boolean => text !== this.asked;
    try {
      const answer = JSON.parse(await readSchedule({ ...asked })) as Bridge.Schedule;
      if (!isOld()) this.answer = answer;
    } catch (failure) {
      if (!isOld()) this.failure = fill(unknown, [errorSentence(failure)]);
    }
  }
}
