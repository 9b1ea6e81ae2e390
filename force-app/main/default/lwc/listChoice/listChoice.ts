import { LightningElement, api } from 'lwc';
import iterableTargets from '@salesforce/apex/IterableSyncMappingController.iterableTargets';
import gone from '@salesforce/label/c.Editor_List_Gone';
import isNew from '@salesforce/label/c.Editor_List_New';
import label from '@salesforce/label/c.Editor_List_Name';
import ofCampaign from '@salesforce/label/c.Editor_List_Of_Campaign';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import type { Choice } from 'c/choiceBox';

type Lists = NonNullable<Bridge.MappingTargets['lists']>;

/** How a link names its list: by id, or by a name under which there may be none yet. */
export interface NamedList {
  readonly listId: number | null;
  readonly listName: string | null;
}

/**
 * A list of Iterable, searched and chosen, or the name of one that a run makes.
 * @fires choose with `detail`, a `NamedList`
 */
export default class ListChoice extends LightningElement {
  @api listId: number | null = null;
  @api listName: string | null = null;

  project = '';
  /** Static ones; null while they are not known. */
  lists: Lists | null = null;
  isLoading = false;
  problem: string | null = null;
  labels = { label };

  @api get projectName(): string {
    return this.project;
  }
  set projectName(name: string) {
    if (name === this.project) return;
    this.project = name;
    this.lists = null;
    this.problem = null;
    if (name) void this.load(name);
  }

  get options(): readonly Choice[] {
    return (this.lists ?? []).map(({ id, name }) => ({ value: String(id), label: name, detail: String(id) }));
  }

  /** The list that is named, where Iterable has it. */
  get known(): Lists[number] | null {
    const { listId, listName } = this;
    const isNamed = ({ id, name }: Lists[number]) => (listId === null ? name === listName : id === listId);
    return this.lists?.find(isNamed) ?? null;
  }

  get chosen(): string | null {
    return this.known ? String(this.known.id) : this.text;
  }

  get text(): string {
    return this.known?.name ?? this.listName ?? (this.listId === null ? '' : String(this.listId));
  }

  get hint(): string | null {
    if (this.listId === null && !this.listName) return ofCampaign;
    if (this.lists === null || this.known) return null;
    return this.listId === null ? isNew : fill(gone, [String(this.listId)]);
  }

  async load(projectName: string): Promise<void> {
    this.isLoading = true;
    const answer = await iterableTargets({ projectName }).then(
      (json) => listsIn(JSON.parse(json) as Bridge.MappingTargets),
      (failure: unknown) => ({ lists: null, problem: errorSentence(failure) })
    );
    if (projectName === this.project) Object.assign(this, { ...answer, isLoading: false });
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { value } = event.detail;
    const list = this.lists?.find(({ id }) => String(id) === value);
    const detail: NamedList = list
      ? { listId: list.id, listName: list.name }
      : { listId: null, listName: value.trim() || null };
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}

function listsIn({ lists, problems }: Bridge.MappingTargets) {
  const problem = problems.find(({ part }) => part === 'lists');
  return {
    lists: lists?.filter(({ type }) => type === 'Standard') ?? null,
    problem: problem ? `${problem.message} ${problem.fix}` : null
  };
}
