import attention from '@salesforce/label/c.Common_Needs_Attention';
import beginning from '@salesforce/label/c.Runs_Beginning';
import caughtUp from '@salesforce/label/c.Runs_Caught_Up';
import data from '@salesforce/label/c.Runs_Data';
import deployed from '@salesforce/label/c.Runs_Version_Deployed';
import duration from '@salesforce/label/c.Runs_Duration';
import ended from '@salesforce/label/c.Runs_Ended';
import errorCode from '@salesforce/label/c.Runs_Error_Code';
import facts from '@salesforce/label/c.Runs_Facts';
import found from '@salesforce/label/c.Runs_Found';
import history from '@salesforce/label/c.Runs_Version_History';
import id from '@salesforce/label/c.Runs_Id';
import iterableCalls from '@salesforce/label/c.Runs_Iterable_Calls';
import notSent from '@salesforce/label/c.Common_Not_Sent';
import notices from '@salesforce/label/c.Runs_Notices';
import published from '@salesforce/label/c.Runs_Version_Published';
import query from '@salesforce/label/c.Runs_Query';
import queryHidden from '@salesforce/label/c.Runs_Query_Hidden';
import readFrom from '@salesforce/label/c.Runs_Read_From';
import readTo from '@salesforce/label/c.Runs_Read_To';
import removed from '@salesforce/label/c.Runs_Removed';
import salesforceCalls from '@salesforce/label/c.Runs_Salesforce_Calls';
import sent from '@salesforce/label/c.Runs_Sent';
import started from '@salesforce/label/c.Runs_Started';
import startedBy from '@salesforce/label/c.Runs_Started_By';
import sync from '@salesforce/label/c.Runs_Sync';
import unchanged from '@salesforce/label/c.Runs_Unchanged';
import version from '@salesforce/label/c.Runs_Version';
import waiting from '@salesforce/label/c.Common_Waiting';
import writeBackErrors from '@salesforce/label/c.Runs_Write_Back_Errors';
import writtenBack from '@salesforce/label/c.Runs_Written_Back';
import { fill, numberText } from 'c/fill';
import { runDuration, startedByText } from 'c/runTexts';
import { localTime, utcTime } from 'c/times';

type Page = Apex.IterableSyncRunPageView;

export const labels = { data, facts, history, notices, query, queryHidden };

export interface Fact {
  readonly key: string;
  readonly term: string;
  readonly text: string;
  /** The same moment in UTC; empty for what is no moment. */
  readonly utc: string;
}

/** Everything about a run as terms and texts; what there is nothing of is left out. */
export function factsOf(page: Page, now: number): Fact[] {
  const run = page.run ?? {};
  return [
    text('sync', sync, page.syncLabel),
    text('id', id, run.runId),
    moment('started', started, run.startedAt),
    moment('ended', ended, run.endedAt),
    text('duration', duration, runDuration(run, now)),
    text('startedBy', startedBy, startedByText(run)),
    ...countsOf(page),
    ...windowOf(page),
    text('version', version, versionText(page)),
    text('errorCode', errorCode, page.errorCode)
  ].filter((fact) => fact.text !== '');
}

function countsOf(page: Page): Fact[] {
  const run = page.run ?? {};
  return [
    number('found', found, run.found ?? 0),
    number('sent', sent, run.delivered),
    number('removed', removed, run.removed),
    number('unchanged', unchanged, run.unchanged),
    number('notSent', notSent, run.notSent),
    number('attention', attention, run.needsAttention ?? 0),
    number('waiting', waiting, run.waiting),
    number('salesforceCalls', salesforceCalls, page.salesforceCalls ?? 0),
    number('iterableCalls', iterableCalls, page.iterableCalls ?? 0),
    number('writtenBack', writtenBack, page.writtenBack),
    number('writeBackErrors', writeBackErrors, page.writeBackErrors)
  ].filter(({ key, text: shown }) => shown !== '0' || alwaysTold.has(key));
}

const alwaysTold: ReadonlySet<string> = new Set(['found', 'attention', 'salesforceCalls', 'iterableCalls']);

function windowOf(page: Page): Fact[] {
  if (!page.readTo) return [];
  return [
    page.readFrom ? moment('readFrom', readFrom, page.readFrom) : text('readFrom', readFrom, beginning),
    moment('readTo', readTo, page.readTo),
    moment('caughtUp', caughtUp, page.caughtUpTo)
  ];
}

function versionText({ version: name, versionAt, versionSource }: Page): string {
  if (!name) return '';
  if (!versionAt) return name;
  return `${name}, ${fill(versionSource === 'published' ? published : deployed, [localTime(versionAt)])}`;
}

const text = (key: string, term: string, value: string | null | undefined): Fact => ({
  key,
  term,
  text: value ?? '',
  utc: ''
});

const number = (key: string, term: string, value: number | null | undefined): Fact =>
  text(key, term, numberText(value ?? 0));

const moment = (key: string, term: string, value: string | null | undefined): Fact => ({
  ...text(key, term, value ? localTime(value) : ''),
  utc: value ? utcTime(value) : ''
});
