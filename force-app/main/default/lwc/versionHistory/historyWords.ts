import by from '@salesforce/label/c.History_By';
import compare from '@salesforce/label/c.History_Compare';
import empty from '@salesforce/label/c.History_Empty';
import cancel from '@salesforce/label/c.Common_Cancel';
import from from '@salesforce/label/c.History_From';
import inUse from '@salesforce/label/c.History_In_Use';
import loading from '@salesforce/label/c.Common_Loading';
import makeDraft from '@salesforce/label/c.History_Make_Draft';
import myDraft from '@salesforce/label/c.History_My_Draft';
import notLoaded from '@salesforce/label/c.History_Not_Loaded';
import outside from '@salesforce/label/c.History_Outside';
import outsideHelp from '@salesforce/label/c.History_Outside_Help';
import rollBack from '@salesforce/label/c.History_Roll_Back';
import rollBackExplained from '@salesforce/label/c.History_Roll_Back_Explained';
import rollBackTo from '@salesforce/label/c.History_Roll_Back_To';
import same from '@salesforce/label/c.History_No_Differences';
import title from '@salesforce/label/c.History_Title';
import to from '@salesforce/label/c.History_To';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { fill } from 'c/fill';
import { localTime } from 'c/times';

type Version = Apex.IterableSyncVersionView;

export const labels = {
  cancel,
  compare,
  empty,
  from,
  inUse,
  loading,
  makeDraft,
  notLoaded,
  rollBack,
  rollBackExplained,
  same,
  title,
  to,
  tryAgain
};

/** Stands for the draft in questions to Apex. */
export const DRAFT = 'draft';

export interface ShownVersion {
  readonly versionId: string;
  readonly name: string;
  /** Who and when; when alone for what came from outside the app. */
  readonly by: string;
  readonly note: string;
  readonly isCurrent: boolean;
  readonly canRollBack: boolean;
  readonly rollBackLabel: string;
}

export function shownVersion(version: Version): ShownVersion {
  const at = version.publishedAt ? localTime(version.publishedAt) : '';
  const name = version.name ?? outside;
  const isCurrent = version.isCurrent === true;
  return {
    versionId: version.versionId ?? '',
    name,
    by: version.publishedBy ? fill(by, [version.publishedBy, at]) : at,
    note: version.note ?? (version.state === 'Deployed' ? outsideHelp : ''),
    isCurrent,
    canRollBack: !isCurrent,
    rollBackLabel: rollBackTitle(version)
  };
}

/** Two versions may have come from outside: the time tells them apart. */
const named = (version: Version): string =>
  version.name ?? `${outside}, ${version.publishedAt ? localTime(version.publishedAt) : ''}`;

export const rollBackTitle = (version: Version): string => fill(rollBackTo, [named(version)]);

/** What can be compared: every version, and the draft. */
export const choicesOf = (versions: readonly Version[]): { label: string; value: string }[] => [
  { label: myDraft, value: DRAFT },
  ...versions.map((version) => ({ label: named(version), value: version.versionId ?? '' }))
];
