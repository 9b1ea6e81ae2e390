import { createElement } from 'lwc';
import discardDraft from '@salesforce/apex/IterableSyncDraftController.discardDraft';
import getDraft from '@salesforce/apex/IterableSyncDraftController.getDraft';
import getPlan from '@salesforce/apex/IterableSyncDraftController.getPlan';
import getPublish from '@salesforce/apex/IterableSyncDraftController.getPublish';
import keepMine from '@salesforce/apex/IterableSyncDraftController.keepMine';
import listVersions from '@salesforce/apex/IterableSyncDraftController.listVersions';
import publish from '@salesforce/apex/IterableSyncDraftController.publish';
import ConfirmAction from 'c/confirmAction';
import PublishPanel from 'c/publishPanel';

jest.mock('@salesforce/apex/IterableSyncDraftController.discardDraft', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.getDraft', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.getPlan', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.getPublish', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.keepMine', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.listVersions', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.publish', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('c/confirmAction', () => ({ __esModule: true, default: { open: jest.fn() } }));

const difference = { where: 'Mapping to a', change: 'changed', field: 'Source', before: 'A', after: 'B' };
const plan = {
  sync: 'Contacts',
  previous: 'v1',
  version: 'v2',
  hash: '',
  rows: [{}],
  differences: [difference],
  conflict: null,
  problems: [] as object[],
  isBlocked: false,
  definition: {}
};
const planning = (changes: object = {}) =>
  jest.mocked(getPlan).mockResolvedValue(JSON.stringify({ ...plan, ...changes }));
const settle = () => jest.advanceTimersByTimeAsync(0);

const stages = (element: HTMLElement) =>
  [...(part(element, 'stages')?.shadowRoot?.querySelectorAll<HTMLElement>('[data-id="stage"]') ?? [])].map(
    (each) => `${each.dataset.state}: ${(each.textContent ?? '').replace(/\s+/g, ' ').trim()}`
  );

type Part = HTMLElement & { disabled: boolean; differences: unknown[]; label: string };
const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<Part>(`[data-id="${id}"]`);
const text = (element: HTMLElement, id: string) =>
  part(element, id)?.textContent?.replace(/\s+/g, ' ').trim();

const heard: string[] = [];

async function show(token: string | null = 't1'): Promise<HTMLElement> {
  const element = createElement('c-publish-panel', { is: PublishPanel });
  Object.assign(element, { syncName: 'Contacts', token });
  for (const name of ['published', 'reload', 'part']) element.addEventListener(name, () => heard.push(name));
  document.body.appendChild(element);
  await settle();
  return element;
}

async function press(element: HTMLElement, id: string): Promise<void> {
  part(element, id)?.click();
  await settle();
}

beforeEach(() => {
  jest.useFakeTimers();
  heard.length = 0;
  jest.mocked(getDraft).mockReset().mockResolvedValue({ isPreviewed: false, publishedBy: 'Bob' });
  jest.mocked(getPublish).mockReset().mockResolvedValue({ state: 'None' });
  jest.mocked(publish).mockReset().mockResolvedValue({ state: 'Publishing' });
  jest.mocked(listVersions).mockReset().mockResolvedValue([]);
  jest.mocked(keepMine).mockReset().mockResolvedValue({});
  jest.mocked(discardDraft).mockReset().mockResolvedValue(undefined);
  planning();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('D-28 what changes is seen, and approved by Publish, with a note why', async () => {
  const element = await show();
  expect(part(element, 'changes')?.differences).toEqual([difference]);
  part(element, 'note')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'why' } }));
  await press(element, 'publish');
  expect(publish).toHaveBeenCalledWith({ syncName: 'Contacts', note: 'why', token: 't1' });
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

const askedAt = '2026-11-22T10:02:00.000Z';

test('D-28 a publish is followed with numbers from the check to the bridge, and says which version it became', async () => {
  const element = await show();
  let handOver = (_view: object): void => undefined;
  jest.mocked(publish).mockReturnValue(new Promise((resolve) => (handOver = resolve)) as never);
  jest.mocked(getPublish).mockResolvedValue({ state: 'Publishing', rowCount: 14, askedAt });
  await press(element, 'publish');
  expect(text(element, 'running')).toContain('You may close this tab');
  expect(stages(element)).toEqual([
    'now: Check what changes',
    'next: Hand it to Salesforce',
    'next: Salesforce takes it',
    'next: The bridge uses the new version'
  ]);
  handOver({ state: 'Publishing', rowCount: 14, askedAt });
  await settle();
  expect(stages(element)).toEqual([
    'done: Checked: 14 rows',
    expect.stringMatching(/^done: Handed to Salesforce: Nov 22, 2026/),
    'now: Salesforce takes it',
    'next: The bridge uses the new version'
  ]);
  const publishedAt = '2026-11-22T10:02:09.000Z';
  const done = {
    state: 'Published',
    versionId: 'a03',
    versionName: 'Version 3',
    rowCount: 14,
    askedAt,
    publishedAt
  };
  jest.mocked(getPublish).mockResolvedValue(done);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(text(element, 'done')).toContain('Published as Version 3.');
  expect(stages(element).slice(2)).toEqual([
    'done: Salesforce has taken it after 9 seconds',
    'now: The bridge uses the new version'
  ]);
  expect(heard).toEqual(['published']);
  // Of two that are named alike the other one is taken.
  const takenAt = '2026-11-22T10:02:20.000Z';
  jest
    .mocked(listVersions)
    .mockResolvedValue([{ versionId: 'a02', name: 'Version 3', isTaken: true, takenAt }]);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(stages(element)[3]).toBe('now: The bridge uses the new version');
  jest
    .mocked(listVersions)
    .mockResolvedValue([{ versionId: 'a03', name: 'Version 3', isTaken: true, takenAt }]);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(stages(element)[3]).toMatch(/^done: The bridge uses the new version since Nov 22, 2026/);
  const looks = jest.mocked(listVersions).mock.calls.length;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(jest.mocked(listVersions).mock.calls.length).toBe(looks);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

test('D-28 a publish that changes nothing of what the sync does ends too, without a time that nobody knows', async () => {
  jest.mocked(getPublish).mockResolvedValue({ state: 'Published', versionId: 'a03' });
  jest.mocked(listVersions).mockResolvedValue([{ versionId: 'a03', isTaken: true, takenAt: null }]);
  const element = await show(null);
  expect(stages(element)[1]).toBe('done: The bridge uses the new version');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(listVersions).toHaveBeenCalledTimes(1);
});

test('D-28 a bridge that takes its time, or does not answer, is said to use it with the next run at the latest', async () => {
  jest.mocked(getPublish).mockResolvedValue({ state: 'Published', versionName: 'Version 3' });
  jest.mocked(listVersions).mockRejectedValue({ body: { message: 'The bridge does not answer.' } });
  const element = await show(null);
  expect(stages(element)).toEqual(['done: Salesforce takes it', 'now: The bridge uses the new version']);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(stages(element)[1]).toMatch(/within a few minutes, and with the next run at the latest\.$/);
  await jest.advanceTimersByTimeAsync(60_000_000);
  expect(listVersions).toHaveBeenCalledTimes(20);
});

test('D-28 a publish that takes long is looked at twice a minute, each look asking the bridge', async () => {
  jest.mocked(getPublish).mockResolvedValue({ state: 'Publishing', isLate: true });
  await show();
  const before = jest.mocked(getPublish).mock.calls.length;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(jest.mocked(getPublish).mock.calls.length - before).toBe(2);
});

test('D-28 a tab that is opened again finds the publish under way, also where the draft is gone meanwhile', async () => {
  jest.mocked(getPublish).mockResolvedValue({ state: 'Publishing' });
  const element = await show();
  expect(part(element, 'running')).not.toBeNull();
  expect(part(element, 'publish')).toBeNull();
});

test('D-28 a publish that failed says why, and is tried again by the same button', async () => {
  jest
    .mocked(getPublish)
    .mockResolvedValue({ state: 'Failed', message: 'Salesforce did not take the change.', note: 'why' });
  const element = await show();
  expect(stages(element)[0]).toMatch(
    /^stopped: Salesforce did not take all of it.*Salesforce did not take the change\. ?Rows that .*the bridge goes on with the version before/
  );
  expect(part(element, 'publish')).toMatchObject({ label: 'Publish again', disabled: false });
  await press(element, 'publish');
  expect(publish).toHaveBeenCalledWith(expect.objectContaining({ note: 'why' }));
});

test('D-28 D-46 a first publish needs a preview of exactly this content, which is one click away', async () => {
  planning({ previous: null });
  const element = await show();
  expect(part(element, 'publish')?.disabled).toBe(true);
  await press(element, 'open-preview');
  expect(heard).toEqual(['part']);
  jest.mocked(getDraft).mockResolvedValue({ isPreviewed: true });
  Object.assign(element, { token: 't2' });
  await settle();
  expect(part(element, 'publish')?.disabled).toBe(false);
});

test('D-28 what keeps the sync from running keeps it from being published, and is said with what to do', async () => {
  planning({ isBlocked: true, problems: [{ message: 'No field.', fix: 'Choose one.' }] });
  const element = await show();
  expect(text(element, 'problems')).toBe('What stands in the wayNo field. Choose one.');
  expect(part(element, 'publish')?.disabled).toBe(true);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

describe('D-28 somebody else published meanwhile', () => {
  beforeEach(() => planning({ conflict: { version: 'v3', at: null, differences: [difference] } }));

  test('is said with what they changed; nothing is published over it', async () => {
    const element = await show();
    expect(text(element, 'conflict')).toContain('Bob published this sync after you began');
    expect(part(element, 'theirs')?.differences).toEqual([difference]);
    expect(part(element, 'publish')?.disabled).toBe(true);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  test('the draft can be kept', async () => {
    const element = await show();
    planning();
    await press(element, 'keep-mine');
    expect(keepMine).toHaveBeenCalledWith({ syncName: 'Contacts', token: 't1' });
    expect(part(element, 'publish')?.disabled).toBe(false);
    expect(heard).toEqual(['reload']);
  });

  test.each([
    [true, 1],
    [undefined, 0]
  ])('or given up, once that is confirmed: %s', async (answer, calls) => {
    jest.mocked(ConfirmAction.open).mockResolvedValue(answer);
    const element = await show();
    await press(element, 'take-theirs');
    expect(discardDraft).toHaveBeenCalledTimes(calls);
  });
});

test('D-28 nothing to publish, a plan that fails and a refusal are sentences', async () => {
  expect(text(await show(null), 'nothing')).toBe('There is nothing to publish. Change something first.');
  document.body.replaceChildren();
  jest.mocked(getPlan).mockRejectedValueOnce({ body: { message: 'The bridge does not answer.' } });
  const element = await show();
  expect(text(element, 'not-loaded')).toContain('The bridge does not answer.');
  await press(element, 'try-again');
  jest
    .mocked(publish)
    .mockRejectedValue({ body: { message: 'Admin Bob is publishing this sync right now.' } });
  await press(element, 'publish');
  expect(text(element, 'problem')).toBe('Admin Bob is publishing this sync right now.');
});
