import create from '@salesforce/label/c.Preview_Group_Create';
import needsAttention from '@salesforce/label/c.Common_Needs_Attention';
import notSent from '@salesforce/label/c.Common_Not_Sent';
import remove from '@salesforce/label/c.Preview_Group_Remove';
import unchanged from '@salesforce/label/c.Preview_Group_Unchanged';
import update from '@salesforce/label/c.Preview_Group_Update';
import waiting from '@salesforce/label/c.Common_Waiting';

/** What becomes of a record, as forecasts and trials name it. */
export type GroupName = Bridge.Forecast['groups'][number]['outcome'];

/** How such a group is drawn: never by colour alone. */
export interface GroupLook {
  readonly word: string;
  readonly icon: string;
  readonly variant: 'success' | 'warning' | 'error' | '';
  /** Of the group's part of a bar. */
  readonly color: string;
}

const looks: Readonly<Record<GroupName, GroupLook>> = {
  create: { word: create, icon: 'utility:add', variant: 'success', color: '#2e844a' },
  update: { word: update, icon: 'utility:edit', variant: 'success', color: '#0b5cab' },
  unchanged: { word: unchanged, icon: 'utility:check', variant: '', color: '#aeaeae' },
  remove: { word: remove, icon: 'utility:dash', variant: 'warning', color: '#8c4b02' },
  'not-sent': { word: notSent, icon: 'utility:ban', variant: '', color: '#747474' },
  waiting: { word: waiting, icon: 'utility:clock', variant: '', color: '#5867e8' },
  'needs-attention': { word: needsAttention, icon: 'utility:error', variant: 'error', color: '#ba0517' }
};

/** From what is sent to what needs a person. */
export const groupNames = Object.keys(looks) as readonly GroupName[];

export const groupLook = (name: GroupName): GroupLook => looks[name];
