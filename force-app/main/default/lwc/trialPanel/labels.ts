import another from '@salesforce/label/c.Trial_Another';
import cancel from '@salesforce/label/c.Common_Cancel';
import cannotUndo from '@salesforce/label/c.Trial_Cannot_Undo';
import continueLabel from '@salesforce/label/c.Trial_Continue';
import failed from '@salesforce/label/c.Trial_Failed';
import failedState from '@salesforce/label/c.Trial_Failed_State';
import intro from '@salesforce/label/c.Trial_Intro';
import keepSure from '@salesforce/label/c.Trial_Keep_Sure';
import keepTitle from '@salesforce/label/c.Trial_Keep_Title';
import kept from '@salesforce/label/c.Trial_Kept';
import loading from '@salesforce/label/c.Trial_Loading';
import lostSight from '@salesforce/label/c.Trial_Lost_Sight';
import nobody from '@salesforce/label/c.Trial_Nobody';
import note from '@salesforce/label/c.Trial_Note';
import people from '@salesforce/label/c.Trial_People';
import plan from '@salesforce/label/c.Trial_Plan';
import planOne from '@salesforce/label/c.Trial_Plan_One';
import see from '@salesforce/label/c.Trial_See';
import sending from '@salesforce/label/c.Trial_Sending';
import sent from '@salesforce/label/c.Trial_Sent';
import sentOne from '@salesforce/label/c.Trial_Sent_One';
import start from '@salesforce/label/c.Trial_Start';
import startOne from '@salesforce/label/c.Trial_Start_One';
import title from '@salesforce/label/c.Trial_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import underWay from '@salesforce/label/c.Trial_Under_Way';
import undo from '@salesforce/label/c.Trial_Undo';
import undoDeleted from '@salesforce/label/c.Trial_Undo_Deleted';
import undoFailed from '@salesforce/label/c.Trial_Undo_Failed';
import undoNothing from '@salesforce/label/c.Trial_Undo_Nothing';
import undoRestored from '@salesforce/label/c.Trial_Undo_Restored';
import undoSure from '@salesforce/label/c.Trial_Undo_Sure';
import undoTitle from '@salesforce/label/c.Trial_Undo_Title';
import undoing from '@salesforce/label/c.Trial_Undoing';
import undone from '@salesforce/label/c.Trial_Undone';
import undonePartly from '@salesforce/label/c.Trial_Undone_Partly';
import writes from '@salesforce/label/c.Trial_Writes';

/** As they stand on the page. */
export const labels = {
  another,
  cancel,
  cannotUndo,
  continueLabel,
  intro,
  loading,
  nobody,
  note,
  people,
  see,
  title,
  tryAgain,
  undo,
  writes
};

/** With places to be filled, and those of questions. */
export const words = {
  plan: { one: planOne, many: plan },
  start: { one: startOne, many: start },
  sent: { one: sentOne, many: sent },
  undo: { title: undoTitle, confirm: undo, sure: undoSure },
  keep: { title: keepTitle, confirm: continueLabel, sure: keepSure },
  failed,
  lostSight,
  underWay
};

export const states = { sending, failed: failedState, undoing, undone, undonePartly, kept };

export const undos = {
  restored: undoRestored,
  deleted: undoDeleted,
  nothing: undoNothing,
  failed: undoFailed
};
