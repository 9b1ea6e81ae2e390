import SoqlEditor from 'c/soqlEditor';
import { heard, part, settle, show } from 'test-support/shown';

type Area = HTMLElement & Record<'label' | 'value' | 'fieldLevelHelp', unknown>;
const area = (element: Element) => part<Area>(element, 'soql') as Area;

test.each([
  ['condition', 'SOQL condition, without WHERE'],
  ['query', 'SOQL query']
])(
  'D-04 D-05 D-06 a %s is written as text, with what stands for the time of the last run explained',
  async (kind, label) => {
    const element = await show('c-soql-editor', SoqlEditor, { kind, text: 'Email != null' });
    expect(area(element)).toMatchObject({ label, value: 'Email != null' });
    expect(area(element).fieldLevelHelp).toContain('[INTERVAL_TIMESTAMP]');
    await expect(element).toBeAccessible();
  }
);

test('D-04 what is typed is told once, as text, and never as the event of the text box itself', async () => {
  const element = await show('c-soql-editor', SoqlEditor, { text: '' });
  const changed = heard(element, 'change');
  const typed = { detail: { value: 'Name = 1' }, bubbles: true, composed: true };
  area(element).dispatchEvent(new CustomEvent('change', typed));
  await settle();
  expect(changed).toEqual([{ text: 'Name = 1' }]);
});
