import all from '@salesforce/label/c.Runs_Kind_All';
import allSyncs from '@salesforce/label/c.Runs_All_Syncs';
import attention from '@salesforce/label/c.Runs_Kind_Attention';
import custom from '@salesforce/label/c.Runs_Span_Custom';
import failed from '@salesforce/label/c.Runs_Kind_Failed';
import from from '@salesforce/label/c.Runs_From';
import held from '@salesforce/label/c.Runs_Kind_Held';
import kind from '@salesforce/label/c.Runs_Kind';
import notable from '@salesforce/label/c.Runs_Kind_Notable';
import sent from '@salesforce/label/c.Runs_Kind_Sent';
import span from '@salesforce/label/c.Runs_Span';
import span24h from '@salesforce/label/c.Runs_Span_24h';
import span30d from '@salesforce/label/c.Runs_Span_30d';
import span6h from '@salesforce/label/c.Runs_Span_6h';
import span7d from '@salesforce/label/c.Runs_Span_7d';
import span90d from '@salesforce/label/c.Runs_Span_90d';
import sync from '@salesforce/label/c.Runs_Sync';
import to from '@salesforce/label/c.Runs_To';
import underWay from '@salesforce/label/c.Runs_Kind_Under_Way';
import wrong from '@salesforce/label/c.Runs_Span_Wrong';

export const labels = { allSyncs, from, kind, span, sync, to };

export const choices = {
  spans: [
    { label: span6h, value: '6h' },
    { label: span24h, value: '24h' },
    { label: span7d, value: '7d' },
    { label: span30d, value: '30d' },
    { label: span90d, value: '90d' },
    { label: custom, value: 'custom' }
  ],
  kinds: [
    { label: notable, value: 'notable' },
    { label: all, value: '' },
    { label: sent, value: 'sent' },
    { label: attention, value: 'attention' },
    { label: failed, value: 'failed' },
    { label: held, value: 'held' },
    { label: underWay, value: 'underWay' }
  ]
};

/** What is wrong with a period of two ISO times; null when it can be asked for. */
export function spanProblem(begin: string | null, end: string | null): string | null {
  return begin && end && Date.parse(begin) < Date.parse(end) ? null : wrong;
}
