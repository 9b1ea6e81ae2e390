import again from '@salesforce/label/c.Preview_Again';
import failed from '@salesforce/label/c.Preview_Failed';
import input from '@salesforce/label/c.Preview_Input';
import intro from '@salesforce/label/c.Preview_Intro';
import loading from '@salesforce/label/c.Preview_Loading';
import needsObject from '@salesforce/label/c.Preview_Needs_Object';
import stale from '@salesforce/label/c.Preview_Stale';
import steps from '@salesforce/label/c.Preview_Steps';
import stepsNone from '@salesforce/label/c.Preview_Steps_None';
import title from '@salesforce/label/c.Preview_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';

export const labels = {
  again,
  failed,
  input,
  intro,
  loading,
  needsObject,
  stale,
  steps,
  stepsNone,
  title,
  tryAgain
};
