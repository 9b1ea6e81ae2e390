import { LightningElement, api } from 'lwc';
import found from '@salesforce/label/c.Runs_Found';
import openRun from '@salesforce/label/c.Runs_Open';
import result from '@salesforce/label/c.Runs_Result';
import runs from '@salesforce/label/c.Runs_List';
import started from '@salesforce/label/c.Runs_Started';
import status from '@salesforce/label/c.Runs_Status';
import sync from '@salesforce/label/c.Runs_Sync';
import duration from '@salesforce/label/c.Runs_Duration';
import { fill } from 'c/fill';
import { runDuration, runLook } from 'c/runTexts';
import { runSentence } from 'c/runWords';
import { localTime, utcTime } from 'c/times';

/**
 * Runs as a table, each line a button that opens it.
 * @fires open with `detail.run`: the id of the run
 */
export default class RunTable extends LightningElement {
  @api lines: readonly Apex.IterableSyncRunListView.LineView[] = [];

  labels = { duration, found, result, runs, started, status, sync };

  get rows() {
    const now = Date.now();
    return this.lines.map(({ run = {}, syncLabel }) => {
      const shown = run ?? {};
      const startedAt = shown.startedAt ?? '';
      const startText = startedAt ? localTime(startedAt) : '';
      return {
        key: shown.runId ?? '',
        startText,
        utc: startedAt ? utcTime(startedAt) : '',
        syncLabel,
        look: runLook(shown),
        sentence: runSentence(shown),
        found: shown.found ?? 0,
        duration: runDuration(shown, now),
        openLabel: fill(openRun, [syncLabel ?? '', startText])
      };
    });
  }

  handleOpen(event: Event): void {
    const { run } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { run } }));
  }
}
