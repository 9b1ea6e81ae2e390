import archived from '@salesforce/label/c.Home_Status_Archived';
import active from '@salesforce/label/c.Home_Status_Active';
import capture from '@salesforce/label/c.Home_Status_Capture';
import draftOf from '@salesforce/label/c.Syncs_Draft_Of';
import draftOnly from '@salesforce/label/c.Syncs_Draft_Only';
import drafts from '@salesforce/label/c.Syncs_Drafts';
import empty from '@salesforce/label/c.Syncs_Empty';
import hideArchived from '@salesforce/label/c.Syncs_Hide_Archived';
import inactive from '@salesforce/label/c.Home_Status_Inactive';
import loading from '@salesforce/label/c.Common_Loading';
import newSync from '@salesforce/label/c.Syncs_New';
import notByApp from '@salesforce/label/c.Syncs_Not_By_App';
import notLoaded from '@salesforce/label/c.Syncs_Not_Loaded';
import object from '@salesforce/label/c.Syncs_Object';
import paused from '@salesforce/label/c.Home_Status_Paused';
import published from '@salesforce/label/c.Syncs_Published';
import showArchived from '@salesforce/label/c.Syncs_Show_Archived';
import status from '@salesforce/label/c.Syncs_Status';
import sync from '@salesforce/label/c.Syncs_Sync';
import title from '@salesforce/label/c.Syncs_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import yourDraft from '@salesforce/label/c.Syncs_Your_Draft';
import { fill } from 'c/fill';
import { localTime, relativeTime } from 'c/times';

type Published = Apex.IterableSyncDescribeView.SyncView;
type Draft = Apex.IterableSyncDraftView.DraftHead;
type Version = Apex.IterableSyncVersionView;

export const labels = {
  drafts,
  empty,
  loading,
  newSync,
  notLoaded,
  object,
  published,
  status,
  sync,
  title,
  tryAgain
};

/** Of the button that folds archived syncs away, by whether they are shown. */
export const archivedTexts = (count: number) => ({ true: hideArchived, false: fill(showArchived, [count]) });

export interface ListRow {
  readonly name: string;
  readonly isArchived: boolean;
  readonly label: string;
  readonly objectLabel: string;
  readonly status: string;
  readonly statusClass: string;
  readonly published: { readonly text: string; readonly hint: string };
  readonly drafts: readonly { readonly key: string; readonly text: string }[];
}

const STATUSES: Readonly<Record<string, { readonly label: string; readonly className: string }>> = {
  Active: { label: active, className: 'slds-theme_success' },
  Paused: { label: paused, className: 'slds-theme_warning' },
  Capture: { label: capture, className: 'slds-badge_inverse' },
  Inactive: { label: inactive, className: '' },
  Archived: { label: archived, className: 'slds-badge_lightest' }
};
const ONLY_DRAFT = { label: draftOnly, className: 'slds-badge_lightest' };

/** Published syncs and those of which there are drafts alone, by label. */
export function listRows(
  syncs: readonly Published[],
  heads: readonly Draft[],
  versions: readonly Version[]
): ListRow[] {
  const known = new Set(syncs.map(({ name }) => lower(name)));
  const draftsOnly = heads.filter(
    (head, index) =>
      !known.has(lower(head.syncName)) &&
      heads.findIndex((each) => lower(each.syncName) === lower(head.syncName)) === index
  );
  const rows = [
    ...syncs.map((one) => publishedRow(one, heads, versions)),
    ...draftsOnly.map((head) => draftRow(head, heads))
  ];
  return rows.sort((one, other) => one.label.localeCompare(other.label));
}

function publishedRow(one: Published, heads: readonly Draft[], versions: readonly Version[]): ListRow {
  const name = one.name ?? '';
  const look = STATUSES[one.status ?? ''] ?? { label: one.status ?? '', className: '' };
  return {
    name,
    isArchived: one.status === 'Archived',
    label: one.label ?? name,
    objectLabel: one.objectLabel ?? '',
    status: look.label,
    statusClass: look.className,
    published: publishedText(versions.find(({ syncName }) => lower(syncName) === lower(name))),
    drafts: draftTexts(name, heads)
  };
}

const draftRow = (head: Draft, heads: readonly Draft[]): ListRow => ({
  name: head.syncName ?? '',
  isArchived: false,
  label: head.label ?? head.syncName ?? '',
  objectLabel: head.objectName ?? '',
  status: ONLY_DRAFT.label,
  statusClass: ONLY_DRAFT.className,
  published: { text: '', hint: '' },
  drafts: draftTexts(head.syncName ?? '', heads)
});

function publishedText(version: Version | undefined): ListRow['published'] {
  if (!version?.publishedAt) return { text: notByApp, hint: '' };
  const when = relativeTime(version.publishedAt);
  const text = version.publishedBy ? `${when} · ${version.publishedBy}` : when;
  return { text, hint: [localTime(version.publishedAt), version.note].filter(Boolean).join(' · ') };
}

const draftTexts = (name: string, heads: readonly Draft[]): ListRow['drafts'] =>
  heads
    .filter(({ syncName }) => lower(syncName) === lower(name))
    .map(({ savedAt, savedBy, isMine }, index) => {
      const when = savedAt ? relativeTime(savedAt) : '';
      const text = isMine ? fill(yourDraft, [when]) : fill(draftOf, [savedBy ?? '', when]);
      return { key: `${index}`, text };
    });

const lower = (name: string | null | undefined): string => (name ?? '').toLowerCase();
