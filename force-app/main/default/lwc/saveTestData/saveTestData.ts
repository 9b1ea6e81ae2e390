import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import saveTestData from '@salesforce/apex/IterableSyncTestDataController.saveTestData';
import cancel from '@salesforce/label/c.Common_Cancel';
import forAll from '@salesforce/label/c.Preview_Fixture_For_All';
import name from '@salesforce/label/c.Preview_Fixture_Name';
import note from '@salesforce/label/c.Preview_Fixture_Note';
import save from '@salesforce/label/c.Preview_Fixture_Save';
import title from '@salesforce/label/c.Preview_Save_As_Fixture';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

/** Asks for the name of test data and saves it. Answers the name, nothing when it was left. */
export default class SaveTestData extends LightningModal {
  @api objectName = '';
  @api syncName = '';
  /** One record as JSON text. */
  @api data = '';
  /** To begin with. */
  @api name = '';

  typed: string | null = null;
  isForAll = false;
  isSaving = false;
  problem: string | null = null;
  labels = { cancel, name, note, save, title };

  get chosenName(): string {
    return this.typed ?? this.name;
  }

  get forAllLabel(): string {
    return fill(forAll, [this.objectName]);
  }

  get cannotSave(): boolean {
    return this.isSaving || this.chosenName.trim() === '';
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  handleForAll(event: CustomEvent<{ checked: boolean }>): void {
    this.isForAll = event.detail.checked;
  }

  handleCancel(): void {
    this.close();
  }

  async handleSave(): Promise<void> {
    this.isSaving = true;
    this.problem = null;
    try {
      await saveTestData({
        name: this.chosenName,
        objectName: this.objectName,
        syncName: this.isForAll ? null : this.syncName,
        data: this.data
      });
      this.close(this.chosenName.trim());
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isSaving = false;
    }
  }
}
