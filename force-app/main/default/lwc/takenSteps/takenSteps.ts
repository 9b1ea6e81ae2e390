import { LightningElement, api } from 'lwc';
import describeSyncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import off from '@salesforce/label/c.Editor_Steps_Off';
import own from '@salesforce/label/c.Editor_Own_Steps';
import ownHint from '@salesforce/label/c.Editor_Own_Steps_Hint';
import stepsTaken from '@salesforce/label/c.Mapping_Steps_Taken';
import take from '@salesforce/label/c.Editor_Take_Steps';
import takeHint from '@salesforce/label/c.Editor_Take_Steps_Hint';
import type { Choice } from 'c/choiceBox';
import { mappingsOf, rowOfSync, stepsOf, withSync } from 'c/draft';
import type { DraftDefinition, MappingRow } from 'c/draft';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { stepTitle } from 'c/stepWords';
import { withStepsOf } from './copiedSteps';

type Published = Apex.IterableSyncDescribeView.SyncView;

/**
 * Of a sync that has no steps of its own: which other sync's it uses, and what they are, as they are published. They
 * are edited there; or copied, and the sync has its own from then on.
 * @fires change with `detail` the definition as it is now
 */
export default class TakenSteps extends LightningElement {
  definitionNow: DraftDefinition | null = null;
  syncs: readonly Published[] = [];
  theirs: DraftDefinition | null = null;
  loadedName = '';
  problem: string | null = null;
  labels = { off, own, ownHint, take, takeHint };

  @api get definition(): DraftDefinition | null {
    return this.definitionNow;
  }
  set definition(definition: DraftDefinition | null) {
    this.definitionNow = definition;
    void this.loadGiver(this.giverName);
  }

  connectedCallback(): void {
    void this.loadSyncs();
  }

  get giverName(): string {
    return (this.definition && rowOfSync(this.definition).Steps_From__c) ?? '';
  }

  get takenText(): string {
    const giver = this.syncs.find(({ name }) => isSame(name, this.giverName));
    return fill(stepsTaken, [giver?.label ?? this.giverName]);
  }

  /** The bridge's rule: of the same project, with steps of its own. Those of the same object stand first. */
  get choices(): readonly Choice[] {
    const sync = this.definition && rowOfSync(this.definition);
    if (!sync) return [];
    const isNear = ({ objectName }: Published): boolean => isSame(objectName, sync.Source_Object__c);
    const fitting = this.syncs.filter(
      ({ name, projectName, stepsFrom }) =>
        !isSame(name, sync.DeveloperName) && !stepsFrom && isSame(projectName, sync.Project__c)
    );
    return [...fitting.filter(isNear), ...fitting.filter((one) => !isNear(one))].map(
      ({ name, label, objectLabel }) => ({
        value: name ?? '',
        label: label ?? name ?? '',
        detail: objectLabel ?? undefined
      })
    );
  }

  get hasChoices(): boolean {
    return this.choices.length > 0;
  }

  get isShown(): boolean {
    return Boolean(this.giverName || this.problem) || this.hasChoices;
  }

  get steps() {
    const { theirs } = this;
    if (!theirs) return [];
    return stepsOf(theirs).map((step) => ({
      name: step.DeveloperName,
      title: stepTitle(step),
      isOff: step.Active__c === false,
      mappings: mappingsOf(theirs, step.DeveloperName).map((mapping) => ({
        name: mapping.DeveloperName,
        text: mappingText(mapping),
        isOff: mapping.Active__c === false
      }))
    }));
  }

  async loadSyncs(): Promise<void> {
    try {
      this.syncs = (await describeSyncs()) ?? [];
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  async loadGiver(name: string): Promise<void> {
    if (name === this.loadedName) return;
    this.loadedName = name;
    this.theirs = null;
    this.problem = null;
    if (!name) return;
    try {
      const published = JSON.parse(await getPublished({ syncName: name })) as { definition: DraftDefinition };
      if (name === this.loadedName) this.theirs = published.definition;
    } catch (failure) {
      if (name === this.loadedName) this.problem = errorSentence(failure);
    }
  }

  handleTake(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { definition } = this;
    if (definition && event.detail.value)
      this.tell(withSync(definition, { Steps_From__c: event.detail.value }));
  }

  handleOwn(): void {
    const { definition, theirs } = this;
    if (definition && theirs) this.tell(withStepsOf(definition, theirs));
  }

  tell(definition: DraftDefinition): void {
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}

const mappingText = ({
  Source__c: source,
  Target__c: target,
  Transform__c: transform
}: MappingRow): string => {
  const change = transform ? ` (${transform})` : '';
  return `${source ?? ''} → ${target ?? ''}${change}`;
};

/** An org knows no case in names. */
const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  (one ?? '').toLowerCase() === (other ?? '').toLowerCase();
