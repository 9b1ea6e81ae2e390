import { LightningElement, api } from 'lwc';
import AddStep from 'c/addStep';
import type { NewStep } from 'c/addStep';
import { mappingsOf, newName, rowOfSync, stepNamed, stepsOf, withStep, withStepOrder } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import { fill } from 'c/fill';
import { nothingFound, startLive } from 'c/liveFindings';
import type { Findings, Live } from 'c/liveFindings';
import { siblingOf } from 'c/mappingDrift';
import type { Sibling } from 'c/mappingDrift';
import { stepTitle } from 'c/stepWords';
import { labels } from './labels';
import { IterableKnowledge } from './knowledge';
import { offerOf } from './offer';
import type { Iterable } from './offer';

/**
 * The steps of a sync that is being edited, and the mappings of each, with a sample record beside them.
 * @fires change with `detail` the definition as it is now
 */
export default class StepsEditor extends LightningElement {
  labels = labels;
  openName: string | null = null;
  findings: Findings = nothingFound;
  sampleId: string | null = null;
  sampleName = '';
  isStale = false;
  said = '';
  problem: string | null = null;
  isRefreshing = false;
  known: Iterable = { words: null, targets: null, catalogs: new Map() };
  live: Live | null = null;
  /** Held by its handle; elsewhere a mouse marks text. */
  grabbedName: string | null = null;
  ownDefinition: DraftDefinition | null = null;
  ownProject = '';
  knowledge = new IterableKnowledge();
  sibling: Sibling | null = null;

  /** The definition that is edited; never changed, each change is a new one. */
  @api get definition(): DraftDefinition | null {
    return this.ownDefinition;
  }
  set definition(definition: DraftDefinition | null) {
    this.ownDefinition = definition;
    this.look();
  }

  /** DeveloperName of the Iterable project whose fields are mapped onto. */
  @api get projectName(): string {
    return this.ownProject;
  }
  set projectName(name: string) {
    if (name === this.ownProject) return;
    this.ownProject = name;
    if (this.live) void this.learn();
  }

  connectedCallback(): void {
    this.live = startLive((findings) => {
      this.findings = findings;
      this.isStale = false;
    });
    const [first] = this.definition ? stepsOf(this.definition) : [];
    this.openName ??= first?.DeveloperName ?? null;
    this.look();
    void this.learn();
    void this.findSibling();
  }

  disconnectedCallback(): void {
    this.live?.stop();
  }

  async findSibling(): Promise<void> {
    this.sibling = this.definition ? await siblingOf(this.definition) : null;
  }

  look(): void {
    const { definition, live } = this;
    if (!definition || !live) return;
    this.isStale = true;
    live.ask(definition, this.sampleId);
    void this.learnCatalogs();
  }

  /** Reads what Iterable has anew. */
  async learn(): Promise<void> {
    this.isRefreshing = true;
    const { problem, ...known } = await this.knowledge.learn(this.projectName);
    this.known = { ...known, catalogs: new Map() };
    this.problem = problem;
    this.isRefreshing = false;
    await this.learnCatalogs();
  }

  async learnCatalogs(): Promise<void> {
    const names = this.steps
      .filter(({ Operation__c: operation }) => operation?.endsWith('_Catalog_Item'))
      .flatMap(({ Target__c: name }) => (name ? [name] : []));
    const catalogs = await this.knowledge.catalogs(this.projectName, names, this.known.catalogs);
    if (catalogs !== this.known.catalogs) this.known = { ...this.known, catalogs };
  }

  get steps(): StepRow[] {
    return this.definition ? stepsOf(this.definition) : [];
  }

  get objectName(): string {
    return this.definition ? (rowOfSync(this.definition).Source_Object__c ?? '') : '';
  }

  get isTaken(): boolean {
    return Boolean(this.definition && rowOfSync(this.definition).Steps_From__c);
  }

  get cards() {
    const { definition, steps, known, findings, grabbedName } = this;
    if (!definition) return [];
    return steps.map((step, index) => ({
      name: step.DeveloperName,
      step,
      place: index + 1,
      draggable: String(step.DeveloperName === grabbedName),
      isOpen: step.DeveloperName === this.openName,
      offer: offerOf(definition, step, known),
      readAt: this.readAtOf(step),
      sample: findings.preview?.steps.find((each) => each.step === step.DeveloperName) ?? null
    }));
  }

  readAtOf(step: StepRow): string | null {
    const catalog = step.Operation__c?.endsWith('_Catalog_Item') ? (step.Target__c ?? '') : null;
    if (catalog === null) return this.known.targets?.readAt ?? null;
    return this.known.catalogs.get(catalog.toLowerCase())?.readAt ?? null;
  }

  get count(): number {
    return this.steps.length;
  }

  get hasNoSteps(): boolean {
    return this.count === 0;
  }

  get isReorderable(): boolean {
    return this.count > 1;
  }

  /** Of the sync as a whole: those of steps and mappings stand where they belong. */
  get problems(): readonly string[] {
    const { findings, definition } = this;
    if (!definition) return [];
    const rows = this.steps.flatMap(({ DeveloperName: name }) => [
      name,
      ...mappingsOf(definition, name).map((mapping) => mapping.DeveloperName)
    ]);
    const shown = new Set(rows.map((name) => name.toLowerCase()));
    const rest = findings.problems.filter(
      ({ where }) => !shown.has(where.split(',')[0]?.split('.')[1]?.toLowerCase() ?? '')
    );
    const texts = rest.map(({ message, fix }) => `${message} ${fix}`.trim());
    return [...new Set(texts)];
  }

  async handleAdd(): Promise<void> {
    const operations = this.known.words?.operations.map(({ name }) => name);
    const added = (await AddStep.open({ size: 'small', label: labels.addStep, operations })) as
      NewStep | undefined;
    const { definition } = this;
    if (!added || !definition) return;
    const step: StepRow = {
      DeveloperName: newName(rowOfSync(definition).DeveloperName),
      MasterLabel: added.label,
      Sync__c: rowOfSync(definition).DeveloperName,
      Order__c: (this.steps.at(-1)?.Order__c ?? 0) + 1,
      Operation__c: added.operation,
      Merge_Nested_Objects__c: true,
      Remove_Unmapped__c: true,
      Create_New_Fields__c: false,
      Active__c: true
    };
    this.openName = step.DeveloperName;
    this.change(withStep(definition, step));
  }

  handleToggle(event: CustomEvent<{ name: string }>): void {
    const { name } = event.detail;
    this.openName = name === this.openName ? null : name;
  }

  handleMove(event: CustomEvent<{ name: string; by: 1 | -1 }>): void {
    const { name, by } = event.detail;
    const names = this.steps.map(({ DeveloperName: each }) => each);
    const from = names.indexOf(name);
    this.moveTo(name, from + by);
  }

  moveTo(name: string, to: number): void {
    const { definition } = this;
    const names = this.steps.map(({ DeveloperName: each }) => each);
    if (!definition || to < 0 || to >= names.length) return;
    const others = names.filter((each) => each !== name);
    const step = stepNamed(definition, name);
    this.said = step ? fill(labels.moved, [stepTitle(step), to + 1, names.length]) : '';
    this.change(withStepOrder(definition, [...others.slice(0, to), name, ...others.slice(to)]));
  }

  handleGrab(event: Event): void {
    this.grabbedName = nameAt(event);
  }

  handleDragStart(event: DragEvent): void {
    event.dataTransfer?.setData('text/plain', this.grabbedName ?? '');
  }

  handleDragOver(event: DragEvent): void {
    if (this.grabbedName) event.preventDefault();
  }

  handleDrop(event: DragEvent): void {
    event.preventDefault();
    const to = this.steps.findIndex(({ DeveloperName: name }) => name === nameAt(event));
    if (this.grabbedName) this.moveTo(this.grabbedName, to);
    this.grabbedName = null;
  }

  handleLetGo(): void {
    this.grabbedName = null;
  }

  handleChange(event: CustomEvent<DraftDefinition>): void {
    event.stopPropagation();
    this.change(event.detail);
  }

  handleRefresh(): void {
    void this.learn();
  }

  handleSample(event: CustomEvent<{ recordId: string | null; name: string }>): void {
    this.sampleId = event.detail.recordId;
    this.sampleName = event.detail.name;
    this.findings = { ...this.findings, preview: null, previewFailure: null };
    this.look();
  }

  /** Shown at once; whoever hosts the editor hands the same definition back. */
  change(definition: DraftDefinition): void {
    this.ownDefinition = definition;
    this.look();
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}

const nameAt = (event: Event): string | null =>
  (event.currentTarget as HTMLElement | null)?.dataset.name ?? null;
