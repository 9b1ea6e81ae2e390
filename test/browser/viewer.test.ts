import type { LocalOrg } from '../stand-ins/org/local-org';
import { eventually } from '../end-to-end/eventually';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { contacts, fewPeople, someContact } from './people';
import type { Visitor } from './visitor';

/** The viewer's profile hides the lead source, and the sync takes contacts by their lead source. */
const taken = 'Web';
const expected = `LeadSource = '${taken}'`;

function narrow({ store }: LocalOrg): void {
  const type = 'Iterable_Sync__mdt';
  const [row] = store.having(type, 'DeveloperName', 'Contact_To_User');
  const scope = { Scope_Type__c: 'Filter', Filter__c: expected };
  store.load(type, [{ ...row, ...scope, SystemModstamp: store.stamp() }]);
}

describeInBrowser('a viewer', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({
      people: fewPeople,
      prepare: ({ world: { org } }) => narrow(org)
    });
    await eventually(
      'the first runs',
      () => contacts(world).some((row) => row.Iterable_Status__c === 'Synced'),
      90
    );
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  const operatorButtons = ['Run now', 'Pause', 'Resume', 'Approve', 'Discard'];
  const buttonsSeen = async ({ page }: Visitor): Promise<string[]> => {
    const seen = await Promise.all(
      operatorButtons.map(async (name) =>
        (await page.getByRole('button', { name }).count()) > 0 ? [name] : []
      )
    );
    return seen.flat();
  };

  test('D-24 sees Home without a button of an operator, who sees them', async () => {
    const visitor = await world.visit({ user: 'viewer' });
    await visitor.page.locator('c-sync-card').first().waitFor();
    expect(await buttonsSeen(visitor)).toEqual([]);
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();

    const operator = await world.visit({ user: 'operator' });
    await operator.page.locator('c-sync-card').first().waitFor();
    expect(await buttonsSeen(operator)).toEqual(['Run now', 'Pause']);
    await operator.leave();
  });

  /** All that the browser got to see of the record: the page and every answer behind it. */
  async function everythingSeen(user: 'viewer' | 'admin', id: string): Promise<string> {
    const visitor = await world.visit({ user });
    const { page } = visitor;
    const answers: string[] = [];
    // Read on the way to the page: the browser forgets the body of an answer to a page that it has left.
    await page.route(/\/(apex|data)\//, async (route) => {
      const response = await route.fetch();
      answers.push(await response.text());
      await route.fulfill({ response });
    });
    await visitor.goToRecord(id);
    await page.getByRole('button', { name: 'Why?' }).click();
    await page.locator('c-why-answer [data-id="headline"]').waitFor();
    if (user === 'viewer') expect(await visitor.violations()).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    const text = [await page.locator('body').innerText(), ...answers].join('\n');
    await visitor.leave();
    return text;
  }

  test('D-24 is told that a hidden field decides, and never its value; an admin reads it', async () => {
    const person = someContact(
      world,
      ({ Email, LeadSource, HasOptedOutOfEmail }) =>
        Email !== null &&
        typeof LeadSource === 'string' &&
        LeadSource !== taken &&
        HasOptedOutOfEmail === false
    );
    const value = String(person.LeadSource);
    const asAdmin = await everythingSeen('admin', person.Id);
    expect(asAdmin).toContain(`Lead Source is ${value}`);

    const asViewer = await everythingSeen('viewer', person.Id);
    expect(asViewer).toContain('a field that you may not see decides this.');
    expect(asViewer).not.toContain(value);
    expect(asViewer).not.toMatch(/lead ?source/i);
  });
});
