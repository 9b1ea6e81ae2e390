import { LightningElement, api } from 'lwc';
import probeProject from '@salesforce/apex/IterableSyncSetupController.probeProject';
import saveProject from '@salesforce/apex/IterableSyncSetupController.saveProject';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { isOfOrg } from 'c/setupSteps';
import { dataCenters, labels, probeChecks, projectTexts, projectTypes } from './projectWords';

type Project = Bridge.SetUp['projects'][number];
type Chosen = CustomEvent<{ value: string }>;

/** How the templates and the first key call it. */
const USUAL_NAME = 'Main';

/**
 * An Iterable project: its key is tried, then it is saved, for this org only.
 * @fires saving with `detail.name` when it is being saved
 */
export default class SetupProject extends LightningElement {
  @api projects: readonly Project[] = [];
  @api orgId = '';
  /** Salesforce has to be told first that the package may save it. */
  @api isInstalled = false;
  /** Name of what is being saved; null when nothing is. */
  @api savingName: string | null = null;
  /** It takes longer than it should. */
  @api isSlow = false;

  labels = labels;
  dataCenters = dataCenters;
  projectTypes = projectTypes;
  name = USUAL_NAME;
  dataCenter: string | null = null;
  projectType: string | null = null;
  probe: Bridge.ProjectProbe | null = null;
  isBusy = false;
  problem: string | null = null;

  get rows() {
    return this.projects.map((project) => ({
      ...project,
      isForeign: !isOfOrg(project, this.orgId),
      text: projectTexts(project, this.orgId)
    }));
  }

  get nameHint(): string {
    return fill(labels.nameHint, [`ITERABLE_API_KEY_${this.name.toUpperCase()}`]);
  }

  get checks() {
    return this.probe ? probeChecks(this.probe) : [];
  }

  get isTried(): boolean {
    return this.probe !== null && this.checks.every(({ state }) => state !== 'fail');
  }

  get isUnheardOf(): boolean {
    return this.dataCenter === 'EU' && this.projectType === 'Email';
  }

  get cannotSave(): boolean {
    return this.isBusy || !this.dataCenter || !this.projectType || Boolean(this.savingName);
  }

  handleName(event: Chosen): void {
    this.name = event.detail.value.trim();
    this.probe = null;
  }

  handleDataCenter(event: Chosen): void {
    this.dataCenter = event.detail.value;
  }

  handleType(event: Chosen): void {
    this.projectType = event.detail.value;
  }

  async handleTry(): Promise<void> {
    await this.doing(async () => {
      this.probe = JSON.parse((await probeProject({ projectName: this.name })) ?? 'null');
      this.dataCenter = this.probe?.dataCenter ?? this.dataCenter;
    });
  }

  async handleSave(): Promise<void> {
    await this.save(this.name, this.name, this.dataCenter, this.projectType);
  }

  /** The same once more, for this org. */
  async handleConfirm(event: Event): Promise<void> {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const found = this.projects.find((project) => project.name === name);
    if (found) await this.save(found.name, found.label, found.dataCenter, found.projectType);
  }

  async save(
    projectName: string,
    label: string,
    dataCenter: string | null,
    projectType: string | null
  ): Promise<void> {
    await this.doing(async () => {
      await saveProject({ projectName, label, dataCenter, projectType });
      this.dispatchEvent(new CustomEvent('saving', { detail: { name: projectName } }));
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
