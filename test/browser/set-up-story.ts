import { eventually } from '../end-to-end/eventually';
import type { BrowserWorld } from './browser-world';
import { isReachable, someContact } from './people';
import type { Visitor } from './visitor';

interface Telling {
  readonly width: number;
  /** Beginning of the pictures' names; none are kept without one. */
  readonly pictures?: string;
}

type LookedAt = (picture: string) => Promise<void>;

const step = ({ page }: Visitor, name: string) => page.locator(`c-setup-step[data-name="${name}"]`);

/** Until the step says that it is done. */
const done = (visitor: Visitor, name: string): Promise<void> =>
  step(visitor, name).locator('[data-id="state"]').getByText('Done', { exact: true }).waitFor();

/** Picks an entry of a base combobox. */
async function choose({ page }: Visitor, label: string, entry: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: entry, exact: true }).click();
}

/** The tab of the app. */
const openAssistant = ({ page }: Visitor): Promise<void> =>
  page.getByRole('link', { name: 'Set-up', exact: true }).click();

async function connectBridge(world: BrowserWorld, visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByLabel('Address of the bridge').fill(world.bridge.url);
  await page.getByLabel('Token').fill('wrong-token-of-the-bridge');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('refused', { exact: false }).first().waitFor();
  await page.getByLabel('Token').fill(world.bridgeToken);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await done(visitor, 'bridge');
  await done(visitor, 'connections');
}

async function connectProject(visitor: Visitor, lookedAt: LookedAt): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: 'Try the key' }).click();
  await page.getByText('The API key is a server-side key.').waitFor();
  await lookedAt('project');
  await choose(visitor, 'Data centre', 'US');
  await choose(visitor, 'Project type', 'Email');
  await page.getByRole('button', { name: 'Save, for this org only' }).click();
  await done(visitor, 'project');
}

async function giveAccessToPerson(visitor: Visitor, lookedAt: LookedAt): Promise<void> {
  const { page } = visitor;
  await step(visitor, 'people').locator('[data-id="head"]').click();
  await page.getByRole('combobox', { name: 'Person' }).fill('Integration');
  await page.getByRole('option', { name: 'Integration User' }).click();
  await choose(visitor, 'Permission set', 'Iterable Sync Viewer');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByText('Integration User now has Iterable Sync Viewer.').waitFor();
  await lookedAt('people');
  await step(visitor, 'people').locator('[data-id="head"]').click();
}

/** Who opted out in Salesforce leaves a channel; seen in people's words once Salesforce has it. */
async function honourOptOuts(visitor: Visitor, lookedAt: LookedAt): Promise<void> {
  const { page } = visitor;
  const consent = step(visitor, 'consent');
  await consent.locator('[data-id="head"]').click();
  await consent.getByText('has no rule in use', { exact: false }).waitFor();
  await consent.getByRole('button', { name: 'Add a rule' }).click();
  await consent.getByRole('combobox', { name: 'Channel or message type to leave' }).click();
  await page
    .getByRole('option', { name: /^Channel / })
    .first()
    .click();
  await consent.getByRole('button', { name: 'Save the rule' }).click();
  await consent
    .getByRole('row', { name: /^Contact: Email Opt Out Channel .+ Salesforce to Iterable/ })
    .waitFor();
  await done(visitor, 'consent');
  await consent.getByText(/^Added: Contact: Email Opt Out → channel /).waitFor();
  await lookedAt('consent');
  await consent.locator('[data-id="head"]').click();
}

/** From a template; the fields that it reads are opened. */
async function startSync(visitor: Visitor, lookedAt: LookedAt): Promise<void> {
  const { page } = visitor;
  await step(visitor, 'sync').locator('[data-id="head"]').click();
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await done(visitor, 'sync');
  await page.getByText('Contact: Birthdate', { exact: false }).waitFor();
  await lookedAt('access');
  await page.getByRole('button', { name: 'Give access' }).click();
  await done(visitor, 'access');
  await page.getByRole('button', { name: 'Open Contacts to users' }).waitFor();
  await lookedAt('record');
}

/** The draft is looked at on a real contact, switched on and published. */
async function goLive(world: BrowserWorld, visitor: Visitor, lookedAt: LookedAt): Promise<void> {
  const { page } = visitor;
  const person = someContact(world, isReachable);
  await page.getByRole('button', { name: 'Open Contacts to users' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('Active', { exact: true }).click();
  await page.getByText(/^Draft saved/).waitFor();
  await page.getByRole('tab', { name: 'Preview' }).click();
  const create = /^Create \d+ fields in Iterable$/;
  await page.getByRole('button', { name: create }).click();
  await page.getByRole('dialog').getByRole('button', { name: create }).click();
  await page.getByText('Iterable has every field that this definition needs.').waitFor();
  await page.getByLabel('Search Contact by name or e-mail').fill(person.Name);
  await page.locator(`button[data-record-id="${person.Id}"]`).click();
  await page.getByText(`${person.Name} would be created in Iterable.`).waitFor();
  await lookedAt('preview');
  expect(world.world.project.user(String(person.Email))).toBeFalsy();

  await page.getByRole('tab', { name: 'Publish' }).click();
  await page.locator('c-publish-panel').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText(/^Published as Version \d+\./).waitFor();
  await eventually('the contact in Iterable', () => Boolean(world.world.project.user(String(person.Email))));
}

/** The assistant shows who was first, and that nothing is left to do. */
async function seeFirstRecord(visitor: Visitor, lookedAt: LookedAt): Promise<void> {
  const { page } = visitor;
  await openAssistant(visitor);
  await done(visitor, 'record');
  await step(visitor, 'record').locator('[data-id="head"]').click();
  await page.getByText(/^Iterable accepted .+ ago\.$|^Iterable accepted .+ now\.$/).waitFor();
  await page.getByText('Everything is set up.').waitFor();
  await lookedAt('done');
  await page.getByRole('button', { name: 'Go to Home' }).click();
  await page.locator('c-sync-card').filter({ hasText: 'Contacts to users' }).waitFor();
}

/** From the package just installed to the first contact in Iterable; the assistant is left on the way, and goes on. */
export async function adminSetsUp(world: BrowserWorld, { width, pictures }: Telling): Promise<void> {
  let visitor = await world.visit({ width });
  const lookedAt: LookedAt = async (picture) => {
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
    if (pictures) await visitor.picture(`${pictures}-${picture}`);
  };
  await openAssistant(visitor);
  await step(visitor, 'bridge').locator('lightning-input').first().waitFor();
  await visitor.page.getByText('Production').waitFor();
  expect(await visitor.page.getByText('0 of 8', { exact: false }).count()).toBe(0);
  await lookedAt('begin');
  await connectBridge(world, visitor);
  await connectProject(visitor, lookedAt);
  await visitor.leave();

  visitor = await world.visit({ width });
  await openAssistant(visitor);
  await done(visitor, 'project');
  await giveAccessToPerson(visitor, lookedAt);
  if (width > 1000) await honourOptOuts(visitor, lookedAt);
  await startSync(visitor, lookedAt);
  await goLive(world, visitor, lookedAt);
  await seeFirstRecord(visitor, lookedAt);
  await visitor.leave();
}

/** Who may not set up is told whom to ask. */
export async function operatorMayNot(world: BrowserWorld): Promise<void> {
  const visitor = await world.visit({ user: 'operator' });
  await visitor.go(`/lightning/n/${world.qualify('Iterable_Sync_Setup')}`);
  await visitor.page.getByText('Iterable Sync Admin', { exact: false }).first().waitFor();
  expect(await visitor.page.getByRole('button', { name: 'Connect', exact: true }).count()).toBe(0);
  await visitor.leave();
}
