import address from '@salesforce/label/c.Preview_Step_Address';
import attention from '@salesforce/label/c.Preview_Outcome_Attention';
import blank from '@salesforce/label/c.Preview_Blank';
import create from '@salesforce/label/c.Preview_Outcome_Create';
import leftOut from '@salesforce/label/c.Preview_Left_Out';
import merge from '@salesforce/label/c.Preview_Step_Merge';
import notReached from '@salesforce/label/c.Preview_Not_Reached';
import notSent from '@salesforce/label/c.Preview_Outcome_Not_Sent';
import sent from '@salesforce/label/c.Preview_Outcome_Sent';
import thisRecord from '@salesforce/label/c.Preview_This_Record';
import unchanged from '@salesforce/label/c.Preview_Outcome_Unchanged';
import update from '@salesforce/label/c.Preview_Outcome_Update';
import waiting from '@salesforce/label/c.Preview_Outcome_Waiting';
import wouldSend from '@salesforce/label/c.Preview_Would_Send';
import { stepNamed, type DraftDefinition } from 'c/draft';
import { fill } from 'c/fill';
import { outcomeLook, type Look } from 'c/statusLooks';

/** What a definition is tried on: a record of the org, or data that somebody pasted or saved. */
export type PreviewChoice =
  | { readonly kind: 'record'; readonly recordId: string; readonly name: string }
  | { readonly kind: 'data'; readonly data: string; readonly name: string };

/** A value as a person reads it in a table: text as it is, nothing as "blank", the rest as JSON in one line. */
export function valueText(value: unknown): string {
  if (value === undefined) return leftOut;
  if (value === null || value === '') return blank;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What would become of the record, in one sentence that names it. */
export function outcomeSentence(preview: Bridge.Preview, name: string): string {
  return fill(sentenceOf(preview), [name || thisRecord]);
}

function sentenceOf({ outcome, user, identity }: Bridge.Preview): string {
  if (outcome.status !== 'delivered') return others[outcome.status];
  // Items of catalogs have no person in Iterable who could be new.
  if (identity.identity?.kind === 'item') return sent;
  return user.now === null ? create : update;
}

const others = { unchanged, skipped: notSent, rejected: attention, deferred: waiting };

type StepStatus = Bridge.PreviewStep['result']['status'];

/** How the end of a step, or of the whole, is drawn. Nothing of it has happened. */
export function stepLook(status: StepStatus): Look {
  if (status === 'not reached') return { ...outcomeLook('skipped'), icon: 'utility:dash', word: notReached };
  const look = outcomeLook(status);
  return status === 'delivered' ? { ...look, word: wouldSend } : look;
}

/** The label of a step, or what the bridge does by itself; else its name. */
export function stepLabel(step: string, definition: DraftDefinition): string {
  const label = stepNamed(definition, step)?.MasterLabel;
  return ownSteps[step] ?? (label || step);
}

const ownSteps: Readonly<Record<string, string>> = { '@address': address, '@merge': merge };
