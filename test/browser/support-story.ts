import { eventually } from '../end-to-end/eventually';
import type { Preview } from '../../scripts/preview-run/start-preview';
import type { BrowserWorld } from './browser-world';
import { contacts, leads } from './people';
import type { Visitor } from './visitor';

/** A name as the first half of an address: `Zoë O'Hara` is `zoe.ohara`. */
const asAddress = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');

/** A contact whose address a colleague cleared. */
interface Cleared {
  readonly id: string;
  readonly name: string;
  /** The address that it was. */
  readonly email: string;
}

/** The marketer clears the addresses of so many contacts who share theirs with nobody. */
export function clearAddresses(parts: Pick<Preview, 'world' | 'users'>, count: number): Cleared[] {
  const colleague = parts.users.find(({ key }) => key === 'marketer')?.id ?? '';
  const { store } = parts.world.org;
  const all = [...contacts(parts), ...leads(parts)].map(({ Email }) => Email);
  const alone = contacts(parts).filter(
    ({ Email, HasOptedOutOfEmail }) =>
      Email !== null && HasOptedOutOfEmail === false && all.indexOf(Email) === all.lastIndexOf(Email)
  );
  return alone.slice(0, count).map(({ Id, Name, Email }) => {
    store.update('Contact', String(Id), { Email: null }, colleague);
    return { id: String(Id), name: String(Name), email: String(Email) };
  });
}

interface SupportOptions {
  readonly width: number;
  readonly person: Cleared | undefined;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
}

/** Presses Why? and reads cause, who and when: one click, no scrolling. */
async function readCause(visitor: Visitor, { email }: Cleared): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: 'Why?' }).click();
  const cause = page.locator('c-why-answer [data-id="headline"]');
  await cause.waitFor();
  expect(await visitor.isInSight(cause)).toBe(true);
  expect((await cause.innerText()).replace(/(today|yesterday) at \d+:\d\d\s[AP]M/, '[moment]')).toBe(
    'Needs attention: Email is blank, and without it Iterable cannot know the person. ' +
      `Maya Lindqvist cleared it [moment]; it was ${email}.`
  );
}

/**
 * Support: somebody asks why a person gets no mail. The contact is opened, Why? pressed, the cause read, put right on the
 * record, sent, and the person is in Iterable.
 */
export async function supportFindsTheCause(
  world: BrowserWorld,
  { width, person, pictures }: SupportOptions
): Promise<void> {
  if (!person) throw new Error('Nobody lost an address.');
  const { world: local } = world;
  const picture = (name: string) => (pictures ? visitor.picture(`${pictures}-${name}`) : undefined);
  const visitor = await world.visit({ width });
  const { page } = visitor;

  await page.getByRole('searchbox', { name: 'Search Salesforce' }).fill(person.name);
  await page.getByRole('searchbox', { name: 'Search Salesforce' }).press('Enter');
  await page.locator(`a[href*="${person.id}"]`).click();
  await page.getByText('Needs attention').first().waitFor();
  await picture('record');
  expect(await visitor.violations()).toEqual([]);

  await readCause(visitor, person);
  expect(await page.locator('[data-id="fix"]').first().innerText()).toContain('Fill in Email');
  await picture('why');
  expect(await visitor.violations()).toEqual([]);

  await page.locator('c-why-answer').getByRole('button', { name: /^Edit/ }).click();
  const email = `${asAddress(person.name)}@newly-known.example.com`;
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill(email);
  await page.getByRole('button', { name: 'Save' }).click();
  await eventually('the saved address', () => local.org.store.get('Contact', person.id)?.Email === email);

  const panel = page.locator('c-record-panel');
  await panel.getByRole('button', { name: 'Sync now' }).first().click();
  await panel.getByText('Sent to Iterable', { exact: true }).first().waitFor();
  await panel.getByText('In Iterable', { exact: true }).first().waitFor();
  await picture('sent');
  expect(await visitor.violations()).toEqual([]);
  expect(await visitor.scrollsSideways()).toBe(false);

  expect(local.project.user(email)).toMatchObject({ email, fields: { salesforceId: person.id } });
  await visitor.leave();
}
