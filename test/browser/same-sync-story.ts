import { resolve } from 'node:path';
import { repository } from '../../scripts/preview-run/build/tools';
import { mappingRow, stepRow, syncRow } from '../../bridge/config/rows';
import { loadMetadata } from '../stand-ins/org/load/load-metadata';
import type { BrowserWorld } from './browser-world';
import { isReachable, someContact } from './people';
import type { Visitor } from './visitor';

/** What the files beside this one say; the clicks below say the same. */
const label = 'Newsletter people';
const filter = 'Department != null AND HasOptedOutOfEmail = false';
const deployed = 'Newsletter_People';

type Row = Readonly<Record<string, unknown>>;
interface Definition {
  readonly syncs: readonly Row[];
  readonly steps: readonly Row[];
  readonly mappings: readonly Row[];
}

/** Deploys the sync as files in the layout of the Salesforce CLI. */
export function deployFiles({ world, qualify }: BrowserWorld): void {
  const namespace = qualify('Iterable_Sync__mdt').replace(/(__)?Iterable_Sync__mdt$/, '');
  const folder = resolve(repository, 'test/browser/newsletter-people');
  const { refused } = loadMetadata(world.org, folder, { namespace: namespace || undefined });
  expect(refused).toEqual([]);
}

async function newSync(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: 'New sync' }).click();
  await page.getByText('A person', { exact: true }).click();
  await page.getByLabel('Name of the sync').fill(label);
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('heading', { name: label }).waitFor();
}

async function chooseRecords({ page }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: 'Source' }).click();
  await page.getByText('Those that match a filter').click();
  await page.getByRole('button', { name: 'Show as SOQL' }).click();
  await page.getByLabel('SOQL condition, without WHERE').fill(filter);
  await page.getByText(/records? match(es)? now$/).waitFor();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('Active', { exact: true }).click();
}

async function mapFields({ page }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: 'Steps and mappings' }).click();
  await page.getByRole('button', { name: 'Add several' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('First Name (FirstName, Text)').click();
  await dialog.getByText('Last Name (LastName, Text)').click();
  await dialog.getByRole('button', { name: 'Add 2 fields' }).click();
  const row = page.locator('tr[data-target="dataFields.firstName"]').first();
  await row.getByRole('button', { name: /^Edit / }).click();
  await page.locator('c-mapping-form [data-id="transform"] input').fill('trim');
  await page.locator('c-mapping-form [data-id="transform"] [role="option"][data-value="trim"]').click();
  await page.locator('c-mapping-form [data-id="done"]').click();
  await page.getByText(/^Draft saved/).waitFor();
}

async function previewAndPublish(world: BrowserWorld, { page }: Visitor): Promise<void> {
  const person = someContact(world, (row) => isReachable(row) && row.Department !== null);
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByLabel('Search Contact by name or e-mail').fill(person.Name);
  await page.locator(`button[data-record-id="${person.Id}"]`).click();
  await page.locator('c-preview-outcome').waitFor();
  await page.getByRole('tab', { name: 'Publish' }).click();
  await page.locator('c-publish-panel').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText(/^Published as Version \d+\./).waitFor();
}

/** An admin makes the same sync in the editor, by clicks alone, and publishes it. Answers its DeveloperName. */
export async function makeByClicks(world: BrowserWorld, width: number): Promise<string> {
  const visitor = await world.visit({ width });
  await visitor.go(`/lightning/n/${world.qualify('Iterable_Sync_Syncs')}`);
  await newSync(visitor);
  await chooseRecords(visitor);
  expect(await visitor.violations()).toEqual([]);
  await mapFields(visitor);
  expect(await visitor.violations()).toEqual([]);
  await previewAndPublish(world, visitor);
  expect(await visitor.scrollsSideways()).toBe(false);
  const name = /[?&]c__sync=(\w+)|__sync=(\w+)/.exec(visitor.page.url());
  await visitor.leave();
  return name?.[1] ?? name?.[2] ?? '';
}

/** What a sync says, whatever its rows are called and whoever made them: as the bridge reads it, defaults filled in. */
export async function meaningOf(world: BrowserWorld, sync: string): Promise<unknown> {
  const answer = await fetch(`${world.bridge.url}/v1/syncs/${sync}/published`, {
    headers: { authorization: `Bearer ${world.bridgeToken}` }
  });
  expect(answer.status).toBe(200);
  const { definition } = (await answer.json()) as { definition: Definition };
  const without = ({ DeveloperName: _name, MasterLabel: _label, SystemModstamp: _at, ...row }: Row): Row =>
    row;
  return {
    project: definition.syncs[0]?.Project__c,
    syncs: definition.syncs.map((row) => ({ ...without(syncRow.parse(row)), Definition_Hash__c: null })),
    steps: definition.steps.map((row) => without(stepRow.parse(row))),
    mappings: definition.mappings
      .map((row) => without(mappingRow.parse(row)))
      .sort((one, other) => Number(one.Order__c) - Number(other.Order__c))
  };
}

export { deployed };
