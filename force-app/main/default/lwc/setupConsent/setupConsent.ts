import { LightningElement, api } from 'lwc';
import checkRule from '@salesforce/apex/IterableSyncConsentController.checkRule';
import getChannels from '@salesforce/apex/IterableSyncConsentController.getChannels';
import getConsent from '@salesforce/apex/IterableSyncConsentController.getConsent';
import saveRule from '@salesforce/apex/IterableSyncConsentController.saveRule';
import sayNoneNeeded from '@salesforce/apex/IterableSyncConsentController.sayNoneNeeded';
import ConsentReason from 'c/consentReason';
import { errorSentence } from 'c/errors';
import { startPoll } from 'c/poll';
import type { Poll } from 'c/poll';
import {
  labels,
  looseningTexts,
  noRulesText,
  shownChange,
  shownRule,
  switchedOffText,
  targetsOf
} from './consentWords';

type Project = Bridge.SetUp['projects'][number];
type View = Apex.IterableSyncConsentView;
type Rule = Apex.IterableSyncConsentView.RuleView;
type Wanted = Apex.IterableSyncConsentView.Wanted;

/** While a rule is being deployed. */
const SAVING_MS = 3_000;

/**
 * Consent rules of a project: which checkbox means that somebody opted out, and what they leave by it.
 * @fires changed when a rule was saved, or somebody said that none is needed
 */
export default class SetupConsent extends LightningElement {
  /** Those that can be sent to. */
  @api projects: readonly Project[] = [];

  labels = labels;
  projectName: string | null = null;
  view: View | null = null;
  channels: Bridge.IterableChannels['channels'] = [];
  /** The rule in the form; null for a new one. */
  edited: Rule | null = null;
  isEditing = false;
  isBusy = false;
  problem: string | null = null;
  /** Why there are no channels: they are asked for again when somebody says so. */
  channelsProblem: string | null = null;
  poll: Poll | null = null;

  connectedCallback(): void {
    this.open();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  get projectOptions() {
    return this.projects.map(({ name, label }) => ({ value: name, label }));
  }

  /** With one project there is nothing to choose. */
  get isProjectAsked(): boolean {
    return this.projects.length > 1;
  }

  get project(): Project | null {
    return this.projects.find(({ name }) => name === this.projectName) ?? this.projects[0] ?? null;
  }

  get usedName(): string | null {
    return this.project?.name ?? null;
  }

  get targets() {
    return targetsOf(this.channels);
  }

  get objects() {
    return (this.view?.objects ?? []).map(({ value, label }) => ({ value: value ?? '', label: label ?? '' }));
  }

  get inUse() {
    return this.shown((rule) => rule.isActive === true);
  }

  get switchedOff() {
    return this.shown((rule) => rule.isActive !== true);
  }

  get switchedOffText(): string {
    return switchedOffText(this.switchedOff.length);
  }

  get hasRules(): boolean {
    return this.inUse.length > 0;
  }

  get noRulesText(): string {
    return noRulesText(this.project?.label ?? '');
  }

  get isSaving(): boolean {
    return this.view?.isSaving === true;
  }

  get problemText(): string | null {
    return this.problem ?? this.channelsProblem;
  }

  get cannotAct(): boolean {
    return this.isBusy || this.isSaving;
  }

  /** Nobody said so yet, or a rule was there since. */
  get isNoneOffered(): boolean {
    return !this.hasRules && this.view?.changes?.[0]?.act !== 'None_Needed';
  }

  /** One rule at a time is in the form. */
  get isLocked(): boolean {
    return this.cannotAct || this.isEditing;
  }

  get changes() {
    return (this.view?.changes ?? []).map(shownChange);
  }

  handleProject(event: CustomEvent<{ value: string }>): void {
    this.projectName = event.detail.value;
    this.view = null;
    this.channels = [];
    this.channelsProblem = null;
    this.isEditing = false;
    this.open();
  }

  handleTryAgain(): void {
    this.open();
  }

  handleAdd(): void {
    this.edited = null;
    this.isEditing = true;
  }

  handleChange(event: Event): void {
    this.edited = this.ruleOf(event);
    this.isEditing = this.edited !== null;
  }

  handleCancel(): void {
    this.isEditing = false;
  }

  async handleSave(event: CustomEvent<Wanted>): Promise<void> {
    await this.save(event.detail, labels.changeTitle, labels.save);
  }

  async handleOff(event: Event): Promise<void> {
    const rule = this.ruleOf(event);
    if (rule) await this.save({ ...wantedOf(rule), isActive: false }, labels.offTitle, labels.off);
  }

  async handleOn(event: Event): Promise<void> {
    const rule = this.ruleOf(event);
    if (rule) await this.save({ ...wantedOf(rule), isActive: true }, labels.changeTitle, labels.on);
  }

  async handleNone(): Promise<void> {
    const reason = await ask(labels.noneTitle, labels.noneNeeded, [labels.noneMeans]);
    if (!reason) return;
    await this.doing(async () => {
      await sayNoneNeeded({ projectName: this.usedName, reason });
      await this.look();
      this.dispatchEvent(new CustomEvent('changed'));
    });
  }

  ruleOf(event: Event): Rule | null {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    return (this.view?.rules ?? []).find((rule) => rule.name === name) ?? null;
  }

  shown(isShown: (rule: Rule) => boolean) {
    return (this.view?.rules ?? []).filter(isShown).map((rule) => shownRule(rule, this.targets));
  }

  /** Whoever frees people of a rule says why. */
  async save(wanted: Wanted, title: string, confirmLabel: string): Promise<void> {
    const projectName = this.usedName;
    await this.doing(async () => {
      const check = await checkRule({ projectName, wanted });
      if (check.problem) {
        this.problem = check.problem;
        return;
      }
      const reason = check.isLoosening ? await ask(title, confirmLabel, looseningTexts(check)) : null;
      if (check.isLoosening && !reason) return;
      await saveRule({ projectName, wanted: { ...wanted, reason } });
      this.isEditing = false;
      await this.look();
      this.watch();
    });
  }

  open(): void {
    void this.doing(async () => {
      await this.look();
      if (this.isSaving) this.watch();
      await this.loadChannels();
    });
  }

  /** Those of another project would be refused: without an answer there are none. */
  async loadChannels(): Promise<void> {
    const projectName = this.usedName;
    this.channelsProblem = null;
    const found = await getChannels({ projectName }).then(
      (json) => ({ ...channelsIn(json), problem: null }),
      (failure: unknown) => ({ channels: [], problem: errorSentence(failure) })
    );
    if (projectName !== this.usedName) return;
    this.channels = found.channels;
    this.channelsProblem = found.problem;
  }

  async look(): Promise<void> {
    const projectName = this.usedName;
    const view = await getConsent({ projectName });
    if (projectName === this.usedName) this.view = view;
  }

  /** The deployment ends some time later, also when nobody waits for it. */
  watch(): void {
    this.poll?.stop();
    this.poll = startPoll(async () => {
      await this.look();
      if (this.isSaving) return SAVING_MS;
      this.dispatchEvent(new CustomEvent('changed'));
      return null;
    });
  }

  async doing(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isBusy = false;
  }
}

const channelsIn = (json: string | null): Bridge.IterableChannels =>
  JSON.parse(json ?? '{"channels":[]}') as Bridge.IterableChannels;

const wantedOf = ({ name, token, objectName, fieldName, scope, iterableId, direction }: Rule): Wanted => ({
  name,
  token,
  objectName,
  fieldName,
  scope,
  iterableId,
  direction
});

const ask = (
  label: string,
  confirmLabel: string,
  sentences: readonly string[]
): Promise<string | undefined> =>
  ConsentReason.open({ size: 'small', label, confirmLabel, sentences }) as Promise<string | undefined>;
