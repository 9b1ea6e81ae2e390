import { fill } from 'c/fill';
import type { WhyAnswer, WhyButton, WhyContext, WhyView } from './context';
import type { FactTexts } from './factTexts';
import type { WhyLabel } from './labels';

export type FixName =
  | 'activate'
  | 'approve'
  | 'askAdmin'
  | 'change'
  | 'changeOrAsk'
  | 'changeRecord'
  | 'deleted'
  | 'fill'
  | 'forgotten'
  | 'invisible'
  | 'linkCampaign'
  | 'nothing'
  | 'optedOut'
  | 'resume'
  | 'seeOther'
  | 'shared'
  | 'sooner'
  | 'syncNone'
  | 'tryAgain';

export interface Fix {
  readonly fix: string;
  readonly button: WhyButton | null;
}

interface Situation {
  readonly view: WhyView;
  readonly answer: WhyAnswer;
  readonly facts: FactTexts;
  readonly context: WhyContext;
}

/** What to do about a cause, for this user: a button stands only where it may be pressed. */
export const fixOf = (name: FixName, situation: Situation): Fix => fixes[name](situation);

const fixes: Readonly<Record<FixName, (situation: Situation) => Fix>> = {
  change: (at) => aboutField(at, ['Why_Fix_Change', 'Why_Fix_Change_And_Wait', 'Why_Fix_Ask_Change']),
  fill: (at) => aboutField(at, ['Why_Fix_Fill', 'Why_Fix_Fill_And_Wait', 'Why_Fix_Ask_Fill']),
  changeOrAsk: (at) =>
    aboutField(at, ['Why_Fix_Change_Or_Ask', 'Why_Fix_Change_And_Wait', 'Why_Fix_Ask_Change']),
  changeRecord: (at) => changeRecord(at),
  linkCampaign: (at) => told(at, 'Why_Fix_Link_Campaign', [at.facts.campaign ?? '']),
  optedOut: (at) => told(at, 'Why_Fix_Opted_Out'),
  shared: (at) => told(at, 'Why_Fix_Shared', [], openOther(at)),
  syncNone: (at) => told(at, 'Why_Fix_Sync_None'),
  resume: (at) => resume(at),
  activate: (at) => told(at, 'Why_Fix_Ask_Activate', [syncOf(at)]),
  seeOther: (at) => seeOther(at),
  forgotten: (at) => told(at, 'Why_Fix_Forgotten'),
  deleted: (at) => told(at, 'Why_Fix_Deleted'),
  tryAgain: (at) => tryAgain(at),
  askAdmin: (at) => toldOr(at, 'Why_Fix_Ask_Admin', at.view.canOperate ? home(at) : null),
  invisible: (at) => told(at, 'Why_Fix_Invisible'),
  sooner: (at) => sooner(at),
  approve: (at) => approve(at),
  nothing: (at) => told(at, 'Why_Fix_Nothing')
};

function tryAgain(at: Situation): Fix {
  if (!at.view.canSync) return toldOr(at, 'Why_Fix_Ask_Admin');
  return toldOr(at, 'Why_Fix_Try_Again', syncNow(at));
}

function sooner(at: Situation): Fix {
  return at.view.canSync ? told(at, 'Why_Fix_Sooner', [], syncNow(at)) : told(at, 'Why_Fix_Nothing');
}

function approve(at: Situation): Fix {
  return at.view.canOperate ? told(at, 'Why_Fix_Approve', [], home(at)) : told(at, 'Why_Fix_Ask_Approve');
}

/** To be done by the user and sent at once; sent later for want of the right; or to be asked of somebody. */
type FieldFixes = readonly [now: WhyLabel, later: WhyLabel, asked: WhyLabel];

function aboutField(at: Situation, [now, later, asked]: FieldFixes): Fix {
  const { view, answer, facts } = at;
  if (!facts.field) return changeRecord(at);
  if (answer.canEdit) return told(at, view.canSync ? now : later, [facts.field], edit(at));
  return told(at, asked, [facts.field]);
}

const changeRecord = (at: Situation): Fix =>
  told(at, 'Why_Fix_Change_Record', [syncOf(at)], at.answer.canEdit ? edit(at) : null);

/** A sync that nobody paused here was paused by an administrator, in its definition. */
function resume(at: Situation): Fix {
  const isPausedHere = Boolean(at.answer.moment);
  if (!isPausedHere) return told(at, 'Why_Fix_Ask_Activate', [syncOf(at)]);
  return at.view.canOperate ? told(at, 'Why_Fix_Resume', [], home(at)) : told(at, 'Why_Fix_Ask_Resume');
}

function seeOther(at: Situation): Fix {
  const button = openOther(at);
  return button ? told(at, 'Why_Fix_See_Other', [at.facts.other ?? ''], button) : told(at, 'Why_Fix_Nothing');
}

const syncOf = ({ facts, answer }: Situation): string => facts.sync ?? answer.syncName ?? '';

const told = (
  { context }: Situation,
  label: WhyLabel,
  values: readonly string[] = [],
  button: WhyButton | null = null
): Fix => ({ fix: fill(context.texts[label], values), button });

/** The fix that the bridge gives, where it gives one. */
function toldOr(at: Situation, label: WhyLabel, button: WhyButton | null = null): Fix {
  const given = at.answer.facts?.fix?.trim();
  return given ? { fix: given, button } : told(at, label, [], button);
}

function edit({ view, answer, facts, context: { texts } }: Situation): WhyButton {
  const label = facts.field ? fill(texts.Why_Button_Edit, [facts.field]) : texts.Why_Button_Edit_Record;
  return { kind: 'edit', label, recordId: answer.fieldRecordId ?? view.recordId ?? null };
}

function openOther({ answer, context: { texts } }: Situation): WhyButton | null {
  const { otherRecordId, otherRecordName } = answer;
  if (!otherRecordId || !otherRecordName) return null;
  return { kind: 'open', label: fill(texts.Why_Button_Open, [otherRecordName]), recordId: otherRecordId };
}

const syncNow = ({ context: { texts } }: Situation): WhyButton => ({
  kind: 'syncNow',
  label: texts.Why_Button_Sync_Now,
  recordId: null
});

const home = ({ context: { texts } }: Situation): WhyButton => ({
  kind: 'home',
  label: texts.Why_Button_Home,
  recordId: null
});
