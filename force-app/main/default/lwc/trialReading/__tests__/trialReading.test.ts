import { createElement } from 'lwc';
import readPeople from '@salesforce/apex/IterableSyncTrialController.readPeople';
import TrialReading from 'c/trialReading';

jest.mock('@salesforce/apex/IterableSyncTrialController.readPeople', () => ({ default: jest.fn() }), {
  virtual: true
});

const before = { email: 'ada@example.com', userId: null, dataFields: {} };
const ada = {
  recordId: '003000000000001AAA',
  name: 'Ada Lovelace',
  before,
  isThere: true,
  differences: [
    { field: 'firstName', change: 'changed', from: 'Augusta', to: 'Ada' },
    { field: 'city', change: 'unchanged', from: 'London', to: 'London' }
  ],
  notAsSent: [] as string[],
  problem: null as string | null
};
const reading = {
  trial: 't1',
  sync: 'People',
  object: 'Contact',
  asOf: '2026-11-22T10:02:00.000Z',
  settlesAt: null as string | null,
  people: [ada]
};
const answering = (changes: object = {}) =>
  jest.mocked(readPeople).mockResolvedValue(JSON.stringify({ ...reading, ...changes }));
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

type Part = HTMLElement & { label: string; user: object; disabled: boolean };
const parts = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot as ShadowRoot).querySelectorAll<Part>(selector)
];
const part = (element: HTMLElement, id: string) => parts(element, `[data-id="${id}"]`)[0];

async function shown(): Promise<HTMLElement> {
  const element = createElement('c-trial-reading', { is: TrialReading });
  Object.assign(element, { trialId: 't1' });
  document.body.appendChild(element);
  await settle();
  return element;
}

async function read(element: HTMLElement): Promise<void> {
  part(element, 'read')?.click();
  await settle();
}

beforeEach(() => answering());
afterEach(() => document.body.replaceChildren());

test('D-50 Iterable is read when somebody asks: per person before and now, as of when, and again', async () => {
  const element = await shown();
  expect(readPeople).not.toHaveBeenCalled();
  expect(part(element, 'read')?.label).toBe('Read from Iterable');
  await read(element);
  expect(readPeople).toHaveBeenCalledWith({ trialId: 't1' });
  expect(part(element, 'as-of')?.textContent).toMatch(/^As of Nov 22, 2026/);
  expect(part(element, 'person')?.textContent).toContain('Ada Lovelace: 1 field differs');
  expect(parts(element, 'c-profile-differences')[0]?.user).toEqual({
    now: before,
    differences: ada.differences
  });
  const table = parts(element, 'c-profile-differences')[0]?.shadowRoot?.textContent ?? '';
  expect(table).toContain('Before the trial');
  expect(table).toContain('In Iterable now');
  expect(part(element, 'settling')).toBeUndefined();
  expect(part(element, 'read')?.label).toBe('Read again');
  await expect(element).toBeAccessible();
});

test('D-50 while Iterable may still be taking it in, that is said plainly, with what is not as it was sent', async () => {
  answering({ settlesAt: '2026-11-22T10:07:00.000Z', people: [{ ...ada, notAsSent: ['lastName', 'city'] }] });
  const element = await shown();
  await read(element);
  expect(part(element, 'settling')?.textContent).toMatch(
    /^Iterable may still be taking in what was sent, until/
  );
  expect(part(element, 'remark')?.textContent).toBe(
    'Iterable does not have these as they were sent: lastName, city.'
  );
  await expect(element).toBeAccessible();
});

test('D-50 a person who is gone, one who cannot be read, nobody at all and a refusal are sentences', async () => {
  answering({
    people: [
      { ...ada, isThere: false },
      { ...ada, problem: 'Iterable does not take this address. Correct it.' }
    ]
  });
  const element = await shown();
  await read(element);
  expect(parts(element, '[data-id="remark"]').map(({ textContent }) => textContent)).toEqual([
    'Iterable does not have this person now.',
    'Iterable does not take this address. Correct it.'
  ]);
  expect(parts(element, 'c-profile-differences')).toHaveLength(1);
  answering({ people: [] });
  await read(element);
  expect(part(element, 'nobody')?.textContent).toBe('The trial wrote to nobody whom you may see.');
  jest.mocked(readPeople).mockRejectedValue({ body: { message: 'The bridge does not answer.' } });
  await read(element);
  expect(part(element, 'problem')?.textContent).toContain('The bridge does not answer.');
});
