/** When what was said before is said again, and when it is not. */
import type { StepDefinition } from '../../../bridge/config/sync-definition';
import { contactId, recordState, stepDefinition } from '../../builders';
import { at, person } from './decide-bench';
import { after, longAgo, planOf, textsOf } from './plan-bench';

const step = (name: string, given: Partial<StepDefinition>) =>
  stepDefinition({ name, mappings: [], ...given });

describe('H-05 two steps that say opposite things', () => {
  const steps = [
    step('Join', { operation: 'Subscribe_List', condition: 'FirstName = "in"' }),
    step('Leave', { operation: 'Unsubscribe_List', condition: 'FirstName <> "in"' })
  ];
  const lists = { Join: [7], Leave: [7] };
  const plan = (FirstName: string, states: Record<string, string>) =>
    planOf({
      definition: { steps },
      record: person(1, { FirstName }),
      known: recordState({ recordId: contactId(1), steps: statesOf(FirstName, states) }),
      times: longAgo,
      lists
    });

  /** As if the steps had been taken at these moments, with what they say now. */
  function statesOf(FirstName: string, moments: Record<string, string>) {
    const both = ['in', 'out'].map((name) =>
      planOf({ definition: { steps }, record: person(1, { FirstName: name }), times: longAgo, lists })
    );
    const states = both.flatMap((made) => Object.entries(after(made).steps));
    return Object.fromEntries(
      states.flatMap(([name, state]) => (moments[name] ? [[name, { ...state, at: moments[name] }]] : []))
    );
  }

  test('the one that spoke first speaks again when the other one was heard since', () => {
    expect(textsOf(plan('in', { Join: '2026-01-01', Leave: '2026-01-02' }))).toEqual(['Join']);
    expect(textsOf(plan('out', { Join: '2026-01-03', Leave: '2026-01-02' }))).toEqual(['Leave']);
  });

  test('and not when it had the last word', () => {
    expect(textsOf(plan('in', { Join: '2026-01-03', Leave: '2026-01-02' }))).toEqual(['unchanged']);
  });
});

test('DESIGN rule 7: somebody who opted out and may not join is told so once, and nothing is sent for ever', () => {
  const steps = [step('Users', { operation: 'Update_User' }), step('Join', { operation: 'Subscribe_List' })];
  const given = { definition: { steps }, record: person(1, { HasOptedOutOfEmail: true }), times: longAgo };
  const lists = { Join: [7] };
  const sent = after(planOf({ ...given, lists }));
  const known = { ...sent, status: 'skipped', code: 'opted-out' } as const;
  expect(textsOf(planOf({ ...given, lists, known }))).toEqual(['unchanged', 'skipped opted-out']);
  const rejected = { ...sent, status: 'rejected', code: 'iterable.invalid-data', updatedAt: at } as const;
  expect(textsOf(planOf({ ...given, lists, known: rejected }))).toEqual(['Users', 'skipped opted-out']);
});
