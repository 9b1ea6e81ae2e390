import compare from '@salesforce/label/c.Campaign_Compare';
import loading from '@salesforce/label/c.Common_Loading';
import noRight from '@salesforce/label/c.Campaign_No_Right';
import noSync from '@salesforce/label/c.Campaign_No_Sync';
import none from '@salesforce/label/c.Campaign_None';
import notActive from '@salesforce/label/c.Campaign_Sync_Not_Active';
import notLoaded from '@salesforce/label/c.Campaign_Not_Loaded';
import openForm from '@salesforce/label/c.Campaign_Open_Form';
import sent from '@salesforce/label/c.Campaign_Sent';
import settle from '@salesforce/label/c.Campaign_Settle';
import syncNow from '@salesforce/label/c.SyncNow_Title';
import title from '@salesforce/label/c.Campaign_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';

export const labels = {
  compare,
  loading,
  noRight,
  noSync,
  none,
  notActive,
  notLoaded,
  openForm,
  sent,
  settle,
  syncNow,
  title,
  tryAgain
};
