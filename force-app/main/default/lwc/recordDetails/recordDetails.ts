import { LightningElement, api } from 'lwc';
import hiddenRecord from '@salesforce/label/c.Common_Hidden_Record';
import lastSynced from '@salesforce/label/c.Record_Last_Synced';
import lists from '@salesforce/label/c.Record_Lists';
import neverSynced from '@salesforce/label/c.Record_Never_Synced';
import otherSpeaks from '@salesforce/label/c.Record_Shared_Other_Speaks';
import sharedWith from '@salesforce/label/c.Record_Shared_With';
import syncs from '@salesforce/label/c.Record_Syncs';
import thisSpeaks from '@salesforce/label/c.Record_Shared_This_Speaks';
import { NavigationMixin } from 'lightning/navigation';
import { fill } from 'c/fill';
import { statusLook, type Look } from 'c/statusLooks';
import { localTime, relativeTime } from 'c/times';

interface SyncLine {
  readonly key: string;
  readonly label: string;
  readonly look: Look;
  readonly synced: string;
  readonly exact: string;
}

interface SharedLine {
  readonly recordId: string;
  readonly name: string | null;
  readonly speaks: string;
}

/** What stands below the status of a record: each sync where there are several, lists, and who shares the address. */
export default class RecordDetails extends NavigationMixin(LightningElement) {
  @api view: Apex.IterableSyncRecordView = {};

  labels = { hiddenRecord, lists, sharedWith, syncs };

  /** One sync says what the status of the record says already. */
  get syncLines(): SyncLine[] | null {
    const all = this.view.syncs ?? [];
    return all.length > 1 ? all.map(syncLine) : null;
  }

  get lists(): { key: string; name: string }[] | null {
    const all = this.view.lists ?? [];
    const projects = new Set(all.map(({ projectName }) => projectName));
    const named = all.map(({ listId, name, projectName }) => ({
      key: `${projectName} ${listId}`,
      name: projects.size > 1 ? `${name} (${projectName})` : (name ?? '')
    }));
    return named.length > 0 ? named : null;
  }

  get shared(): SharedLine[] | null {
    const all = (this.view.sharedWith ?? []).map(({ recordId, name, isSpokenFor }) => ({
      recordId: recordId ?? '',
      name: name ?? null,
      speaks: isSpokenFor ? otherSpeaks : thisSpeaks
    }));
    return all.length > 0 ? all : null;
  }

  handleOpen(event: Event): void {
    const { recordId } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, actionName: 'view' }
    });
  }
}

function syncLine({
  syncName,
  syncLabel,
  status,
  lastSyncedAt
}: Apex.IterableSyncRecordView.RecordSyncView): SyncLine {
  return {
    key: syncName ?? '',
    label: syncLabel ?? syncName ?? '',
    look: statusLook(status),
    synced: lastSyncedAt ? fill(lastSynced, [relativeTime(lastSyncedAt)]) : neverSynced,
    exact: lastSyncedAt ? localTime(lastSyncedAt) : ''
  };
}
