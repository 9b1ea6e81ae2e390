import { explainCode } from '../../../../bridge/error-catalogue/catalogue';
import {
  farewellsOf,
  reasonOf,
  reasonText,
  standingsOf,
  userOf
} from '../../../../bridge/sync/counts/groups';
import { recordState, stepDefinition } from '../../../builders';

const at = '2026-01-05T08:00:00.000Z';
const later = '2026-01-06T08:00:00.000Z';
const key = 'ada@example.com';
const none: ReadonlySet<string> = new Set();
const accepted = { fingerprint: 'f', at, key };
const uncertain = { fingerprint: '', at, key };

describe('H-44 whether a record stands in Iterable', () => {
  test('H-44 a refused update leaves what was there before, and one that was never taken leaves nothing', () => {
    const refused = { status: 'rejected', code: 'iterable.invalid-email' } as const;
    const before = recordState({ ...refused, steps: { Users: { ...uncertain, maybe: true } } });
    expect(reasonOf(before, none)).toBe('in-iterable.rejected.iterable.invalid-email');
    const never = recordState({ ...refused, steps: { Users: uncertain } });
    expect(reasonOf(never, none)).toBe('rejected.iterable.invalid-email');
  });

  test('H-44 who is taken off the list alone is a user still; who is deleted is not', () => {
    const gone = { status: 'delivered', code: 'removed' } as const;
    const News = { ...accepted, removed: true };
    expect(reasonOf(recordState({ ...gone, steps: { Users: accepted, News } }), none)).toBe(
      'in-iterable.removed'
    );
    expect(reasonOf(recordState({ ...gone, steps: { News } }), none)).toBe('removed');
  });

  test('H-44 a step that deletes the user ends what stood before it, and not what came after', () => {
    const farewells = farewellsOf({ steps: [stepDefinition({ name: 'Bye', operation: 'Delete_User' })] });
    const Bye = { ...accepted, at: later, removed: true };
    const state = recordState({ status: 'delivered', code: '', steps: { Users: accepted, Bye } });
    expect(reasonOf(state, farewells)).toBe('removed');
    const again = recordState({ ...state, steps: { Users: accepted, Bye: { ...Bye, at: '2026-01-01' } } });
    expect(reasonOf(again, farewells)).toBe('in-iterable');
  });

  test('H-44 whom Iterable says not to have is not counted there', () => {
    const state = recordState({ status: 'skipped', code: 'not-in-iterable', steps: { Users: accepted } });
    expect(reasonOf(state, none)).toBe('skipped.not-in-iterable');
  });

  test('H-44 who may be on a list for an answer that was lost is looked for there', () => {
    const state = recordState({ steps: { News: { ...uncertain, maybe: true } } });
    expect(standingsOf(state, { joins: new Map([['News', 7]]), farewells: none })).toEqual([
      { listId: 7, key }
    ]);
  });

  test('H-44 a record without an address any more is the user that its steps name', () => {
    const state = recordState({ deliveredIdentity: null, identityKey: null, steps: { Users: accepted } });
    expect(userOf(state, none)).toBe(key);
  });
});

test('H-44 beside the code stands what it means', () => {
  const explain = (code: string): string | null => explainCode(code)?.cause ?? null;
  expect(reasonText('skipped.not-linked', explain)).toBe(
    'not sent (not-linked): The campaign is not linked to a list for members with this status.'
  );
  expect(reasonText('left.in-iterable.rejected.never-heard-of', explain)).toBe(
    'not in scope any more; in Iterable, last change refused: never-heard-of'
  );
});
