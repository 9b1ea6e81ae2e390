import approve from '@salesforce/label/c.Home_Held_Approve';
import approveConfirm from '@salesforce/label/c.Home_Held_Approve_Confirm';
import approveConfirmOne from '@salesforce/label/c.Home_Held_Approve_Confirm_One';
import approved from '@salesforce/label/c.Home_Held_Approved';
import approveExplained from '@salesforce/label/c.Home_Held_Approve_Explained';
import approveFinal from '@salesforce/label/c.Home_Held_Approve_Final';
import approveQuestion from '@salesforce/label/c.Home_Held_Approve_Question';
import approveQuestionOne from '@salesforce/label/c.Home_Held_Approve_Question_One';
import count from '@salesforce/label/c.Home_Held_Count';
import countOne from '@salesforce/label/c.Home_Held_Count_One';
import discard from '@salesforce/label/c.Home_Held_Discard';
import discardConfirm from '@salesforce/label/c.Home_Held_Discard_Confirm';
import discardConfirmOne from '@salesforce/label/c.Home_Held_Discard_Confirm_One';
import discarded from '@salesforce/label/c.Home_Held_Discarded';
import discardExplained from '@salesforce/label/c.Home_Held_Discard_Explained';
import discardQuestion from '@salesforce/label/c.Home_Held_Discard_Question';
import discardQuestionOne from '@salesforce/label/c.Home_Held_Discard_Question_One';
import hiddenReason from '@salesforce/label/c.Why_Hidden';
import hiddenName from '@salesforce/label/c.Home_Held_Hidden_Name';
import loading from '@salesforce/label/c.Common_Loading';
import more from '@salesforce/label/c.Home_Held_More';
import names from '@salesforce/label/c.Home_Held_Names';
import namesFailed from '@salesforce/label/c.Home_Held_Names_Failed';
import reasons from '@salesforce/label/c.Home_Held_Reasons';
import share from '@salesforce/label/c.Home_Held_Share';
import shown from '@salesforce/label/c.Home_Held_Shown';
import since from '@salesforce/label/c.Home_Held_Since';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import viewer from '@salesforce/label/c.Home_Held_Viewer';
import waits from '@salesforce/label/c.Home_Held_Waits';
import { locale } from 'c/culture';
import { fill, fillCount, numberText } from 'c/fill';
import { relativeTime } from 'c/times';

type Held = Apex.IterableSyncHomeView.HeldRunView;

export interface Decision {
  readonly dialog: { label: string; sentences: string[]; confirmLabel: string; variant: string };
  /** What happens now that it is decided. */
  readonly done: string;
}

export const labels = {
  approve,
  approveExplained,
  discard,
  discardExplained,
  hiddenName,
  loading,
  more,
  names,
  namesFailed,
  reasons,
  tryAgain,
  viewer
};

/** The bridge says reasons as parts of sentences; here each stands alone. None: a hidden field would be named. */
export const reasonText = (reason: string | null | undefined): string =>
  (reason ?? hiddenReason).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** What the card says of a held run of which `namesShown` records are listed. */
export const heldTexts = (held: Held, namesShown: number) => ({
  count: fillCount({ one: countOne, many: count }, held.removals ?? 0),
  since: held.heldAt
    ? fill(since, [held.syncLabel ?? '', relativeTime(held.heldAt)])
    : (held.syncLabel ?? ''),
  share: shareText(held),
  reasons: [...reasonCounts(held)].map(([reason, times]) => ({ reason, count: numberText(times) })),
  shown: fill(shown, [namesShown, held.removals ?? 0])
});

/** Reasons that are not told count as one. */
function reasonCounts({ reasons: told }: Held): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason, count: times } of told ?? []) {
    const text = reasonText(reason);
    counts.set(text, (counts.get(text) ?? 0) + (times ?? 0));
  }
  return counts;
}

export const approval = (held: Held): Decision => ({
  dialog: {
    label: fillCount({ one: approveQuestionOne, many: approveQuestion }, held.removals ?? 0),
    sentences: [approveExplained, approveFinal],
    confirmLabel: fillCount({ one: approveConfirmOne, many: approveConfirm }, held.removals ?? 0),
    variant: 'destructive'
  },
  done: approved
});

export const discarding = (held: Held): Decision => ({
  dialog: {
    label: fillCount({ one: discardQuestionOne, many: discardQuestion }, held.removals ?? 0),
    sentences: [discardExplained],
    confirmLabel: fillCount({ one: discardConfirmOne, many: discardConfirm }, held.removals ?? 0),
    variant: 'brand'
  },
  done: discarded
});

function shareText({ removals, present }: Held): string {
  if (!present) return waits;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format((removals ?? 0) / present);
  return fill(share, [percent, present]);
}
