import CampaignPeople from 'c/campaignPeople';
import { part, settle, show } from 'test-support/shown';

const people = [
  { recordId: '003000000000001', name: 'Ada', status: 'Sent' },
  { recordId: null, name: 'friend@example.com' },
  { recordId: null, name: null }
];

async function open(): Promise<Element> {
  const element = await show('c-campaign-people', CampaignPeople, { label: 'People', people });
  await settle();
  return element;
}

test('H-44 people are links; who may not be seen has no name', async () => {
  const element = await open();
  const rows = [...(element.shadowRoot?.querySelectorAll('[data-id="person"]') ?? [])];
  expect(rows.map((row) => row.textContent?.trim())).toEqual([
    'AdaSent',
    'friend@example.com',
    'Somebody you may not see'
  ]);
  const opened = part(element, 'a');
  expect(opened?.getAttribute('href')).not.toBe('');
  opened?.click();
});

test('H-44 the list of people is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
