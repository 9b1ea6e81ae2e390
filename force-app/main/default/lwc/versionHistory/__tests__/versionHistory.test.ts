import { createElement } from 'lwc';
import getDraft from '@salesforce/apex/IterableSyncDraftController.getDraft';
import differences from '@salesforce/apex/IterableSyncDraftController.differences';
import listVersions from '@salesforce/apex/IterableSyncDraftController.listVersions';
import restore from '@salesforce/apex/IterableSyncDraftController.restore';
import VersionHistory from 'c/versionHistory';

jest.mock('@salesforce/apex/IterableSyncDraftController.getDraft', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.differences', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.listVersions', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.restore', () => ({ default: jest.fn() }), {
  virtual: true
});

const at = '2026-11-22T12:00:00.000Z';
const versions = [
  {
    versionId: 'a2',
    name: 'VERSION-000002',
    state: 'Published',
    isCurrent: true,
    publishedAt: at,
    publishedBy: 'Anna',
    note: 'Titles'
  },
  { versionId: 'entry:1', state: 'Deployed', isCurrent: false, publishedAt: at }
];
const difference = { where: 'Mapping to a', change: 'changed', field: 'Source', before: 'A', after: null };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

type Part = HTMLElement & { disabled: boolean; options: { value: string }[]; differences: unknown };
const root = (element: HTMLElement) => element.shadowRoot as ShadowRoot;
const part = (element: HTMLElement, id: string) => root(element).querySelector<Part>(`[data-id="${id}"]`);
const text = (of: Element | null | undefined) => of?.textContent?.replace(/\s+/g, ' ').trim();

const heard: unknown[] = [];

async function show(): Promise<HTMLElement> {
  const element = createElement('c-version-history', { is: VersionHistory });
  Object.assign(element, { syncName: 'Contacts' });
  for (const name of ['restored', 'part'])
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  document.body.appendChild(element);
  await settle();
  return element;
}

async function press(element: HTMLElement, id: string): Promise<void> {
  part(element, id)?.click();
  await settle();
}

beforeEach(() => {
  heard.length = 0;
  jest.mocked(listVersions).mockReset().mockResolvedValue(versions);
  jest.mocked(getDraft).mockReset().mockResolvedValue({});
  jest.mocked(restore).mockReset().mockResolvedValue({});
  jest
    .mocked(differences)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ differences: [difference] }));
});
afterEach(() => document.body.replaceChildren());

test('D-28 each version says who published it, when and why; what came from outside the app says so', async () => {
  const element = await show();
  const shown = [...root(element).querySelectorAll('[data-id="version"]')].map(text);
  expect(shown[0]).toMatch(/^VERSION-000002Anna, Nov 22, 2026.*Titles$/);
  expect(shown[1]).toMatch(/^Deployed outside the appNov 22, 2026.*audit trail/);
  await expect(element).toBeAccessible();
});

test('D-28 any two are compared, the draft too where there is one', async () => {
  jest.mocked(getDraft).mockResolvedValue({ definition: '{}' });
  const element = await show();
  expect(part(element, 'from')?.options.map(({ value }) => value)).toEqual(['draft', 'a2', 'entry:1']);
  await press(element, 'compare');
  expect(differences).toHaveBeenLastCalledWith({ syncName: 'Contacts', versionA: 'entry:1', versionB: 'a2' });
  part(element, 'to')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'draft' } }));
  part(element, 'from')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'a2' } }));
  await settle();
  expect(part(element, 'found')).toBeNull();
  await press(element, 'compare');
  expect(differences).toHaveBeenLastCalledWith({ syncName: 'Contacts', versionA: 'a2', versionB: 'draft' });
  part(element, 'to')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'a2' } }));
  await settle();
  expect(part(element, 'compare')?.disabled).toBe(true);
});

test('D-28 rolling back shows what it changes, and makes a draft; nothing goes live by it', async () => {
  const element = await show();
  await press(element, 'roll-back');
  expect(differences).toHaveBeenCalledWith({
    syncName: 'Contacts',
    versionA: 'published',
    versionB: 'entry:1'
  });
  expect(text(part(element, 'found'))).toContain('Nothing changes for anybody before you publish.');
  await expect(element).toBeAccessible();
  await press(element, 'cancel');
  expect(part(element, 'found')).toBeNull();
  await press(element, 'roll-back');
  await press(element, 'make-draft');
  expect(restore).toHaveBeenCalledWith({ syncName: 'Contacts', versionId: 'entry:1' });
  expect(heard).toEqual([
    ['restored', null],
    ['part', { part: 'publish' }]
  ]);
});

test('D-28 no version, a list that fails and a refusal are sentences', async () => {
  jest.mocked(listVersions).mockResolvedValueOnce([]);
  expect(text(part(await show(), 'empty'))).toBe('This sync was never published.');
  document.body.replaceChildren();
  jest.mocked(listVersions).mockRejectedValueOnce({ body: { message: 'No.' } });
  const element = await show();
  expect(text(part(element, 'not-loaded'))).toContain('No.');
  await press(element, 'try-again');
  jest.mocked(differences).mockRejectedValue({ body: { message: 'The bridge does not answer.' } });
  await press(element, 'compare');
  expect(text(part(element, 'problem'))).toBe('The bridge does not answer.');
});
