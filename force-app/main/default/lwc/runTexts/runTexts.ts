/** Words of the screens of runs. */
import byApi from '@salesforce/label/c.Runs_By_Api';
import byCommand from '@salesforce/label/c.Runs_By_Command';
import byMessage from '@salesforce/label/c.Runs_By_Message';
import byRecord from '@salesforce/label/c.Runs_By_Record';
import bySchedule from '@salesforce/label/c.Runs_By_Schedule';
import done from '@salesforce/label/c.Runs_State_Done';
import failed from '@salesforce/label/c.Runs_State_Failed';
import held from '@salesforce/label/c.Runs_State_Held';
import interrupted from '@salesforce/label/c.Runs_State_Interrupted';
import running from '@salesforce/label/c.Runs_State_Running';
import waiting from '@salesforce/label/c.Runs_State_Waiting';
import { durationText } from 'c/times';

type Run = Apex.IterableSyncRunView;

/** How the state of a run is drawn: never by colour alone. */
export interface StateLook {
  readonly word: string;
  readonly icon: string;
  readonly variant: 'success' | 'warning' | 'error' | '';
}

const states: Readonly<Record<string, StateLook>> = {
  waiting: { word: waiting, icon: 'utility:clock', variant: '' },
  running: { word: running, icon: 'utility:sync', variant: '' },
  interrupted: { word: interrupted, icon: 'utility:pause', variant: '' },
  held: { word: held, icon: 'utility:warning', variant: 'warning' },
  done: { word: done, icon: 'utility:success', variant: 'success' },
  failed: { word: failed, icon: 'utility:error', variant: 'error' }
};

const unknown: StateLook = { word: '', icon: 'utility:question', variant: '' };

/** A run that is done although records need attention is no plain success. */
export function runLook({ state, needsAttention }: Run): StateLook {
  const look = states[state ?? ''] ?? unknown;
  return state === 'done' && needsAttention ? { ...look, icon: 'utility:warning', variant: 'warning' } : look;
}

const starters: Readonly<Record<string, string>> = {
  schedule: bySchedule,
  command: byCommand,
  api: byApi,
  record: byRecord,
  message: byMessage
};

/** Who or what started the run. */
export const startedByText = ({ startedBy }: Run): string => starters[startedBy ?? ''] ?? '';

/** How long the run took, or has taken so far; empty before it began. */
export function runDuration({ startedAt, endedAt }: Run, now: number): string {
  if (!startedAt) return '';
  const end = endedAt ? Date.parse(endedAt) : now;
  return durationText(Math.max(0, (end - Date.parse(startedAt)) / 1000));
}
