import type { Preview } from '../../scripts/preview-run/start-preview';
import { eventually } from '../end-to-end/eventually';
import type { Row } from '../stand-ins/org/model';
import type { BrowserWorld } from './browser-world';
import type { Locator } from './playwright';
import { contacts, leads } from './people';
import type { Visitor } from './visitor';

/** A contact without an address. */
interface Person {
  readonly id: string;
  readonly name: string;
}

const runs = (qualify: (name: string) => string): string => `/lightning/n/${qualify('Iterable_Sync_Runs')}`;

/** Everybody can be reached but so many contacts, who are on no campaign: all that needs attention is theirs. */
export function onlyTheseFail(parts: Pick<Preview, 'world'>, count: number): Person[] {
  const { store } = parts.world.org;
  const members = store.rows('CampaignMember', { includeDeleted: false });
  const listed = new Set([...members].map(({ ContactId }) => ContactId));
  // With the stamps that they had: what changed within the last second belongs to the next run.
  const reachable = (rows: readonly Row[], who: string): Row[] =>
    rows.map((row, index) => ({ ...row, Email: `${who}-${index}@well.example.com` }));
  store.load('Contact', reachable(contacts(parts), 'contact'));
  store.load('Lead', reachable(leads(parts), 'lead'));
  const alone = contacts(parts).filter(({ Id }) => !listed.has(Id));
  const failing = alone.slice(0, count);
  store.load(
    'Contact',
    failing.map((row) => ({ ...row, Email: null }))
  );
  return failing.map(({ Id, Name }) => ({ id: String(Id), name: String(Name) }));
}

interface Telling {
  readonly width: number;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
}

/** Opens the run of contacts from the list and reads who it failed for. */
async function readRun(visitor: Visitor, people: readonly Person[]): Promise<void> {
  const { page } = visitor;
  await page
    .getByRole('button', { name: /^Open the run of Contacts to users/ })
    .last()
    .click();
  await page.locator('c-run-records [data-id="record"]').first().waitFor();
  await page.getByText('Query as executed').first().waitFor();
  await choose(page.locator('c-run-records'), 'Needs attention');
  for (const { name } of people) await page.getByRole('link', { name }).waitFor();
  expect(await page.locator('c-run-records [data-id="record"]').count()).toBe(people.length);
  expect(await visitor.violations()).toEqual([]);
}

async function choose(within: Locator, option: string): Promise<void> {
  await within.getByRole('combobox').click();
  await within.getByRole('option', { name: option }).click();
}

/** Writes the address on the record that the name leads to, and comes back. */
async function fix(visitor: Visitor, world: BrowserWorld, { id, name }: Person): Promise<void> {
  const { page } = visitor;
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('button', { name: 'Edit' }).first().click();
  const email = `${id.toLowerCase()}@mended.example.com`;
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill(email);
  await page.getByRole('button', { name: 'Save' }).click();
  await eventually('the saved address', () => world.world.org.store.get('Contact', id)?.Email === email);
}

/**
 * An operator finds the run that went wrong for some people, reads the cause, puts it right on their records, has them
 * sent again, and nothing needs attention any more.
 */
export async function operatorMendsARun(
  world: BrowserWorld,
  people: readonly Person[],
  { width, pictures }: Telling
): Promise<void> {
  const visitor = await world.visit({ width, user: 'operator' });
  const { page } = visitor;
  const picture = (name: string) => (pictures ? visitor.picture(`${pictures}-${name}`) : undefined);

  await visitor.go(runs(world.qualify));
  await readRun(visitor, people);
  await picture('run');

  await visitor.go(runs(world.qualify));
  await page.getByRole('button', { name: 'Errors by cause' }).click();
  const cause = page.locator('c-error-cause');
  await cause.getByRole('button', { name: 'Show who' }).click();
  await cause.locator('[data-id="person"]').first().waitFor();
  expect(await cause.count()).toBe(1);
  expect(await cause.locator('[data-id="count"]').innerText()).toMatch(new RegExp(`^${people.length} `));
  await picture('cause');
  expect(await visitor.violations()).toEqual([]);

  for (const person of people) {
    await visitor.go(`${runs(world.qualify)}?c__errors=1`);
    await cause.getByRole('button', { name: 'Show who' }).click();
    await fix(visitor, world, person);
  }

  await visitor.go(`${runs(world.qualify)}?c__errors=1`);
  await cause.getByRole('button', { name: /^Send again/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await page.locator('c-error-causes [data-id="none"]').waitFor({ timeout: 90_000 });
  await picture('mended');
  expect(await visitor.violations()).toEqual([]);
  expect(await visitor.scrollsSideways()).toBe(false);

  const { project } = world.world;
  for (const { id } of people)
    expect(project.user(`${id.toLowerCase()}@mended.example.com`)).toMatchObject({
      fields: { salesforceId: id }
    });
  await visitor.leave();
}
