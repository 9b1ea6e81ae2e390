import check from '@salesforce/label/c.Publish_Stage_Check';
import checked from '@salesforce/label/c.Publish_Stage_Checked';
import checkedOne from '@salesforce/label/c.Publish_Stage_Checked_One';
import hand from '@salesforce/label/c.Publish_Stage_Hand';
import handed from '@salesforce/label/c.Publish_Stage_Handed';
import harmless from '@salesforce/label/c.Publish_Stage_Harmless';
import isDone from '@salesforce/label/c.Publish_Stage_Is_Done';
import isNext from '@salesforce/label/c.Publish_Stage_Is_Next';
import isNow from '@salesforce/label/c.Publish_Stage_Is_Now';
import isStopped from '@salesforce/label/c.Publish_Stage_Is_Stopped';
import later from '@salesforce/label/c.Publish_Stage_Later';
import stages from '@salesforce/label/c.Publish_Stages';
import stopped from '@salesforce/label/c.Publish_Stage_Stopped';
import take from '@salesforce/label/c.Publish_Stage_Take';
import taken from '@salesforce/label/c.Publish_Stage_Taken';
import use from '@salesforce/label/c.Publish_Stage_Use';
import used from '@salesforce/label/c.Publish_Stage_Used';
import { fill, fillCount } from 'c/fill';
import { durationText, localTime } from 'c/times';

type Progress = Apex.IterableSyncPublishView;
type State = 'done' | 'now' | 'next' | 'stopped';

export const title = stages;

/** One stage of a publish, as it is shown. */
export interface Stage {
  readonly key: string;
  readonly state: State;
  readonly text: string;
  /** What went wrong and the way on, or why it takes longer. */
  readonly details: readonly string[];
  readonly icon: string;
  readonly variant: string;
  /** What the icon says. */
  readonly stateText: string;
}

/** What is known of a publish. */
export interface Known {
  /** Null while it is only being asked for. */
  readonly progress: Progress | null;
  /** The bridge is known to use the version. */
  readonly isTaken: boolean;
  /** When the bridge took the version; null where that is not known. */
  readonly takenAt: string | null;
  /** The bridge has had time enough. */
  readonly isLate: boolean;
}

const looks: Readonly<Record<State, Pick<Stage, 'icon' | 'variant' | 'stateText'>>> = {
  done: { icon: 'utility:success', variant: 'success', stateText: isDone },
  now: { icon: 'utility:clock', variant: '', stateText: isNow },
  next: { icon: 'utility:routing_offline', variant: '', stateText: isNext },
  stopped: { icon: 'utility:error', variant: 'error', stateText: isStopped }
};

const stage = (key: string, state: State, text: string, details: readonly string[] = []): Stage => ({
  key,
  state,
  text,
  details,
  ...looks[state]
});

/** From the check to the bridge. */
export function stagesOf({ progress, ...bridge }: Known): Stage[] {
  if (!progress)
    return [
      stage('check', 'now', check),
      stage('hand', 'next', hand),
      stage('take', 'next', take),
      stage('use', 'next', use)
    ];
  return [...begun(progress), takenStage(progress), usedStage(progress, bridge)];
}

/** Without numbers for a version of which they are not known. */
function begun({ rowCount, askedAt }: Progress): Stage[] {
  const rows = rowCount
    ? [stage('check', 'done', fillCount({ one: checkedOne, many: checked }, rowCount))]
    : [];
  return askedAt ? [...rows, stage('hand', 'done', fill(handed, [localTime(askedAt)]))] : rows;
}

function takenStage({ state, askedAt, publishedAt, message }: Progress): Stage {
  if (state === 'Failed') return stage('take', 'stopped', stopped, [message ?? '', harmless]);
  if (state !== 'Published') return stage('take', 'now', take);
  const seconds = askedAt && publishedAt ? (Date.parse(publishedAt) - Date.parse(askedAt)) / 1000 : null;
  // Of a version without the moment it was asked for nothing is measured.
  return stage('take', 'done', seconds === null ? take : fill(taken, [durationText(Math.max(1, seconds))]));
}

function usedStage({ state }: Progress, { isTaken, takenAt, isLate }: Omit<Known, 'progress'>): Stage {
  if (state !== 'Published') return stage('use', 'next', use);
  if (takenAt) return stage('use', 'done', fill(used, [localTime(takenAt)]));
  if (isTaken) return stage('use', 'done', use);
  return stage('use', 'now', use, isLate ? [later] : []);
}
