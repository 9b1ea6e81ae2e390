import { eventually } from '../end-to-end/eventually';
import type { BrowserWorld } from './browser-world';
import { someContact } from './people';

/** A name as the first half of an address: `Zoë O'Hara` is `zoe.ohara`. */
const asAddress = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');

interface SupportOptions {
  readonly width: number;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
}

/**
 * Support: somebody asks why a person gets no mail. The contact is opened, Why? pressed, the cause read, put right on the
 * record, sent, and the person is in Iterable.
 */
export async function supportFindsTheCause(
  world: BrowserWorld,
  { width, pictures }: SupportOptions
): Promise<void> {
  const { world: local } = world;
  const picture = (name: string) => (pictures ? visitor.picture(`${pictures}-${name}`) : undefined);
  const person = someContact(world, (row) => row.Email === null && row.HasOptedOutOfEmail === false);
  const visitor = await world.visit({ width });
  const { page } = visitor;

  await page.getByRole('searchbox', { name: 'Search Salesforce' }).fill(person.Name);
  await page.getByRole('searchbox', { name: 'Search Salesforce' }).press('Enter');
  await page.locator(`a[href*="${person.Id}"]`).click();
  await page.getByText('Needs attention').first().waitFor();
  await picture('record');
  expect(await visitor.violations()).toEqual([]);

  // One click, no scrolling.
  await page.getByRole('button', { name: 'Why?' }).click();
  const cause = page.getByText('Email is blank, and without it Iterable cannot know the person.');
  await cause.first().waitFor();
  expect(await visitor.isInSight(cause.first())).toBe(true);
  expect(await page.locator('[data-id="fix"]').first().innerText()).toContain('Fill in Email');
  await picture('why');
  expect(await visitor.violations()).toEqual([]);

  await page.locator('c-why-answer').getByRole('button', { name: /^Edit/ }).click();
  const email = `${asAddress(person.Name)}@newly-known.example.com`;
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill(email);
  await page.getByRole('button', { name: 'Save' }).click();
  await eventually('the saved address', () => local.org.store.get('Contact', person.Id)?.Email === email);

  const panel = page.locator('c-record-panel');
  await panel.getByRole('button', { name: 'Sync now' }).first().click();
  await panel.getByText('Sent to Iterable', { exact: true }).first().waitFor();
  await panel.getByText('In Iterable', { exact: true }).first().waitFor();
  await picture('sent');
  expect(await visitor.violations()).toEqual([]);
  expect(await visitor.scrollsSideways()).toBe(false);

  expect(local.project.user(email)).toMatchObject({ email, fields: { salesforceId: person.Id } });
  await visitor.leave();
}
