import createFields from '@salesforce/apex/IterableSyncPreviewController.createFields';
import missingFields from '@salesforce/apex/IterableSyncPreviewController.missingFields';
import ConfirmAction from 'c/confirmAction';
import type { DraftDefinition } from 'c/draft';
import NewFields from 'c/newFields';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.missingFields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.createFields', () => ({ default: jest.fn() }), {
  virtual: true
});

const definition: DraftDefinition = { syncs: [{ DeveloperName: 'Contacts' }] };
const meter = { used: 12, limit: 1000, left: 988, percent: 1 };
const answer = {
  ...{ sync: 'Contacts', project: 'Main', meter },
  fields: [
    { name: 'score', type: 'double', problem: null },
    { name: 'address.city', type: 'string', problem: null },
    { name: '_x', type: 'string', problem: 'A name may not begin with _.' }
  ],
  writes: 'Writes one value to each field of one person, and takes it away again.'
};
const nothing = { ...answer, fields: [] };
const made = {
  project: 'Main',
  created: [{ name: 'score', type: 'double' }],
  wrote: 'Wrote to 1 person.',
  notices: []
};

const open = (properties = {}) =>
  show('c-new-fields', NewFields, { definition, projectName: 'Main', ...properties });
const create = (element: Element) => part<HTMLElement & { label: string }>(element, 'create');

beforeEach(() => {
  jest.mocked(missingFields).mockReset().mockResolvedValue(JSON.stringify(answer));
  jest.mocked(createFields).mockReset().mockResolvedValue(JSON.stringify(made));
});

test('H-33 fields that Iterable lacks are listed with their types, and what creating them writes', async () => {
  const element = await open();
  expect(parts(element, 'field').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^score\s?double/),
    expect.stringMatching(/^address\.city\s?string/),
    expect.stringMatching(/^_x\s?string\s?A name may not begin with _\.$/)
  ]);
  expect(textOf(element, 'writes')).toBe(answer.writes);
  expect(textOf(element, 'meter')).toBe('12 of about 1,000 fields are used.');
  expect(create(element)?.label).toBe('Create 2 fields in Iterable');
});

test('H-33 one deliberate button creates those that can be, and tells what was written', async () => {
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  const element = await open();
  const created = heard(element, 'created');
  jest.mocked(missingFields).mockResolvedValue(JSON.stringify(nothing));
  await press(element, 'create');
  expect(ConfirmAction.open).toHaveBeenCalledWith(
    expect.objectContaining({
      sentences: [answer.writes, expect.stringContaining('its type cannot be changed')] as unknown
    })
  );
  expect(createFields).toHaveBeenCalledWith({
    definition: JSON.stringify(definition),
    names: ['score', 'address.city']
  });
  expect(created).toHaveLength(1);
  expect(textOf(element, 'made')).toBe('Created: score. Wrote to 1 person.');
  expect(textOf(element, 'none')).toBe('Iterable has every field that this definition needs.');
});

test('H-33 nothing is created when somebody is not sure', async () => {
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(undefined);
  await press(await open(), 'create');
  expect(createFields).not.toHaveBeenCalled();
});

test('H-33 where no field can be created there is no button', async () => {
  jest.mocked(missingFields).mockResolvedValue(JSON.stringify({ ...answer, fields: answer.fields.slice(2) }));
  expect(create(await open())).toBeNull();
});

test('H-33 another definition is looked at anew, the same one is not', async () => {
  const element = await open();
  element.definition = { ...definition };
  await settle();
  expect(missingFields).toHaveBeenCalledTimes(1);
  element.definition = { ...definition, steps: [{ DeveloperName: 'Contacts_1' }] };
  await settle();
  expect(missingFields).toHaveBeenCalledTimes(2);
});

test('H-33 failures are sentences: of the look, which can be tried again, and of creating', async () => {
  jest.mocked(missingFields).mockRejectedValueOnce({ body: { message: 'Iterable does not answer.' } });
  const element = await open();
  expect(textOf(element, 'problem')).toBe('The fields could not be looked at: Iterable does not answer.');
  await press(element, 'try-again');
  expect(part(element, 'problem')).toBeNull();
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  jest.mocked(createFields).mockRejectedValueOnce({ body: { message: 'Nobody is there to write to.' } });
  await press(element, 'create');
  expect(textOf(element, 'problem')).toContain('Nobody is there to write to.');
  expect(create(element)).not.toBeNull();
});

test('is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
