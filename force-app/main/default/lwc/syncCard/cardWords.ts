import active from '@salesforce/label/c.Home_Status_Active';
import attention from '@salesforce/label/c.Home_Now_Attention';
import attentionOne from '@salesforce/label/c.Home_Now_Attention_One';
import archived from '@salesforce/label/c.Home_Status_Archived';
import behind from '@salesforce/label/c.Home_Behind';
import capture from '@salesforce/label/c.Home_Status_Capture';
import caughtUpHint from '@salesforce/label/c.Home_Caught_Up_Hint';
import everyHour from '@salesforce/label/c.Home_Every_Hour';
import everyHours from '@salesforce/label/c.Home_Every_Hours';
import everyMinute from '@salesforce/label/c.Home_Every_Minute';
import everyMinutes from '@salesforce/label/c.Home_Every_Minutes';
import inactive from '@salesforce/label/c.Home_Status_Inactive';
import noneWhileInactive from '@salesforce/label/c.Home_None_While_Inactive';
import noneWhilePaused from '@salesforce/label/c.Home_None_While_Paused';
import notYet from '@salesforce/label/c.Home_Not_Yet';
import paused from '@salesforce/label/c.Home_Status_Paused';
import pausedBy from '@salesforce/label/c.Home_Paused_By';
import pausedBySomebody from '@salesforce/label/c.Home_Paused_By_Somebody';
import pausedInDefinition from '@salesforce/label/c.Home_Paused_In_Definition';
import timetable from '@salesforce/label/c.Home_Timetable';
import waitingMany from '@salesforce/label/c.Home_Now_Waiting';
import waitingOne from '@salesforce/label/c.Home_Now_Waiting_One';
import unknown from '@salesforce/label/c.Home_Unknown';
import { fill, fillCount } from 'c/fill';
import { isUnderWay, runSentence } from 'c/runWords';
import { localTime, relativeTime } from 'c/times';

type Sync = Apex.IterableSyncHomeView.SyncView;

/** A value of the card: short, with what stands below it, and the exact moment for those who point at it. */
export interface Fact {
  readonly text: string;
  readonly detail: string;
  readonly hint: string;
}

/** Whether the bridge tells how a sync stands, or only the org does, from what it was told last. */
type Sight = 'now' | 'lastKnown';

interface Badge {
  readonly label: string;
  readonly className: string;
}

const BADGES: Readonly<Record<string, Badge>> = {
  Active: { label: active, className: 'slds-theme_success' },
  Paused: { label: paused, className: 'slds-theme_warning' },
  Inactive: { label: inactive, className: '' },
  Capture: { label: capture, className: 'slds-badge_inverse' },
  Archived: { label: archived, className: '' }
};
const ICONS: Readonly<Record<string, string>> = {
  Account: 'standard:account',
  Campaign: 'standard:campaign',
  CampaignMember: 'standard:campaign_members',
  Contact: 'standard:contact',
  Lead: 'standard:lead',
  Opportunity: 'standard:opportunity',
  Product2: 'standard:product'
};
const RUNS = new Set(['Active', 'Capture']);
/** A sync that misses this many of its turns is behind; the bridge's own work takes part of one. */
const TURNS_BEHIND = 3;
const LEAST_SECONDS_BEHIND = 900;

/** Of the sync's status; of one that runs by its definition it is not known while it cannot be heard whether it is paused. */
export function badgeOf({ status }: Sync, sight: Sight): Badge {
  if (sight === 'lastKnown' && RUNS.has(status ?? '')) return { label: unknown, className: '' };
  return BADGES[status ?? ''] ?? { label: status ?? unknown, className: '' };
}

export const iconOf = ({ objectName }: Sync): string => ICONS[objectName ?? ''] ?? 'standard:record';

/** `every 10 minutes`; what runs by the calendar is named as such. */
export function rhythmOf({ intervalMinutes }: Sync): string {
  if (!intervalMinutes) return timetable;
  if (intervalMinutes % 60 !== 0) {
    return intervalMinutes === 1 ? everyMinute : fill(everyMinutes, [intervalMinutes]);
  }
  const hours = intervalMinutes / 60;
  return hours === 1 ? everyHour : fill(everyHours, [hours]);
}

/** What is said of that which is not there: it has not been yet, or nobody can tell while the bridge is silent. */
export const absent = { notYet, unknown };

export function lastRunOf({ lastRun }: Sync, otherwise: string): Fact {
  if (!lastRun) return { text: otherwise, detail: '', hint: '' };
  const moment = isUnderWay(lastRun) ? lastRun.startedAt : (lastRun.endedAt ?? lastRun.startedAt);
  return { ...momentFact(moment, otherwise), detail: runSentence(lastRun) };
}

export function nextRunOf({ status, nextRunAt }: Sync): Fact {
  if (status === 'Paused') return { text: noneWhilePaused, detail: '', hint: '' };
  if (!RUNS.has(status ?? '')) return { text: noneWhileInactive, detail: '', hint: '' };
  const fact = momentFact(nextRunAt, unknown);
  return { ...fact, detail: fact.hint };
}

/** Up to when everything is accounted for, and whether that is longer ago than it should be. */
export function lagOf(sync: Sync, otherwise: string): Fact & { readonly isBehind: boolean } {
  const { caughtUpTo } = sync;
  if (!caughtUpTo) return { text: otherwise, detail: '', hint: '', isBehind: false };
  const isBehind = isLate(sync);
  const hint = fill(caughtUpHint, [localTime(caughtUpTo)]);
  return { text: relativeTime(caughtUpTo), detail: isBehind ? behind : '', hint, isBehind };
}

/** How many records a person, or another try, has to see to now; empty where there are none. */
export const nowOf = ({ needsAttention, waiting }: Sync) => ({
  attention: needsAttention ? fillCount({ one: attentionOne, many: attention }, needsAttention) : '',
  waiting: waiting ? fillCount({ one: waitingOne, many: waitingMany }, waiting) : '',
  isCalm: !needsAttention && !waiting
});

/** Who paused the sync and when; null for one that is not paused. */
export function pauseOf({ status, pausedAt, pausedById, pausedByName }: Sync): string | null {
  if (status !== 'Paused') return null;
  if (!pausedAt && !pausedById) return pausedInDefinition;
  const when = pausedAt ? relativeTime(pausedAt) : '';
  return pausedByName ? fill(pausedBy, [pausedByName, when]) : fill(pausedBySomebody, [when]);
}

/** Only what was paused here can go on from here: a definition is changed where it is kept. */
export const canResume = ({ status, pausedAt, pausedById }: Sync): boolean =>
  status === 'Paused' && Boolean(pausedAt || pausedById);

export const canRun = ({ status }: Sync): boolean => status === 'Active';

export const canPause = ({ status }: Sync): boolean => RUNS.has(status ?? '');

function isLate({ status, lagSeconds, intervalMinutes }: Sync): boolean {
  if (!RUNS.has(status ?? '') || !intervalMinutes) return false;
  return (lagSeconds ?? 0) > Math.max(LEAST_SECONDS_BEHIND, TURNS_BEHIND * intervalMinutes * 60);
}

function momentFact(moment: string | null | undefined, otherwise: string): Fact {
  if (!moment) return { text: otherwise, detail: '', hint: '' };
  return { text: relativeTime(moment), detail: '', hint: localTime(moment) };
}
