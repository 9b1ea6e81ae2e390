import type { Preview } from '../../scripts/preview-run/start-preview';
import { eventually } from '../end-to-end/eventually';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import type { BrowserWorld } from './browser-world';
import type { Locator } from './playwright';
import type { Visitor } from './visitor';

interface Telling {
  readonly width: number;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** What a marketer does with Salesforce's own pages: the package changes nothing about them. */
class Marketer {
  readonly #store;
  readonly #userId: string;

  constructor({ world, users }: Pick<Preview, 'world' | 'users'>) {
    this.#store = world.org.store;
    this.#userId = users.find(({ key }) => key === 'marketer')?.id ?? '';
  }

  newCampaign(name: string): string {
    return this.#store.create('Campaign', { Name: name }, this.#userId);
  }

  newContact(firstName: string, email: string | null): Person {
    const values = { FirstName: firstName, LastName: 'Guest', Email: email };
    const id = this.#store.create('Contact', values, this.#userId);
    return { id, email, name: `${firstName} Guest` };
  }

  newLead(firstName: string, email: string): Person {
    const values = { FirstName: firstName, LastName: 'Guest', Company: 'Guests Ltd', Email: email };
    const id = this.#store.create('Lead', values, this.#userId);
    return { id, email, name: `${firstName} Guest` };
  }

  /** Puts a contact or a lead on the campaign. */
  add(campaign: string, { id }: Person): string {
    const person = id.startsWith('00Q') ? { LeadId: id } : { ContactId: id };
    return this.#store.create('CampaignMember', { CampaignId: campaign, ...person }, this.#userId);
  }

  optOut({ id }: Person): void {
    this.#store.update('Contact', id, { HasOptedOutOfEmail: true }, this.#userId);
  }

  takeOff(member: string): void {
    deleteRecord(this.#store, 'CampaignMember', member, this.#userId);
  }
}

interface Guests {
  readonly campaign: string;
  readonly list: string;
  /** The member that leaves again. */
  readonly leaver: Person & { readonly member: string };
  readonly late: Person;
  readonly optedOut: Person;
}

/** A campaign of four whom Iterable can know and one without an address; two more people who are not on it yet. */
function invite(marketer: Marketer): Guests {
  const name = 'House concert';
  const campaign = marketer.newCampaign(name);
  const leaver = marketer.newContact('Lea', 'lea@concert.example.com');
  const member = marketer.add(campaign, leaver);
  marketer.add(campaign, marketer.newContact('Ada', 'ada@concert.example.com'));
  marketer.add(campaign, marketer.newContact('Bea', 'bea@concert.example.com'));
  marketer.add(campaign, marketer.newLead('Cleo', 'cleo@concert.example.com'));
  marketer.add(campaign, marketer.newContact('Nemo', null));
  return {
    campaign,
    list: `${name} guests`,
    leaver: { ...leaver, member },
    late: marketer.newContact('Dora', 'dora@concert.example.com'),
    optedOut: marketer.newContact('Olaf', 'olaf@concert.example.com')
  };
}

/** Who is on the list in Iterable; undefined when there is none. */
function onList({ world: { iterable, project } }: BrowserWorld, list: string): string[] | undefined {
  // Lists and people that are new refuse and hide for a while (iterable-api 9).
  iterable.settle();
  const found = project.lists().find(({ name }) => name === list);
  return found?.members.map(({ email }) => String(email).split('@')[0] ?? '').sort();
}

type Look = (picture?: string) => Promise<void>;

/** Says what the list is for, sees before linking who will go, makes a list and links. */
async function link(world: BrowserWorld, card: Locator, list: string, look: Look): Promise<void> {
  await card.getByText('This campaign is not linked to a list in Iterable yet.').waitFor();
  await card.getByRole('button', { name: 'Link to Iterable list' }).click();
  await card.getByRole('combobox', { name: 'What is the list for?' }).click();
  await card.getByRole('option', { name: 'Marketing Message (message type)' }).click();
  await card.getByText('Whoever opted out of this, or of e-mail as a whole, is not added.').waitFor();
  await card.getByText('5 members: 4 will go, 1 will not', { exact: true }).waitFor();
  await card.locator('c-member-groups [data-id="show-people"]').last().click();
  await card.locator('c-campaign-people').getByText('Nemo Guest').waitFor();
  await look('forecast');

  await card.getByText('A new one').click();
  await card.getByLabel('Name of the new list').fill(list);
  await card.getByRole('button', { name: 'Create list' }).click();
  await card.getByText(`The list “${list}” was made; its id is`).waitFor();
  const made = world.world.project.lists().find(({ name }) => name === list);
  await card.getByRole('button', { name: 'Link', exact: true }).click();
  await card.getByText(`Id ${made?.id}`).waitFor();
  await card.getByText('For: Marketing Message (message type)').waitFor();
  onList(world, list);
  await card.getByText('4 of 5 members are on the list', { exact: true }).waitFor();
  expect(onList(world, list)).toEqual(['ada', 'bea', 'cleo', 'lea']);
  expect(await card.locator('[data-id="by"]').innerText()).toMatch(/^Linked by Maya Lindqvist on /);
}

async function syncNow(card: Locator, result: string): Promise<void> {
  await card.getByRole('button', { name: 'Sync now' }).click();
  await card.getByText(result, { exact: true }).waitFor();
}

/** The group that says it has somebody of that name. */
async function sees(card: Locator, reason: RegExp, name: string): Promise<void> {
  const group = card.locator('c-member-groups [data-id="group"]').filter({ hasText: reason });
  await group.locator('[data-id="show-people"]').click();
  await group.locator('c-campaign-people').getByText(name).waitFor();
}

async function pauseAndResume(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Pause' }).click();
  await card.getByText('Paused: nobody is added or taken off.').waitFor();
  await card.getByRole('button', { name: 'Resume' }).click();
  await card.locator('[data-id="members"]').waitFor();
}

async function unlink({ page }: Visitor, card: Locator, look: Look): Promise<void> {
  await card.getByRole('button', { name: 'Unlink' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Empty it: take this campaign’s members off').click();
  await dialog.getByText(/members are taken off/).waitFor();
  await look('unlink');
  await dialog.getByRole('button', { name: 'Unlink' }).click();
  await card.getByText('This campaign is not linked to a list in Iterable yet.').waitFor();
}

/** A marketer links a campaign to a new list, follows three people on it, and ends the link. */
export async function marketerLinksACampaign(
  world: BrowserWorld,
  { width, pictures }: Telling
): Promise<void> {
  const marketer = new Marketer(world);
  const { campaign, list, leaver, late, optedOut } = invite(marketer);
  const visitor = await world.visit({ width, user: 'marketer' });
  const look: Look = async (picture) => {
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
    if (pictures && picture) await visitor.picture(`${pictures}-${picture}`);
  };
  await visitor.goToRecord(campaign);
  const card = visitor.page.locator('c-campaign-links');
  await link(world, card, list, look);

  marketer.add(campaign, late);
  await syncNow(card, '5 of 6 members are on the list');
  expect(onList(world, list)).toContain('dora');

  marketer.optOut(optedOut);
  marketer.add(campaign, optedOut);
  await syncNow(card, '5 of 7 members are on the list');
  await sees(card, /opted out/i, optedOut.name);
  expect(onList(world, list)).not.toContain('olaf');
  await look();

  marketer.takeOff(leaver.member);
  // A run reads up to the last whole second: what happened within this one is the next run's.
  await visitor.page.waitForTimeout(2_000);
  await syncNow(card, '4 of 6 members are on the list');
  // Who is no member any more is in no count: the run takes them off after that.
  await eventually('the leaver off the list', () => !onList(world, list)?.includes('lea'), 120);
  expect(onList(world, list)).toEqual(['ada', 'bea', 'cleo', 'dora']);
  await card.getByRole('button', { name: 'Compare with Iterable' }).click();
  await card.getByText('4 people on the list in Iterable').waitFor();
  await look('linked');
  await pauseAndResume(card);
  await unlink(visitor, card, look);
  expect(onList(world, list)).toEqual([]);
  await visitor.leave();
}
