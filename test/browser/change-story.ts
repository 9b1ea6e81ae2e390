import { eventually } from '../end-to-end/eventually';
import type { BrowserWorld } from './browser-world';
import { contacts, isReachable, someContact } from './people';
import type { Visitor } from './visitor';

interface Telling {
  readonly width: number;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
}

const editor = (world: BrowserWorld, part: string): string =>
  `/lightning/n/${world.qualify('Iterable_Sync_Syncs')}?c__sync=Contact_To_User&c__part=${part}`;

/** How many contacts have their job title in capitals in Iterable. */
function inCapitals(world: BrowserWorld): number {
  const { project, iterable } = world.world;
  iterable.settle();
  const titles = contacts(world)
    .filter(({ Title }) => typeof Title === 'string' && Title !== Title.toUpperCase())
    .map(({ Email }) => project.user(String(Email))?.fields.jobTitle);
  return titles.filter((title) => typeof title === 'string' && title === title.toUpperCase()).length;
}

/** Transform of the job title as it is published. */
const publishedTransform = (world: BrowserWorld): unknown => {
  const rows = world.world.org.store.having(
    world.qualify('Iterable_Field_Mapping__mdt'),
    'DeveloperName',
    'Contact_To_User_jobTitle'
  );
  return rows[0]?.[world.qualify('Transform__c')] ?? null;
};

async function atEase(visitor: Visitor): Promise<void> {
  expect(await visitor.violations()).toEqual([]);
  expect(await visitor.scrollsSideways()).toBe(false);
}

/** Job titles are to be sent in capitals; the change is kept as a draft. */
async function changeMapping({ page }: Visitor): Promise<void> {
  const row = page.locator('tr[data-target="dataFields.jobTitle"]').first();
  await row.getByRole('button', { name: /^Edit / }).click();
  const transform = page.locator('c-mapping-form [data-id="transform"] input');
  await transform.fill('upper');
  await page.locator('c-mapping-form [data-id="transform"] [role="option"][data-value="upper"]').click();
  await page.locator('c-mapping-form [data-id="done"]').click();
  await page.getByText(/^Draft saved/).waitFor();
}

/** A real contact, before and after, and nothing is sent. */
async function preview(world: BrowserWorld, { page }: Visitor): Promise<void> {
  const person = someContact(
    world,
    (row) =>
      isReachable(row) &&
      typeof row.Title === 'string' &&
      row[world.qualify('Iterable_Status__c')] === 'Synced'
  );
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByLabel('Search Contact by name or e-mail').fill(person.Name);
  await page.locator(`button[data-record-id="${person.Id}"]`).click();
  const difference = page.locator('c-profile-differences tbody tr').filter({ hasText: 'jobTitle' });
  await difference.getByText(String(person.Title).toUpperCase(), { exact: true }).waitFor();
  await difference.getByText(String(person.Title), { exact: true }).waitFor();
  expect(inCapitals(world)).toBe(0);
}

/** What Iterable has of them now, beside what it had before. */
async function readBack({ page }: Visitor): Promise<void> {
  const reading = page.locator('c-trial-reading');
  await reading.getByRole('button', { name: 'Read from Iterable' }).click();
  await reading.getByText(/^As of /).waitFor();
  const changed = reading.locator('[data-id="person"]').filter({ hasText: /: [1-9]\d* fields? differs?/ });
  await changed.first().locator('summary').click();
  await changed.first().locator('tbody tr').filter({ hasText: 'jobTitle' }).waitFor();
  await reading.getByRole('button', { name: 'Read again' }).waitFor();
}

/** 25 people get it, and have again what they had before. */
async function tryAndUndo(world: BrowserWorld, visitor: Visitor, picture: Picture): Promise<void> {
  const { page } = visitor;
  await page.getByRole('tab', { name: 'Publish' }).click();
  const panel = page.locator('c-trial-panel');
  await panel.getByRole('button', { name: /25 people( again)?$/ }).click();
  await panel.getByRole('button', { name: 'Send to 25 people now' }).click();
  await panel.getByText(/^Sent to 25 people/).waitFor();
  await eventually('job titles in capitals', () => inCapitals(world) > 0, 30);
  expect(inCapitals(world)).toBeLessThanOrEqual(25);
  await readBack(visitor);
  await picture('trial');
  await atEase(visitor);
  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
  await panel.getByText(/^Undone .*: everybody has in Iterable what they had before\.$/).waitFor();
  await eventually('the titles as they were', () => inCapitals(world) === 0, 30);
}

type Picture = (name: string) => Promise<void> | undefined;

async function publish({ page }: Visitor, note: string): Promise<void> {
  const panel = page.locator('c-publish-panel');
  await panel.getByLabel('Note').fill(note);
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText(/^Published as Version \d+\./).waitFor();
}

/** The version before the newest becomes the draft. */
async function rollBack(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('tab', { name: 'History' }).click();
  const versions = page.locator('c-version-history [data-id="version"]');
  await versions.nth(1).waitFor();
  await versions
    .last()
    .getByRole('button', { name: /^Roll back/ })
    .click();
  await page.locator('c-version-history [data-id="difference"]').first().waitFor();
  await atEase(visitor);
  await page.getByRole('button', { name: 'Make it my draft' }).click();
}

/**
 * An admin changes a mapping, sees on a real contact what it does, sends it to 25 people, takes it back, publishes it after
 * all, and rolls back.
 */
export async function adminChangesAMapping(world: BrowserWorld, { width, pictures }: Telling): Promise<void> {
  const visitor = await world.visit({ width });
  const picture: Picture = (name) => (pictures ? visitor.picture(`${pictures}-${name}`) : undefined);
  await visitor.go(editor(world, 'steps'));
  await changeMapping(visitor);
  await atEase(visitor);
  expect(publishedTransform(world)).toBeNull();

  await preview(world, visitor);
  await picture('preview');
  await atEase(visitor);
  await tryAndUndo(world, visitor, picture);

  await publish(visitor, 'Job titles in capitals');
  expect(publishedTransform(world)).toBe('upper');
  await picture('published');
  await atEase(visitor);

  await rollBack(visitor);
  await publish(visitor, 'Capitals were too loud');
  expect(publishedTransform(world)).toBeNull();
  await visitor.leave();
}
