import { createElement } from 'lwc';
import SyncCard from 'c/syncCard';
import { navigations } from 'test-support/navigation';

type Sync = Apex.IterableSyncHomeView.SyncView;
const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();

const contacts: Sync = {
  name: 'Contacts',
  label: 'Contacts to Iterable',
  status: 'Active',
  objectName: 'Contact',
  objectLabel: 'Contacts',
  schedule: '10',
  intervalMinutes: 10,
  nextRunAt: minutes(5),
  caughtUpTo: minutes(-2),
  lagSeconds: 120,
  needsAttention: 1204,
  waiting: 3,
  lastRun: { state: 'done', endedAt: minutes(-5), delivered: 120, needsAttention: 2 },
  history: []
};

function show(sync: Sync, properties: object = { canOperate: true }): HTMLElement {
  const element = createElement('c-sync-card', { is: SyncCard });
  Object.assign(element, { sync, ...properties });
  document.body.appendChild(element);
  return element;
}

const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<HTMLElement>(`[data-id="${id}"]`);
const text = (element: HTMLElement, id: string) =>
  part(element, id)?.textContent?.replace(/\s+/g, ' ').trim();
const label = (element: HTMLElement, id: string) =>
  (part(element, id) as (HTMLElement & { label: string }) | null)?.label;
const offered = (element: HTMLElement) =>
  [...(element.shadowRoot as ShadowRoot).querySelectorAll('lightning-button')].map(
    (button) => (button as HTMLElement & { name: string }).name
  );

test('D-29 a sync says its status, its last and next run, how far it has caught up, and what needs attention', () => {
  const element = show(contacts);
  expect(text(element, 'title')).toBe('Contacts to Iterable');
  expect(label(element, 'badge')).toBe('Active');
  expect(text(element, 'subtitle')).toBe('Contacts · every 10 minutes');
  expect(text(element, 'last-run')).toBe('5 minutes ago120 sent, 2 need attention.');
  expect(text(element, 'next-run')).toMatch(/^in 5 minutes\w+ \d+, \d{4}, \d+:\d+ [AP]M$/);
  expect(text(element, 'lag')).toBe('2 minutes ago');
  expect(text(element, 'attention')).toBe('1,204 need attention');
  expect(text(element, 'waiting')).toBe('3 wait for another try');
});

test.each([
  ['Active', 'Active'],
  ['Paused', 'Paused'],
  ['Inactive', 'Not active'],
  ['Capture', 'Only looks, sends nothing'],
  ['Archived', 'Archived']
])('D-18 the status %s reads "%s"', (status, words) => {
  expect(label(show({ ...contacts, status }), 'badge')).toBe(words);
});

test.each([
  ['Active', {}, ['run', 'pause']],
  ['Capture', {}, ['pause']],
  ['Inactive', {}, []],
  ['Paused', { pausedAt: '2026-11-20T08:00:00.000Z' }, ['resume']],
  ['Paused', {}, []],
  ['Active', { lastRun: { state: 'running' } }, ['pause']]
])('D-19 what can be done with a sync that is %s (%j): %j', (status, more, verbs) => {
  expect(offered(show({ ...contacts, status, ...more }))).toEqual(verbs);
});

test('Tx-11 each sync has its own "Run now", which names the sync', () => {
  const element = show(contacts);
  const asked: unknown[] = [];
  for (const verb of ['run', 'pause']) {
    element.addEventListener(verb, (event) => asked.push([verb, (event as CustomEvent).detail]));
  }
  expect(label(element, 'run')).toBe('Run now');
  part(element, 'run')?.click();
  part(element, 'pause')?.click();
  expect(asked).toEqual([
    ['run', { name: 'Contacts' }],
    ['pause', { name: 'Contacts' }]
  ]);
});

test('D-30 the keyboard stays on the card when Pause gives way to Resume', async () => {
  const element = show(contacts);
  const focused = jest.spyOn(HTMLElement.prototype, 'focus');
  part(element, 'pause')?.click();
  Object.assign(element, { isBusy: true });
  await Promise.resolve();
  Object.assign(element, { sync: { ...contacts, status: 'Paused', pausedAt: '2026-11-20T08:00:00.000Z' } });
  await Promise.resolve();
  expect(focused).not.toHaveBeenCalled();
  Object.assign(element, { isBusy: false });
  await Promise.resolve();
  expect(focused.mock.contexts).toEqual([part(element, 'resume')]);
  Object.assign(element, { sync: contacts });
  await Promise.resolve();
  expect(focused).toHaveBeenCalledTimes(1);
  focused.mockRestore();
});

test('D-30 a paused sync says who paused it and when, and that no run comes', () => {
  const by = { pausedAt: minutes(-180), pausedById: '005000000000001AAA', pausedByName: 'Anna Keller' };
  const element = show({ ...contacts, status: 'Paused', ...by });
  expect(text(element, 'pause-text')).toBe('Paused by Anna Keller, 3 hours ago.');
  expect(text(element, 'next-run')).toBe('None while it is paused');
  expect(text(show({ ...contacts, status: 'Paused', ...by, pausedByName: null }), 'pause-text')).toBe(
    'Paused 3 hours ago.'
  );
});

test('D-30 a sync that is paused in its definition says where it goes on', () => {
  expect(text(show({ ...contacts, status: 'Paused' }), 'pause-text')).toBe(
    'Paused in its definition. To go on, set its status to Active in the editor and publish it.'
  );
});

test.each([
  [{ intervalMinutes: 1 }, 'Contacts · every minute'],
  [{ intervalMinutes: 60 }, 'Contacts · every hour'],
  [{ intervalMinutes: 240 }, 'Contacts · every 4 hours'],
  [{ intervalMinutes: null, schedule: '0 6 * * 1-5' }, 'Contacts · on a timetable']
])('D-29 its rhythm is told in words: %j', (schedule, words) => {
  expect(text(show({ ...contacts, ...schedule }), 'subtitle')).toBe(words);
});

test('D-29 a sync that missed several turns is behind; one that is a little late is not', () => {
  expect(text(show({ ...contacts, caughtUpTo: minutes(-180), lagSeconds: 10_800 }), 'lag')).toBe(
    '3 hours agoBehind its schedule'
  );
  expect(text(show({ ...contacts, caughtUpTo: minutes(-25), lagSeconds: 1_500 }), 'lag')).toBe(
    '25 minutes ago'
  );
});

test('D-29 a sync that has never run says so', () => {
  const element = show({ name: 'New', label: 'New', status: 'Active', intervalMinutes: 10 });
  expect(text(element, 'last-run')).toBe('Not yet');
  expect(text(element, 'next-run')).toBe('Not known');
  expect(text(element, 'lag')).toBe('Not yet');
});

test('D-29 one record is one record, and where nothing is to be done that is said', () => {
  expect(text(show({ ...contacts, needsAttention: 1, waiting: 1 }), 'now')).toBe(
    '1 needs attention1 waits for another try'
  );
  expect(text(show({ ...contacts, needsAttention: 0, waiting: 0 }), 'now')).toBe('Nothing needs attention');
});

test('D-29 while the bridge is silent, what the org was not told is not known, and not nothing', () => {
  const told = { name: 'New', label: 'New', status: 'Active', intervalMinutes: 10, history: [] };
  const element = show(told, { canOperate: false, isLastKnown: true });
  for (const id of ['last-run', 'next-run', 'lag', 'now']) expect(text(element, id)).toBe('Not known');
  expect(element.shadowRoot?.querySelector('c-delivery-chart')).toBeNull();
  const lastRun = { state: 'done', endedAt: minutes(-5), delivered: 120 };
  expect(text(show({ ...told, lastRun }, { isLastKnown: true }), 'last-run')).toBe('5 minutes ago120 sent.');
});

test.each([
  ['Active', 'Not known'],
  ['Capture', 'Not known'],
  ['Paused', 'Paused'],
  ['Inactive', 'Not active']
])(
  'D-30 while the bridge is silent a sync that is %s by its definition reads "%s": it may be paused here',
  (status, words) => {
    const element = show({ ...contacts, status }, { canOperate: false, isLastKnown: true });
    expect(label(element, 'badge')).toBe(words);
    expect((part(element, 'badge') as HTMLElement).className).not.toContain('slds-theme_success');
  }
);

test('D-29 a run that failed says why', () => {
  const element = show({
    ...contacts,
    lastRun: { state: 'failed', endedAt: minutes(-1), message: 'Iterable refused the API key.' }
  });
  expect(text(element, 'last-run')).toBe('1 minute agoIterable refused the API key.');
});

test('D-19 who may not operate sees everything and no button', () => {
  const element = show(contacts, { canOperate: false });
  expect(offered(element)).toEqual([]);
  expect(text(element, 'attention')).toBe('1,204 need attention');
});

const attentionLink = async (sync: Sync): Promise<HTMLAnchorElement | null> => {
  const element = show(sync);
  await Promise.resolve();
  await Promise.resolve();
  return part(element, 'attention')?.querySelector('a') ?? null;
};

test.each(['Contact', 'Lead'])(
  'D-29 "need attention" opens the list of those records: %s',
  async (objectName) => {
    const link = await attentionLink({ ...contacts, objectName });
    expect(link?.textContent).toBe('1,204 need attention');
    expect(link?.getAttribute('href')).toBeTruthy();
    link?.click();
    expect(navigations.at(-1)).toEqual({
      type: 'standard__objectPage',
      attributes: { objectApiName: objectName, actionName: 'list' },
      state: { filterName: 'Iterable_Needs_Attention' }
    });
  }
);

test('D-29 an object without such a list says how many need attention, and leads nowhere', async () => {
  expect(await attentionLink({ ...contacts, objectName: 'CampaignMember' })).toBeNull();
});

test('D-29 the card is accessible', async () => {
  await expect(show(contacts)).toBeAccessible();
  await expect(show({ ...contacts, status: 'Paused', pausedAt: minutes(-1) })).toBeAccessible();
});

test('D-26 who manages syncs can open the editor of each from its card', () => {
  const element = show(contacts, { canOperate: false, canManage: true });
  expect(offered(element)).toEqual(['edit']);
  part(element, 'edit')?.click();
  expect(navigations).toMatchObject([
    {
      type: 'standard__navItemPage',
      attributes: { apiName: 'Iterable_Sync_Syncs' },
      state: { c__sync: 'Contacts' }
    }
  ]);
  const off = show({ ...contacts, status: 'Inactive' }, { canManage: true });
  part(off, 'edit')?.click();
  expect(navigations.at(-1)?.state).toEqual({ c__sync: 'Contacts', c__part: 'settings' });
});

test('D-52 Hx-02 the last run opens its page, and what needs attention its causes', async () => {
  const lastRun = { ...contacts.lastRun, runId: 'r1' };
  const element = show({ ...contacts, lastRun });
  part(element, 'open-run')?.click();
  part(element, 'causes')?.click();
  expect(navigations.map(({ state }) => state)).toEqual([
    { c__run: 'r1' },
    { c__errors: '1', c__sync: 'Contacts' }
  ]);
  expect(part(show({ ...contacts, lastRun }, { isLastKnown: true }), 'open-run')).toBeNull();
});
