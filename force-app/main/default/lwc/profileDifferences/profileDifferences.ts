import { LightningElement, api } from 'lwc';
import added from '@salesforce/label/c.Preview_Added';
import afterwards from '@salesforce/label/c.Preview_Afterwards';
import change from '@salesforce/label/c.Preview_Change';
import changed from '@salesforce/label/c.Preview_Changed';
import cleared from '@salesforce/label/c.Preview_Cleared';
import field from '@salesforce/label/c.Preview_Field';
import newPerson from '@salesforce/label/c.Preview_New_Person';
import none from '@salesforce/label/c.Preview_Differences_None';
import now from '@salesforce/label/c.Preview_Now';
import same from '@salesforce/label/c.Preview_Same';
import showSame from '@salesforce/label/c.Preview_Show_Same';
import showSameOne from '@salesforce/label/c.Preview_Show_Same_One';
import title from '@salesforce/label/c.Preview_Differences';
import { fillCount } from 'c/fill';
import { valueText } from 'c/previewWords';

const labels = { afterwards, change, field, newPerson, none, now, title };

type Difference = Bridge.Preview['user']['differences'][number];

/** What would change in the person's profile in Iterable, field by field; what stays is folded away. */
export default class ProfileDifferences extends LightningElement {
  /** The person as Iterable has it, and what would become of the fields. */
  @api user: Bridge.Preview['user'] = { now: null, differences: [] };

  /** Other words than those of a preview, by the names of `labels`. */
  @api words: Partial<typeof labels> = {};

  isSameShown = false;

  get labels(): typeof labels {
    return { ...labels, ...this.words };
  }

  get isNew(): boolean {
    return this.user.now === null;
  }

  get rows() {
    const shown = this.user.differences.filter(
      (difference) => this.isSameShown || difference.change !== 'unchanged'
    );
    return shown.map(rowOf);
  }

  get isNone(): boolean {
    return this.rows.length === 0;
  }

  get sameLabel(): string | null {
    const count = this.user.differences.filter((difference) => difference.change === 'unchanged').length;
    return count > 0 && !this.isSameShown ? fillCount({ one: showSameOne, many: showSame }, count) : null;
  }

  handleShowSame(): void {
    this.isSameShown = true;
  }
}

const rowOf = ({ field: name, change: kind, from, to }: Difference) => ({
  name,
  from: valueText(from),
  to: valueText(to),
  word: changeWords[kind],
  className: kind === 'unchanged' ? 'word' : `word word_${kind}`
});

const changeWords = { added, changed, cleared, unchanged: same };
