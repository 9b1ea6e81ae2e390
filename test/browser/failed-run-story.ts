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

/** Iterable refuses the key while contacts are sent, until the answer is called: then the key is right again. */
export function refuseTheKey({ world }: Pick<Preview, 'world'>): () => void {
  world.iterable.faults.add({
    match: { body: /"salesforceId":"003/ },
    times: Infinity,
    effect: { kind: 'refused-key' }
  });
  return () => world.iterable.faults.clear();
}

interface Telling {
  readonly width: number;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
  /** What is done in Iterable, or to the bridge's settings. */
  readonly mendTheKey: () => void;
}

/** Finds the run of contacts that stopped, and reads why and what to do. */
async function findStoppedRun(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await choose(page.locator('c-run-filters'), 'Show', 'Runs that stopped');
  await page.getByText(/^Iterable does not accept the API key/).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await page.getByRole('button', { name: /^Open the run of Contacts to users/ }).click();
  const details = page.locator('c-run-details');
  await details.getByText('Stopped', { exact: true }).waitFor();
  await details.getByText(/^Iterable does not accept the API key.* Check ITERABLE_API_KEY/).waitFor();
  await details.getByText('Query as executed').first().waitFor();
}

/** Runs the sync again from the page of the run that stopped, and comes to the new run. */
async function runAgain(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: 'Run again' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What to expect').waitFor();
  expect(await visitor.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Run now' }).click();
  await dialog.getByText('The run is done').waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** Reads on the page of a run who it failed for. */
async function readRun(visitor: Visitor, people: readonly Person[]): Promise<void> {
  const { page } = visitor;
  await page.locator('c-run-records [data-id="record"]').first().waitFor();
  await choose(page.locator('c-run-records'), 'Outcome', 'Needs attention');
  for (const { name } of people) await page.getByRole('link', { name }).waitFor();
  expect(await page.locator('c-run-records [data-id="record"]').count()).toBe(people.length);
  expect(await visitor.violations()).toEqual([]);
}

async function choose(within: Locator, name: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name }).click();
  await within.getByRole('option', { name: option }).click();
}

/** Goes from the run to its one cause, and reads who is affected. */
async function readCause(visitor: Visitor, people: readonly Person[]): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: 'Errors by cause' }).click();
  const cause = page.locator('c-error-cause');
  await cause.getByRole('button', { name: 'Show who' }).click();
  await cause.locator('[data-id="person"]').first().waitFor();
  expect(await cause.count()).toBe(1);
  expect(await cause.locator('[data-id="count"]').innerText()).toMatch(new RegExp(`^${people.length} `));
  expect(await visitor.violations()).toEqual([]);
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
 * An operator finds the run that stopped, reads why, and runs the sync again when that is mended; then finds who the new
 * run failed for, reads the cause, puts it right on their records, has them sent again, and nothing needs attention any
 * more.
 */
export async function operatorMendsARun(
  world: BrowserWorld,
  people: readonly Person[],
  { width, pictures, mendTheKey }: Telling
): Promise<void> {
  const visitor = await world.visit({ width, user: 'operator' });
  const { page } = visitor;
  const cause = page.locator('c-error-cause');
  const picture = (name: string) => (pictures ? visitor.picture(`${pictures}-${name}`) : undefined);

  await visitor.go(runs(world.qualify));
  await findStoppedRun(visitor);
  await picture('stopped');
  expect(await visitor.violations()).toEqual([]);
  mendTheKey();
  await runAgain(visitor);
  await readRun(visitor, people);
  await picture('run');

  await readCause(visitor, people);
  await picture('cause');

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
