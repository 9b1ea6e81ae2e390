import type { Trial, TrialPerson, RememberedUser, UndoResult } from '../ledger/ledger';
import type { GroupName } from '../sync/forecast/outcome-groups';
import type { Outcome, OutcomeStatus } from '../sync/model';
import { isSettling } from '../sync/settling';

export interface TrialPersonView {
  readonly recordId: string;
  /** Null while it is under way. */
  readonly outcome: GroupName | null;
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly fix: string | null;
  /** Null before the undo has come to the person. */
  readonly undo: UndoResult | null;
  readonly undoMessage: string;
}

export interface TrialView extends Omit<Trial, 'kind' | 'rows' | 'isLearned' | 'project' | 'run'> {
  /** The run under which the outcomes are told; null unless it was kept. */
  readonly run: string | null;
  readonly people: readonly TrialPersonView[];
}

/** A trial as people see it. Pure. */
export function trialView(
  { kind: _kind, rows: _rows, isLearned, project: _project, run, ...trial }: Trial,
  people: readonly TrialPerson[],
  users: readonly RememberedUser[]
): TrialView {
  return {
    ...trial,
    run: trial.state === 'kept' && isLearned ? run : null,
    people: people.map(({ recordId, outcome }) => {
      const own = users.filter(({ recordIds }) => recordIds.includes(recordId));
      return { recordId, ...outcomeView(outcome, own), ...undoView(trial.state, own) };
    })
  };
}

const groups: Readonly<Record<Exclude<OutcomeStatus, 'delivered'>, GroupName>> = {
  unchanged: 'unchanged',
  skipped: 'not-sent',
  rejected: 'needs-attention',
  deferred: 'waiting'
};

function outcomeView(
  outcome: Outcome | null,
  users: readonly RememberedUser[]
): Omit<TrialPersonView, 'recordId' | 'undo' | 'undoMessage'> {
  if (!outcome || isSettling(outcome))
    return { outcome: null, code: '', message: '', field: null, fix: null };
  const { status, code, message, field = null, fix = null } = outcome;
  const isNew = users.some(({ wasThere }) => !wasThere);
  const sent = isNew ? 'create' : 'update';
  return { outcome: status === 'delivered' ? sent : groups[status], code, message, field, fix };
}

/** What says most of several users of one record. */
const worstFirst: readonly UndoResult[] = ['failed', 'deleted', 'restored', 'nothing'];

function undoView(
  state: Trial['state'],
  users: readonly RememberedUser[]
): Pick<TrialPersonView, 'undo' | 'undoMessage'> {
  // An undo that was ended by a problem came to some people.
  const isUndo =
    state === 'undoing' ||
    state === 'undone' ||
    (state === 'failed' && users.some(({ undo }) => undo !== null));
  if (!isUndo) return { undo: null, undoMessage: '' };
  const open = users.some(({ undo }) => undo === null);
  const results = new Set(users.map(({ undo }) => undo));
  const undo = users.length === 0 ? 'nothing' : (worstFirst.find((one) => results.has(one)) ?? null);
  const messages = [...new Set(users.map(({ undoMessage }) => undoMessage).filter(Boolean))];
  return { undo: open ? null : undo, undoMessage: messages.join(' ') };
}
