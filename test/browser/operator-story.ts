import type { ListedCampaign } from '../../scripts/preview-run/link-campaign';
import { eventually } from '../end-to-end/eventually';
import type { BrowserWorld } from './browser-world';
import type { Locator } from './playwright';
import type { Visitor } from './visitor';

/** Addresses on the list in Iterable. */
export function onList({ world: { iterable, project } }: BrowserWorld, { list }: ListedCampaign): string[] {
  iterable.settle();
  const found = project.lists().find(({ name }) => name === list);
  return (found?.members ?? []).flatMap(({ email }) => email ?? []);
}

/** Everybody else on the list gets another status, as by a mass update gone wrong. Answers how many. */
export function answerForHalf({ world: { org } }: BrowserWorld, { id }: ListedCampaign): number {
  const members = [...org.store.rows('CampaignMember', { includeDeleted: false })].filter(
    (row) => row.CampaignId === id && row.Status === 'Sent'
  );
  const half = members.filter((_, index) => index % 2 === 0);
  for (const { Id } of half)
    org.store.update('CampaignMember', String(Id), { Status: 'Responded' }, org.adminUserId);
  return half.length;
}

const syncLabel = 'Campaign members to lists';

/** The card of the campaigns' sync. */
const card = ({ page }: Visitor): Locator =>
  page.locator('c-sync-card').filter({ has: page.getByRole('heading', { name: new RegExp(syncLabel) }) });

/** Runs the sync from its card and reads in the window how it went. */
export async function runFromCard(visitor: Visitor, what: string, expected: string): Promise<void> {
  const { page } = visitor;
  await card(visitor).getByRole('button', { name: 'Run now' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(what, { exact: true }).click();
  await dialog.getByText('What to expect').waitFor();
  expect(await visitor.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Run now' }).click();
  await dialog.getByText(expected).first().waitFor({ timeout: 30_000 });
  expect(await visitor.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** The number of removals that are held as the page says it. */
export async function heldCount(visitor: Visitor): Promise<number> {
  const text = await visitor.page
    .getByText(/records? would be removed from Iterable/)
    .first()
    .innerText();
  return Number(/\d+/.exec(text)?.[0]);
}

/** Decides on what is held, and confirms. */
export async function decide(
  visitor: Visitor,
  decision: 'Approve' | 'Discard',
  confirm: RegExp
): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: decision, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: confirm }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  await dialog.getByRole('button', { name: confirm }).click();
  await page.locator('c-held-removals').waitFor({ state: 'detached' });
}

export const listIs = (world: BrowserWorld, campaign: ListedCampaign, size: number): Promise<boolean> =>
  eventually(`${size} people on the list`, () => onList(world, campaign).length === size);
