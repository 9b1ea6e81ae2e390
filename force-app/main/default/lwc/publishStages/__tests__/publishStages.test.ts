import { createElement } from 'lwc';
import PublishStages from 'c/publishStages';

const askedAt = '2026-11-22T10:02:00.000Z';

function shown(properties: object): HTMLElement {
  const element = createElement('c-publish-stages', { is: PublishStages });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

const stages = (element: HTMLElement) =>
  [...(element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('[data-id="stage"]')].map(
    ({ dataset }) => `${dataset.stage} ${dataset.state}`
  );

afterEach(() => document.body.replaceChildren());

test.each([
  [null, ['check now', 'hand next', 'take next', 'use next']],
  [{ state: 'Publishing', rowCount: 1, askedAt }, ['check done', 'hand done', 'take now', 'use next']],
  [{ state: 'Failed', rowCount: 1, askedAt }, ['check done', 'hand done', 'take stopped', 'use next']],
  [{ state: 'Published', rowCount: 1, askedAt }, ['check done', 'hand done', 'take done', 'use now']]
])('D-28 a publish that is %j stands at its stage', async (progress, expected) => {
  const element = shown({ progress });
  expect(stages(element)).toEqual(expected);
  await expect(element).toBeAccessible();
});

test('D-28 the bridge uses it, whether or not it is known since when', () => {
  const progress = { state: 'Published' };
  const takenAt = '2026-11-22T10:03:00.000Z';
  expect(stages(shown({ progress, isTaken: true, takenAt }))).toEqual(['take done', 'use done']);
  expect(stages(shown({ progress, isTaken: true }))).toEqual(['take done', 'use done']);
});

test('D-28 a failure stands at its stage with what Salesforce said, and that half of it does no harm', () => {
  const element = shown({ progress: { state: 'Failed', message: 'It did not take it. Try again.' } });
  const details = [...(element.shadowRoot as ShadowRoot).querySelectorAll('[data-id="detail"]')];
  expect(details.map(({ textContent }) => textContent)).toEqual([
    'It did not take it. Try again.',
    expect.stringMatching(/^Rows that Salesforce has taken already are not used on their own/)
  ]);
});
