import { LightningElement, api } from 'lwc';
import listTemplates from '@salesforce/apex/IterableSyncSetupController.listTemplates';
import startFromTemplate from '@salesforce/apex/IterableSyncSetupController.startFromTemplate';
import draftsThere from '@salesforce/label/c.Setup_Drafts_There';
import project from '@salesforce/label/c.Setup_Project';
import startDraft from '@salesforce/label/c.Setup_Start_Draft';
import syncsThere from '@salesforce/label/c.Setup_Syncs_There';
import template from '@salesforce/label/c.Setup_Template';
import templateNeeds from '@salesforce/label/c.Setup_Template_Needs';
import intro from '@salesforce/label/c.Setup_Templates_Intro';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

type Project = Bridge.SetUp['projects'][number];
type Template = Bridge.Templates['templates'][number];

/**
 * Templates to begin with; the chosen one becomes a draft.
 * @fires changed with `detail.sync` when the draft is there
 */
export default class SetupFirstSync extends LightningElement {
  /** Those that can be sent to. */
  @api projects: readonly Project[] = [];
  /** Published syncs. */
  @api syncs = 0;
  /** Labels of the user's drafts. */
  @api drafts: readonly string[] = [];

  labels = { intro, project, startDraft, template };
  templates: readonly Template[] = [];
  templateName: string | null = null;
  projectName: string | null = null;
  isBusy = false;
  problem: string | null = null;

  connectedCallback(): void {
    void this.load();
  }

  get there(): string[] {
    const texts = this.syncs > 0 ? [fill(syncsThere, [String(this.syncs)])] : [];
    return this.drafts.length > 0 ? [...texts, fill(draftsThere, [this.drafts.join(', ')])] : texts;
  }

  get options() {
    return this.templates.map(({ name, title }) => ({ value: name, label: title }));
  }

  get chosen() {
    const found = this.templates.find(({ name }) => name === this.templateName);
    return found ? { ...found, needsText: found.needs ? fill(templateNeeds, [found.needs]) : null } : null;
  }

  get projectOptions() {
    return this.projects.map(({ name, label }) => ({ value: name, label }));
  }

  /** With one project there is nothing to choose. */
  get isProjectAsked(): boolean {
    return this.projects.length > 1;
  }

  get projectUsed(): Project | null {
    const wanted = this.projectName ?? this.projects[0]?.name;
    return this.projects.find(({ name }) => name === wanted) ?? null;
  }

  get cannotStart(): boolean {
    return this.isBusy || !this.chosen || !this.projectUsed;
  }

  handleTemplate(event: CustomEvent<{ value: string }>): void {
    this.templateName = event.detail.value;
  }

  handleProject(event: CustomEvent<{ value: string }>): void {
    this.projectName = event.detail.value;
  }

  async handleStart(): Promise<void> {
    const { templateName, projectUsed } = this;
    this.isBusy = true;
    this.problem = null;
    try {
      const identity = projectUsed?.projectType === 'Email' ? 'Email' : 'UserId';
      const sync = await startFromTemplate({
        templateName,
        projectName: projectUsed?.name ?? null,
        identity
      });
      this.dispatchEvent(new CustomEvent('changed', { detail: { sync } }));
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isBusy = false;
  }

  async load(): Promise<void> {
    try {
      const answer = JSON.parse((await listTemplates()) ?? '{"templates":[]}') as Bridge.Templates;
      this.templates = answer.templates;
      this.templateName ??= answer.templates[0]?.name ?? null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }
}
