import failed from '@salesforce/label/c.Preview_Search_Failed';
import loading from '@salesforce/label/c.Common_Loading';
import none from '@salesforce/label/c.Preview_Search_None';
import paste from '@salesforce/label/c.Preview_Paste';
import pasted from '@salesforce/label/c.Preview_Source_Pasted';
import record from '@salesforce/label/c.Preview_Source_Record';
import results from '@salesforce/label/c.Preview_Search_Results';
import run from '@salesforce/label/c.Preview_Run';
import saved from '@salesforce/label/c.Preview_Source_Saved';
import search from '@salesforce/label/c.Preview_Search';
import source from '@salesforce/label/c.Preview_Source';
import tryAgain from '@salesforce/label/c.Common_Try_Again';

export type Source = 'record' | 'pasted' | 'saved';

export const labels = { loading, none, paste, results, run, search, searchFailed: failed, source, tryAgain };

export const sources: readonly { readonly value: Source; readonly label: string }[] = [
  { value: 'record', label: record },
  { value: 'pasted', label: pasted },
  { value: 'saved', label: saved }
];
