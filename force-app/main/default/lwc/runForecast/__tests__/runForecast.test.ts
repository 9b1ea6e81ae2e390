import { createElement } from 'lwc';
import RunForecast from 'c/runForecast';

const forecast = {
  records: 1204,
  delivered: 1000,
  unchanged: 150,
  notSent: 40,
  needsAttention: 14,
  salesforceCalls: 12,
  iterableCalls: 3,
  seconds: 130,
  isRough: true
};

function show(properties: object): HTMLElement {
  const element = createElement('c-run-forecast', { is: RunForecast });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<HTMLElement>(`[data-id="${id}"]`);
const text = (element: HTMLElement, id: string) =>
  part(element, id)?.textContent?.replace(/\s+/g, ' ').trim();

test('D-20 a forecast says how many records, what becomes of them, how long it takes and what it costs', () => {
  const element = show({ forecast });
  expect(text(element, 'records')).toBe('1,204 records to look at');
  expect(['sent', 'unchanged', 'not-sent', 'attention'].map((id) => text(element, id))).toEqual([
    'Sent1,000',
    'Already up to date150',
    'Not sent40',
    'Needs attention14'
  ]);
  expect(text(element, 'calls')).toBe('Takes about 2 minutes, 12 calls to Salesforce and 3 to Iterable.');
  expect(text(element, 'rough')).toBe('Worked out from a sample: the numbers are rough.');
});

test('D-20 an exact forecast does not call itself rough, and one of nothing says so', () => {
  expect(part(show({ forecast: { ...forecast, isRough: false } }), 'rough')).toBeNull();
  expect(text(show({ forecast: { records: 0 } }), 'nothing')).toBe(
    'Nothing has changed, so this run would send nothing.'
  );
});

test('D-20 while it is worked out, that is said', () => {
  const spinner = part(show({ isLoading: true, forecast }), 'loading')?.querySelector('lightning-spinner');
  expect((spinner as (Element & { alternativeText: string }) | null)?.alternativeText).toBe(
    'Working out what the run would come to'
  );
});

test('D-20 a forecast that fails says why and can be made again', () => {
  const element = show({ problem: 'The bridge took too long.' });
  const retried = jest.fn();
  element.addEventListener('retry', retried);
  expect(text(element, 'problem')).toBe(
    'There is no forecast: The bridge took too long. You can start the run all the same.'
  );
  part(element, 'retry')?.click();
  expect(retried).toHaveBeenCalledTimes(1);
});

test('D-20 the forecast is accessible', async () => {
  await expect(show({ forecast })).toBeAccessible();
  await expect(show({ problem: 'No line.' })).toBeAccessible();
});
