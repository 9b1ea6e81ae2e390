import count from '@salesforce/label/c.Runs_Cause_Count';
import countOne from '@salesforce/label/c.Runs_Cause_Count_One';
import detail from '@salesforce/label/c.Runs_Detail';
import detailOf from '@salesforce/label/c.Runs_Detail_Of';
import explained from '@salesforce/label/c.Runs_Replay_Explained';
import failed from '@salesforce/label/c.Runs_Replay_Failed';
import field from '@salesforce/label/c.Runs_Cause_Field';
import fix from '@salesforce/label/c.Runs_Cause_Fix';
import hide from '@salesforce/label/c.Runs_Who_Hide';
import mendFirst from '@salesforce/label/c.Runs_Replay_Mend_First';
import messageHidden from '@salesforce/label/c.Runs_Message_Hidden';
import paused from '@salesforce/label/c.Runs_Replay_Paused';
import question from '@salesforce/label/c.Runs_Replay_Question';
import questionOne from '@salesforce/label/c.Runs_Replay_Question_One';
import queued from '@salesforce/label/c.Runs_Replay_Queued';
import replay from '@salesforce/label/c.Runs_Replay';
import replayOf from '@salesforce/label/c.Runs_Replay_Of';
import since from '@salesforce/label/c.Runs_Cause_Since';
import tried from '@salesforce/label/c.Runs_Tried';
import triedOne from '@salesforce/label/c.Runs_Tried_One';
import who from '@salesforce/label/c.Runs_Who';
import { fill, fillCount } from 'c/fill';
import { localTime } from 'c/times';

type Cause = Apex.IterableSyncCauseView;

export const labels = { detail, failed, hide, paused, queued, replay, who };

/** What is said of a cause; its code where this package knows no sentence for it. */
export const textsOf = (cause: Cause) => ({
  title: cause.meaning || cause.code || '',
  count: fillCount({ one: countOne, many: count }, cause.count ?? 0).replace('{1}', cause.syncLabel ?? ''),
  field: cause.fieldLabel ? fill(field, [cause.fieldLabel]) : null,
  fix: cause.fix ? fill(fix, [cause.fix]) : null,
  since:
    cause.oldestAt && cause.newestAt
      ? fill(since, [localTime(cause.oldestAt), localTime(cause.newestAt)])
      : null,
  replayOf: fill(replayOf, [cause.meaning || cause.code || ''])
});

/** What one is asked before records are sent again. */
export const questionOf = (cause: Cause) => ({
  label: fillCount({ one: questionOne, many: question }, cause.count ?? 0),
  sentences: [explained, mendFirst],
  confirmLabel: replay,
  variant: 'brand'
});

/** One of the records, as it is drawn. */
export function personOf(line: Apex.IterableSyncRunRecordView.LineView) {
  const attempts = line.attempts ?? 0;
  return {
    id: line.recordId ?? '',
    name: line.recordName,
    isVisible: line.isVisible,
    iterableKey: line.iterableKey,
    runId: line.runId,
    message: line.isMessageHidden ? messageHidden : line.message,
    fix: line.fix,
    tried: fillCount({ one: triedOne, many: tried }, attempts),
    detailLabel: fill(detailOf, [line.recordName || line.recordId || ''])
  };
}
