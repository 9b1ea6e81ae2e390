import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import consentRules from '@salesforce/apex/IterableSyncDescribeController.consentRules';
import describeProjects from '@salesforce/apex/IterableSyncDescribeController.projects';
import { rowOfSync, stepNamed, stepsOf, withStep, withSync } from 'c/draft';
import type { DraftDefinition, SyncRow } from 'c/draft';
import { errorSentence } from 'c/errors';
import { pageOf } from 'c/pages';
import { ofKind, scheduleParts, scheduleText } from './scheduleText';
import type { ScheduleParts } from './scheduleText';
import {
  consentText,
  exitsOf,
  identities,
  labels,
  rhythms,
  statusesWith,
  timeZones,
  writeBacks
} from './settingsWords';

type Chosen = CustomEvent<{ value: string }>;

/** Kept as it is typed; blank stands for the default. */
const TEXT_FIELDS = [
  'MasterLabel',
  'Duplicate_Rule__c',
  'Identity__c',
  'Write_Back__c',
  'Status__c'
] as const;
type TextField = (typeof TEXT_FIELDS)[number];

/** A label of the metadata takes no more. */
const LABEL_LENGTH = 40;

/**
 * Everything of a sync but what it reads and its steps: who it is, when it runs, what happens to whoever leaves.
 * @fires change with `detail` the definition as it is now
 */
export default class SyncSettings extends NavigationMixin(LightningElement) {
  own: DraftDefinition = { syncs: [] };
  projects: readonly { value: string; label: string }[] = [];
  rules: readonly string[] = [];
  rulesOf = '';
  problem: string | null = null;
  labels = labels;
  identities = identities;
  rhythms = rhythms;
  writeBacks = writeBacks;
  timeZones = timeZones();

  @api get definition(): DraftDefinition {
    return this.own;
  }
  set definition(definition: DraftDefinition) {
    this.own = definition;
    const project = rowOfSync(definition).Project__c ?? '';
    if (project !== this.rulesOf) void this.loadRules(project);
  }

  connectedCallback(): void {
    void this.loadProjects();
  }

  get sync(): SyncRow {
    return rowOfSync(this.own);
  }

  get objectName(): string {
    return this.sync.Source_Object__c ?? '';
  }

  get shown() {
    const { sync } = this;
    return {
      label: sync.MasterLabel ?? '',
      project: sync.Project__c ?? '',
      identity: sync.Identity__c ?? '',
      identitySource: sync.Identity_Source__c ?? '',
      duplicates: sync.Duplicate_Rule__c ?? '',
      timeZone: sync.Time_Zone__c ?? 'UTC',
      approval: sync.Removal_Brake_Percent__c ?? 10,
      writeBack: sync.Write_Back__c ?? 'Record_On_Change',
      status: sync.Status__c ?? 'Inactive'
    };
  }

  get statuses() {
    return statusesWith(this.shown.status);
  }

  get schedule(): ScheduleParts {
    return scheduleParts(this.sync.Schedule__c);
  }

  get isCron(): boolean {
    return this.schedule.kind === 'cron';
  }

  get exits() {
    return exitsOf(stepsOf(this.own));
  }

  get hasExits(): boolean {
    return this.exits.length > 0;
  }

  get hasRules(): boolean {
    return this.rules.length > 0;
  }

  async loadProjects(): Promise<void> {
    await this.look(async () => {
      const projects = (await describeProjects()) ?? [];
      this.projects = projects.map(({ name, label }) => ({ value: name ?? '', label: label ?? name ?? '' }));
    });
  }

  async loadRules(project: string): Promise<void> {
    this.rulesOf = project;
    await this.look(async () => {
      const rules = project ? ((await consentRules({ projectName: project })) ?? []) : [];
      if (project === this.rulesOf) this.rules = rules.map(consentText);
    });
  }

  async look(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  handleText(event: Chosen): void {
    event.stopPropagation();
    const { field } = (event.currentTarget as HTMLElement).dataset;
    const known = TEXT_FIELDS.find((each) => each === field);
    if (known) this.tell(this.changeOf(known, event.detail.value));
  }

  changeOf(field: TextField, value: string): Partial<SyncRow> {
    if (field === 'MasterLabel')
      return { MasterLabel: value.slice(0, LABEL_LENGTH) || this.sync.DeveloperName };
    return { [field]: value || null };
  }

  /** Rules belong to the project: they are changed in the set-up. */
  handleRules(): void {
    this[NavigationMixin.Navigate](pageOf('Setup', { step: 'consent' }));
  }

  handleProject(event: Chosen): void {
    event.stopPropagation();
    this.tell({ Project__c: event.detail.value });
  }

  handleIdentitySource(event: Chosen): void {
    event.stopPropagation();
    this.tell({ Identity_Source__c: event.detail.value || null });
  }

  handleTimeZone(event: Chosen): void {
    event.stopPropagation();
    this.tell({ Time_Zone__c: event.detail.value || null });
  }

  handleApproval(event: Chosen): void {
    event.stopPropagation();
    this.tell({ Removal_Brake_Percent__c: event.detail.value === '' ? null : Number(event.detail.value) });
  }

  handleRhythm(event: Chosen): void {
    event.stopPropagation();
    this.tellSchedule(ofKind(this.schedule, event.detail.value === 'cron' ? 'cron' : 'minutes'));
  }

  handleSchedule(event: Chosen): void {
    event.stopPropagation();
    const { part = '' } = (event.currentTarget as HTMLElement).dataset;
    this.tellSchedule({ ...this.schedule, [part]: event.detail.value });
  }

  handleExit(event: Chosen): void {
    event.stopPropagation();
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const step = stepNamed(this.own, name);
    if (step) this.fire(withStep(this.own, { ...step, On_Exit__c: event.detail.value }));
  }

  tellSchedule(parts: ScheduleParts): void {
    this.tell({ Schedule__c: scheduleText(parts) });
  }

  tell(changes: Partial<SyncRow>): void {
    this.fire(withSync(this.own, changes));
  }

  fire(definition: DraftDefinition): void {
    this.own = definition;
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}
