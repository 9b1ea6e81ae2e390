import addStep from '@salesforce/label/c.Mapping_Add_Step';
import keysHint from '@salesforce/label/c.Mapping_Keys_Hint';
import moved from '@salesforce/label/c.Mapping_Moved';
import noSteps from '@salesforce/label/c.Mapping_No_Steps';
import problems from '@salesforce/label/c.Mapping_Problems';
import tryAgain from '@salesforce/label/c.Common_Try_Again';

export const labels = { addStep, keysHint, moved, noSteps, problems, tryAgain };
