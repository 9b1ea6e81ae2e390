import index from '@salesforce/label/c.Editor_Plan_Index';
import other from '@salesforce/label/c.Editor_Plan_Other';
import small from '@salesforce/label/c.Editor_Plan_Small';
import table from '@salesforce/label/c.Editor_Plan_Table';
import unhelped from '@salesforce/label/c.Editor_Plan_Unhelped';
import unknown from '@salesforce/label/c.Editor_Plan_Unknown';
import { fill } from 'c/fill';

type Plan = NonNullable<Bridge.Condition['plan']>;

/** Costs above this are more than an index helps with. */
const SELECTIVE = 1;
/** Of a hundredth; what is less is said as one. */
const SMALLEST = 0.01;

/** How Salesforce would find the records, in words, and what to do where that is slow. */
export function planSentence(plan: Plan): string {
  const { how, cost, tableSize } = plan;
  if (how === 'unknown' || cost === null) return unknown;
  const shown = Math.max(SMALLEST, Math.round(cost * 100) / 100);
  if (cost > SELECTIVE)
    return [fill(table, [tableSize ?? '?', shown]), unhelpedSentence(plan)].join(' ').trim();
  if (how === 'table') return fill(small, [tableSize ?? '?', shown]);
  return fill(how === 'index' ? index : other, [shown]);
}

function unhelpedSentence({ unhelped: fields }: Plan): string {
  return fields.length > 0 ? fill(unhelped, [fields.join(', ')]) : '';
}
