import allStatuses from '@salesforce/label/c.Campaign_All_Statuses';
import byAdmin from '@salesforce/label/c.Campaign_By_Admin';
import endingDelete from '@salesforce/label/c.Campaign_Ending_Delete';
import endingEmpty from '@salesforce/label/c.Campaign_Ending_Empty';
import endingKeep from '@salesforce/label/c.Campaign_Ending_Keep';
import forKnown from '@salesforce/label/c.Campaign_For';
import forUnknown from '@salesforce/label/c.Campaign_For_Unknown';
import keepInstead from '@salesforce/label/c.Campaign_Keep_Instead';
import leaveRemoves from '@salesforce/label/c.Campaign_Leave_Removes';
import leaveStays from '@salesforce/label/c.Campaign_Leave_Stays';
import linkedBy from '@salesforce/label/c.Campaign_Linked_By';
import listId from '@salesforce/label/c.Campaign_List_Id';
import membersSum from '@salesforce/label/c.Campaign_Members_Sum';
import pause from '@salesforce/label/c.Campaign_Pause';
import paused from '@salesforce/label/c.Campaign_Paused';
import purposeChannel from '@salesforce/label/c.Campaign_Purpose_Channel';
import purposeType from '@salesforce/label/c.Campaign_Purpose_Type';
import resume from '@salesforce/label/c.Campaign_Resume';
import unlink from '@salesforce/label/c.Campaign_Unlink';
import withStatuses from '@salesforce/label/c.Campaign_With_Statuses';
import workingOut from '@salesforce/label/c.Campaign_Working_Out';

export const labels = {
  allStatuses,
  byAdmin,
  forKnown,
  forUnknown,
  keepInstead,
  leaveRemoves,
  leaveStays,
  linkedBy,
  listId,
  membersSum,
  pause,
  paused,
  purposeChannel,
  purposeType,
  resume,
  unlink,
  withStatuses,
  workingOut
};

export const endings: Readonly<Record<string, string>> = {
  Keep: endingKeep,
  Empty: endingEmpty,
  Delete: endingDelete
};
