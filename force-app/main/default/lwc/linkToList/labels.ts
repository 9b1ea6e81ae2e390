import cancel from '@salesforce/label/c.Common_Cancel';
import chosen from '@salesforce/label/c.Campaign_Chosen';
import consent from '@salesforce/label/c.Campaign_Consent';
import consentFor from '@salesforce/label/c.Campaign_Consent_For';
import counting from '@salesforce/label/c.Campaign_Counting';
import create from '@salesforce/label/c.Campaign_Create';
import created from '@salesforce/label/c.Campaign_Created';
import existing from '@salesforce/label/c.Campaign_Existing';
import forecast from '@salesforce/label/c.Campaign_Forecast';
import leaveKeep from '@salesforce/label/c.Campaign_Leave_Keep';
import leaveRemove from '@salesforce/label/c.Campaign_Leave_Remove';
import link from '@salesforce/label/c.Campaign_Link';
import moreLists from '@salesforce/label/c.Campaign_More_Lists';
import newList from '@salesforce/label/c.Campaign_New';
import newName from '@salesforce/label/c.Campaign_New_Name';
import onLeave from '@salesforce/label/c.Campaign_On_Leave';
import purpose from '@salesforce/label/c.Campaign_Purpose';
import purposeAny from '@salesforce/label/c.Campaign_Purpose_Any';
import purposeChannel from '@salesforce/label/c.Campaign_Purpose_Channel';
import purposeNone from '@salesforce/label/c.Campaign_Purpose_None';
import purposeType from '@salesforce/label/c.Campaign_Purpose_Type';
import rough from '@salesforce/label/c.Campaign_Rough';
import search from '@salesforce/label/c.Campaign_Search';
import sync from '@salesforce/label/c.Campaign_Sync';
import title from '@salesforce/label/c.Campaign_Open_Form';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import wasThere from '@salesforce/label/c.Campaign_Was_There';
import which from '@salesforce/label/c.Campaign_Which_List';
import whom from '@salesforce/label/c.Campaign_Whom';

export const labels = {
  cancel,
  chosen,
  consent,
  consentFor,
  counting,
  create,
  created,
  existing,
  forecast,
  leaveKeep,
  leaveRemove,
  link,
  moreLists,
  newList,
  newName,
  onLeave,
  purpose,
  purposeAny,
  purposeChannel,
  purposeNone,
  purposeType,
  rough,
  search,
  sync,
  title,
  tryAgain,
  wasThere,
  which,
  whom
};
