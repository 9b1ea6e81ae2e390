import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import describeObjects from '@salesforce/apex/IterableSyncDescribeController.objects';
import describeProjects from '@salesforce/apex/IterableSyncDescribeController.projects';
import getTemplate from '@salesforce/apex/IterableSyncDescribeController.getTemplate';
import getTemplates from '@salesforce/apex/IterableSyncDescribeController.getTemplates';
import saveDraft from '@salesforce/apex/IterableSyncDraftController.saveDraft';
import { draftText, rowOfSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import { copyOfRows } from 'c/draftCopy';
import { errorSentence } from 'c/errors';
import { pageOf } from 'c/pages';
import { childrenOf } from 'c/sourceFields';
import type { Choice } from 'c/choiceBox';
import { firstDefinition } from './newDefinition';
import type { Answers } from './newDefinition';
import { isKind, kinds, labels, missingText, needsText, templatesFailedText, wordsOf } from './newSyncWords';

type Chosen = CustomEvent<{ value: string }>;
type Project = Apex.IterableSyncDescribeView.ProjectView;

const TEMPLATE = 'template:';
const FIRST_KEYS: Readonly<Record<string, string>> = {
  person: 'Email',
  array: 'Email',
  item: 'Id',
  event: ''
};

/**
 * A new sync: what a record of it is, or a template, and what has to be known before the first draft.
 * @fires created with `detail.sync` and `detail.part`; list to leave for the list of syncs
 */
export default class NewSync extends NavigationMixin(LightningElement) {
  /** A kind, or `template:` and a name. */
  start = 'person';
  label = '';
  projectName = '';
  objectName = 'Contact';
  key = 'Email';
  target = '';
  belongings = '';

  projects: readonly Project[] | null = null;
  objects: readonly Choice[] = [];
  relationships: readonly Choice[] = [];
  templates: Bridge.Templates['templates'] = [];
  /** Why the templates are not there. */
  templatesProblem: string | null = null;
  problem: string | null = null;
  isBusy = false;
  areTemplatesShown = false;
  labels = labels;

  connectedCallback(): void {
    void this.load();
    void this.loadTemplates();
  }

  get kinds() {
    return kinds.map((kind) => ({ ...kind, isChosen: kind.value === this.start }));
  }

  get templateChoices() {
    return this.templates.map(({ name, title, summary, needs }) => ({
      value: `${TEMPLATE}${name}`,
      label: title,
      hint: summary,
      needs: needs ? needsText(needs) : null,
      isChosen: this.start === `${TEMPLATE}${name}`
    }));
  }

  get expanded(): string {
    return String(this.areTemplatesShown);
  }

  get hasTemplates(): boolean {
    return this.templates.length > 0;
  }

  get isOwn(): boolean {
    return isKind(this.start);
  }

  get isArray(): boolean {
    return this.start === 'array';
  }

  get words() {
    return wordsOf(isKind(this.start) ? this.start : 'person');
  }

  get projectChoices() {
    return (this.projects ?? []).map(({ name, label }) => ({
      value: name ?? '',
      label: label ?? name ?? ''
    }));
  }

  get hasNoProject(): boolean {
    return this.projects?.length === 0;
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      const [projects, objects] = await Promise.all([describeProjects(), describeObjects()]);
      this.projects = projects ?? [];
      this.projectName ||= this.projects[0]?.name ?? '';
      this.objects = (objects ?? [])
        .map(({ name, label }) => ({ value: name ?? '', label: label ?? name ?? '', detail: name ?? '' }))
        .sort((one, other) => one.label.localeCompare(other.label));
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  async loadTemplates(): Promise<void> {
    this.templatesProblem = null;
    try {
      this.templates = (JSON.parse(await getTemplates()) as Bridge.Templates).templates;
    } catch (failure) {
      this.templatesProblem = templatesFailedText(errorSentence(failure));
    }
  }

  handleStart(event: Event): void {
    this.start = (event.target as HTMLInputElement).value;
    this.key = FIRST_KEYS[this.start] ?? '';
    this.problem = null;
    if (this.isArray) void this.loadChildren();
  }

  handleTemplates(): void {
    this.areTemplatesShown = !this.areTemplatesShown;
    if (!this.areTemplatesShown && !this.isOwn) this.start = 'person';
  }

  handleLabel(event: Chosen): void {
    this.label = event.detail.value;
  }

  handleProject(event: Chosen): void {
    this.projectName = event.detail.value;
  }

  handleObject(event: Chosen): void {
    this.objectName = event.detail.value;
    this.belongings = '';
    if (this.isArray) void this.loadChildren();
  }

  handleKey(event: Chosen): void {
    this.key = event.detail.value;
  }

  handleTarget(event: Chosen): void {
    this.target = event.detail.value;
  }

  handleChildren(event: Chosen): void {
    this.belongings = event.detail.value;
  }

  async loadChildren(): Promise<void> {
    const found = await childrenOf(this.objectName).catch(() => []);
    this.relationships = found.map((each) => ({
      value: each.name ?? '',
      label: each.label ?? each.name ?? '',
      detail: each.name ?? ''
    }));
  }

  handleList(): void {
    this.dispatchEvent(new CustomEvent('list'));
  }

  handleSetup(): void {
    this[NavigationMixin.Navigate](pageOf('Setup'));
  }

  async handleCreate(): Promise<void> {
    const missing = this.missing();
    this.problem = missing.length > 0 ? missingText(missing) : null;
    if (this.problem) return;
    this.isBusy = true;
    try {
      const definitions = await this.definitions();
      await Promise.all(definitions.map((definition) => this.save(definition)));
      const [first] = definitions;
      if (!first) return;
      const detail = { sync: rowOfSync(first).DeveloperName, part: 'source' };
      this.dispatchEvent(new CustomEvent('created', { detail }));
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
  }

  /** What is left to be filled in, by its label. */
  missing(): string[] {
    const { words } = this;
    const asked: readonly (readonly [string, string])[] = this.isOwn
      ? [
          [labels.name, this.label.trim()],
          [labels.project, this.projectName],
          [words.object, this.objectName],
          [words.key, this.key],
          ...(words.target ? [[words.target, this.target.trim()] as const] : []),
          ...(this.isArray ? [[labels.children, this.belongings] as const] : [])
        ]
      : [[labels.project, this.projectName]];
    return asked.filter(([, value]) => value === '').map(([word]) => word);
  }

  async definitions(): Promise<DraftDefinition[]> {
    if (isKind(this.start)) return [firstDefinition(this.answers(this.start))];
    const identity = this.projectType === 'Email' ? 'Email' : 'UserId';
    const name = this.start.slice(TEMPLATE.length);
    const text = await getTemplate({ name, projectName: this.projectName, identity });
    const { definitions } = JSON.parse(text) as Bridge.Template;
    const label = definitions.length === 1 ? this.label.trim() || null : null;
    return definitions.map((rows) => copyOfRows(rows, label));
  }

  answers(kind: Answers['kind']): Answers {
    const { projectName, projectType, objectName, key, belongings: children } = this;
    const [label, target] = [this.label.trim(), this.target.trim()];
    return { kind, label, projectName, projectType, objectName, key, target, children };
  }

  get projectType(): string {
    return this.projects?.find(({ name }) => name === this.projectName)?.projectType ?? 'Email';
  }

  async save(definition: DraftDefinition): Promise<void> {
    const syncName = rowOfSync(definition).DeveloperName;
    await saveDraft({ syncName, definition: draftText(definition), token: null });
  }
}
