import { LightningElement, api } from 'lwc';
import assignRole from '@salesforce/apex/IterableSyncSetupController.assignRole';
import findPeople from '@salesforce/apex/IterableSyncSetupController.findPeople';
import assign from '@salesforce/label/c.Setup_Assign';
import assigned from '@salesforce/label/c.Setup_Assigned';
import findPerson from '@salesforce/label/c.Setup_Find_Person';
import nobodyElse from '@salesforce/label/c.Setup_Nobody_Else';
import nobody from '@salesforce/label/c.Setup_Nobody';
import onePerson from '@salesforce/label/c.Setup_One_Person';
import peopleCount from '@salesforce/label/c.Setup_People_Count';
import person from '@salesforce/label/c.Setup_Person';
import role from '@salesforce/label/c.Setup_Role';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { startLater } from 'c/later';

type Role = Apex.IterableSyncSetupView.RoleView;

const TYPING_MS = 300;

function countText(people: number): string {
  if (people === 0) return nobody;
  return people === 1 ? onePerson : fill(peopleCount, [String(people)]);
}

/**
 * Who has which permission set of the package, and giving one.
 * @fires changed when somebody was given one
 */
export default class SetupPeople extends LightningElement {
  @api roles: readonly Role[] = [];

  labels = { assign, findPerson, nobodyElse, person, role };
  found: readonly { value: string; label: string; detail: string }[] = [];
  userId: string | null = null;
  roleName: string | null = null;
  isSearching = false;
  isBusy = false;
  done: string | null = null;
  problem: string | null = null;
  search = startLater(TYPING_MS);

  disconnectedCallback(): void {
    this.search.stop();
  }

  get rows() {
    return this.roles.map((each) => ({
      ...each,
      count: countText(each.people ?? 0),
      who: (each.names ?? []).join(', ')
    }));
  }

  get isNobodyElse(): boolean {
    return this.roles.length > 0 && !this.roles.some(({ isGivenToOthers }) => isGivenToOthers);
  }

  get roleOptions() {
    return this.roles.map(({ name, label }) => ({ value: name ?? '', label: label ?? '' }));
  }

  get cannotAssign(): boolean {
    return this.isBusy || !this.userId || !this.roleName;
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    const { text } = event.detail;
    this.search.ask(() => this.find(text));
  }

  handlePerson(event: CustomEvent<{ value: string }>): void {
    this.userId = event.detail.value || null;
  }

  handleRole(event: CustomEvent<{ value: string }>): void {
    this.roleName = event.detail.value;
  }

  async handleAssign(): Promise<void> {
    const { userId, roleName } = this;
    this.isBusy = true;
    this.done = null;
    this.problem = null;
    try {
      await assignRole({ userId, roleName });
      this.done = fill(assigned, [
        this.found.find(({ value }) => value === userId)?.label ?? '',
        this.roleOptions.find(({ value }) => value === roleName)?.label ?? ''
      ]);
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isBusy = false;
  }

  async find(text: string): Promise<void> {
    this.isSearching = true;
    try {
      const people = (await findPeople({ text })) ?? [];
      this.found = people.map(({ userId, name, username }) => ({
        value: userId ?? '',
        label: name ?? '',
        detail: username ?? ''
      }));
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isSearching = false;
  }
}
