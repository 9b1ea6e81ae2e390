import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import saveDraft from '@salesforce/apex/IterableSyncDraftController.saveDraft';
import archive from '@salesforce/label/c.Editor_Archive';
import archiveDraft from '@salesforce/label/c.Editor_Archive_Draft';
import archiveStays from '@salesforce/label/c.Editor_Archive_Stays';
import archiveTitle from '@salesforce/label/c.Editor_Archive_Title';
import copy from '@salesforce/label/c.Editor_Copy';
import ConfirmAction from 'c/confirmAction';
import CopySync from 'c/copySync';
import { draftText, rowOfSync, withSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import { copyOfRows } from 'c/draftCopy';
import { errorSentence } from 'c/errors';
import { pageOf } from 'c/pages';

/**
 * What is done with a sync as a whole: a copy as a draft of its own, which is opened; archiving, in its draft.
 * @fires change with `detail` the definition as it is now
 */
export default class SyncActions extends NavigationMixin(LightningElement) {
  @api definition: DraftDefinition = { syncs: [] };
  /** Version that is published; null where none is: such a draft is discarded, and nothing is there to be archived. */
  @api baseVersion: string | null = null;

  isBusy = false;
  labels = { archive, copy };

  get mayArchive(): boolean {
    return this.baseVersion !== null && rowOfSync(this.definition).Status__c !== 'Archived';
  }

  async handleArchive(): Promise<void> {
    const isSure = await ConfirmAction.open({
      size: 'small',
      label: archiveTitle,
      sentences: [archiveDraft, archiveStays],
      confirmLabel: archive,
      variant: 'destructive'
    });
    if (!isSure) return;
    const detail = withSync(this.definition, { Status__c: 'Archived' });
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  async handleCopy(): Promise<void> {
    const { DeveloperName: name, MasterLabel: label } = rowOfSync(this.definition);
    const chosen = (await CopySync.open({ size: 'small', label: copy, syncLabel: label ?? name })) as
      string | undefined;
    if (!chosen) return;
    this.isBusy = true;
    try {
      const definition = withSync(copyOfRows(this.definition, chosen), { Status__c: 'Inactive' });
      const sync = rowOfSync(definition).DeveloperName;
      await saveDraft({ syncName: sync, definition: draftText(definition), token: null });
      this[NavigationMixin.Navigate](pageOf('Syncs', { sync, part: 'source' }));
    } catch (failure) {
      this.dispatchEvent(
        new ShowToastEvent({ title: errorSentence(failure), variant: 'error', mode: 'sticky' })
      );
    } finally {
      this.isBusy = false;
    }
  }
}
