import Why_After from '@salesforce/label/c.Why_After';
import Why_Another_Record from '@salesforce/label/c.Why_Another_Record';
import Why_Anything_But from '@salesforce/label/c.Why_Anything_But';
import Why_At_Least from '@salesforce/label/c.Why_At_Least';
import Why_At_Most from '@salesforce/label/c.Why_At_Most';
import Why_Bad_Value from '@salesforce/label/c.Why_Bad_Value';
import Why_Bad_Value_Unseen from '@salesforce/label/c.Why_Bad_Value_Unseen';
import Why_Before from '@salesforce/label/c.Why_Before';
import Why_Beginning_With from '@salesforce/label/c.Why_Beginning_With';
import Why_Blank from '@salesforce/label/c.Why_Blank';
import Why_Button_Edit from '@salesforce/label/c.Why_Button_Edit';
import Why_Button_Edit_Record from '@salesforce/label/c.Why_Button_Edit_Record';
import Why_Button_Home from '@salesforce/label/c.Why_Button_Home';
import Why_Button_Open from '@salesforce/label/c.Why_Button_Open';
import Why_Button_Sync_Now from '@salesforce/label/c.Why_Button_Sync_Now';
import Why_Changed_By from '@salesforce/label/c.Why_Changed_By';
import Why_Changed_From_By from '@salesforce/label/c.Why_Changed_From_By';
import Why_Changed_Since from '@salesforce/label/c.Why_Changed_Since';
import Why_Changed_Since_When from '@salesforce/label/c.Why_Changed_Since_When';
import Why_Cleared_By from '@salesforce/label/c.Why_Cleared_By';
import Why_Condition from '@salesforce/label/c.Why_Condition';
import Why_Consent_Opted_Out from '@salesforce/label/c.Why_Consent_Opted_Out';
import Why_Consent_Opted_Out_Somehow from '@salesforce/label/c.Why_Consent_Opted_Out_Somehow';
import Why_Containing from '@salesforce/label/c.Why_Containing';
import Why_Ending_With from '@salesforce/label/c.Why_Ending_With';
import Why_First from '@salesforce/label/c.Why_First';
import Why_Fix_Approve from '@salesforce/label/c.Why_Fix_Approve';
import Why_Fix_Ask_Activate from '@salesforce/label/c.Why_Fix_Ask_Activate';
import Why_Fix_Ask_Admin from '@salesforce/label/c.Why_Fix_Ask_Admin';
import Why_Fix_Ask_Approve from '@salesforce/label/c.Why_Fix_Ask_Approve';
import Why_Fix_Ask_Change from '@salesforce/label/c.Why_Fix_Ask_Change';
import Why_Fix_Ask_Fill from '@salesforce/label/c.Why_Fix_Ask_Fill';
import Why_Fix_Ask_Resume from '@salesforce/label/c.Why_Fix_Ask_Resume';
import Why_Fix_Change from '@salesforce/label/c.Why_Fix_Change';
import Why_Fix_Change_And_Wait from '@salesforce/label/c.Why_Fix_Change_And_Wait';
import Why_Fix_Change_Or_Ask from '@salesforce/label/c.Why_Fix_Change_Or_Ask';
import Why_Fix_Change_Record from '@salesforce/label/c.Why_Fix_Change_Record';
import Why_Fix_Deleted from '@salesforce/label/c.Why_Fix_Deleted';
import Why_Fix_Fill from '@salesforce/label/c.Why_Fix_Fill';
import Why_Fix_Fill_And_Wait from '@salesforce/label/c.Why_Fix_Fill_And_Wait';
import Why_Fix_Forgotten from '@salesforce/label/c.Why_Fix_Forgotten';
import Why_Fix_Hidden from '@salesforce/label/c.Why_Fix_Hidden';
import Why_Fix_Invisible from '@salesforce/label/c.Why_Fix_Invisible';
import Why_Fix_Link_Campaign from '@salesforce/label/c.Why_Fix_Link_Campaign';
import Why_Fix_Nothing from '@salesforce/label/c.Why_Fix_Nothing';
import Why_Fix_Opted_Out from '@salesforce/label/c.Why_Fix_Opted_Out';
import Why_Fix_Resume from '@salesforce/label/c.Why_Fix_Resume';
import Why_Fix_See_Other from '@salesforce/label/c.Why_Fix_See_Other';
import Why_Fix_Shared from '@salesforce/label/c.Why_Fix_Shared';
import Why_Fix_Sooner from '@salesforce/label/c.Why_Fix_Sooner';
import Why_Fix_Sync_None from '@salesforce/label/c.Why_Fix_Sync_None';
import Why_Fix_Try_Again from '@salesforce/label/c.Why_Fix_Try_Again';
import Why_General from '@salesforce/label/c.Why_General';
import Why_Headline from '@salesforce/label/c.Why_Headline';
import Why_Held from '@salesforce/label/c.Why_Held';
import Why_Held_When from '@salesforce/label/c.Why_Held_When';
import Why_Hidden from '@salesforce/label/c.Why_Hidden';
import Why_Identity_Invalid from '@salesforce/label/c.Why_Identity_Invalid';
import Why_Identity_Invalid_Somehow from '@salesforce/label/c.Why_Identity_Invalid_Somehow';
import Why_Identity_Missing from '@salesforce/label/c.Why_Identity_Missing';
import Why_Identity_Missing_Somehow from '@salesforce/label/c.Why_Identity_Missing_Somehow';
import Why_Identity_Shared from '@salesforce/label/c.Why_Identity_Shared';
import Why_Identity_Shared_Field from '@salesforce/label/c.Why_Identity_Shared_Field';
import Why_Including from '@salesforce/label/c.Why_Including';
import Why_Less_Than from '@salesforce/label/c.Why_Less_Than';
import Why_Like from '@salesforce/label/c.Why_Like';
import Why_More_Than from '@salesforce/label/c.Why_More_Than';
import Why_Not_Taken from '@salesforce/label/c.Why_Not_Taken';
import Why_Not_Taken_When from '@salesforce/label/c.Why_Not_Taken_When';
import Why_Not_Ticked from '@salesforce/label/c.Why_Not_Ticked';
import Why_On_Day from '@salesforce/label/c.Why_On_Day';
import Why_On_Day_At from '@salesforce/label/c.Why_On_Day_At';
import Why_Or from '@salesforce/label/c.Why_Or';
import Why_Or_After from '@salesforce/label/c.Why_Or_After';
import Why_Or_Before from '@salesforce/label/c.Why_Or_Before';
import Why_Record_Changed_By from '@salesforce/label/c.Why_Record_Changed_By';
import Why_Record_Converted from '@salesforce/label/c.Why_Record_Converted';
import Why_Record_Converted_Somehow from '@salesforce/label/c.Why_Record_Converted_Somehow';
import Why_Record_Deleted from '@salesforce/label/c.Why_Record_Deleted';
import Why_Record_Forgotten from '@salesforce/label/c.Why_Record_Forgotten';
import Why_Record_Invisible from '@salesforce/label/c.Why_Record_Invisible';
import Why_Record_Merged from '@salesforce/label/c.Why_Record_Merged';
import Why_Removed_Other from '@salesforce/label/c.Why_Removed_Other';
import Why_Required from '@salesforce/label/c.Why_Required';
import Why_Retry from '@salesforce/label/c.Why_Retry';
import Why_Retry_When from '@salesforce/label/c.Why_Retry_When';
import Why_Scope_Blank from '@salesforce/label/c.Why_Scope_Blank';
import Why_Scope_Campaign from '@salesforce/label/c.Why_Scope_Campaign';
import Why_Scope_Field from '@salesforce/label/c.Why_Scope_Field';
import Why_Scope_Field_But from '@salesforce/label/c.Why_Scope_Field_But';
import Why_Scope_List_View from '@salesforce/label/c.Why_Scope_List_View';
import Why_Scope_Member_Status from '@salesforce/label/c.Why_Scope_Member_Status';
import Why_Scope_Other from '@salesforce/label/c.Why_Scope_Other';
import Why_Scope_Report from '@salesforce/label/c.Why_Scope_Report';
import Why_Sent from '@salesforce/label/c.Why_Sent';
import Why_Sent_When from '@salesforce/label/c.Why_Sent_When';
import Why_Settle from '@salesforce/label/c.Why_Settle';
import Why_Settle_When from '@salesforce/label/c.Why_Settle_When';
import Why_Standing_In_Iterable from '@salesforce/label/c.Why_Standing_In_Iterable';
import Why_Standing_Needs_Attention from '@salesforce/label/c.Why_Standing_Needs_Attention';
import Why_Standing_Not_Sent from '@salesforce/label/c.Why_Standing_Not_Sent';
import Why_Standing_Removed from '@salesforce/label/c.Why_Standing_Removed';
import Why_Standing_Removed_When from '@salesforce/label/c.Why_Standing_Removed_When';
import Why_Standing_Waiting from '@salesforce/label/c.Why_Standing_Waiting';
import Why_Sync_Capture from '@salesforce/label/c.Why_Sync_Capture';
import Why_Sync_Inactive from '@salesforce/label/c.Why_Sync_Inactive';
import Why_Sync_None from '@salesforce/label/c.Why_Sync_None';
import Why_Sync_Paused from '@salesforce/label/c.Why_Sync_Paused';
import Why_Sync_Paused_By from '@salesforce/label/c.Why_Sync_Paused_By';
import Why_Sync_Paused_When from '@salesforce/label/c.Why_Sync_Paused_When';
import Why_Sync_Problem from '@salesforce/label/c.Why_Sync_Problem';
import Why_Ticked from '@salesforce/label/c.Why_Ticked';
import Why_Today from '@salesforce/label/c.Why_Today';
import Why_Tomorrow from '@salesforce/label/c.Why_Tomorrow';
import Why_Turn from '@salesforce/label/c.Why_Turn';
import Why_Turn_When from '@salesforce/label/c.Why_Turn_When';
import Why_Type_Date from '@salesforce/label/c.Why_Type_Date';
import Why_Type_Number from '@salesforce/label/c.Why_Type_Number';
import Why_Type_Object from '@salesforce/label/c.Why_Type_Object';
import Why_Type_Objects from '@salesforce/label/c.Why_Type_Objects';
import Why_Type_Other from '@salesforce/label/c.Why_Type_Other';
import Why_Type_Place from '@salesforce/label/c.Why_Type_Place';
import Why_Type_Text from '@salesforce/label/c.Why_Type_Text';
import Why_Type_True_False from '@salesforce/label/c.Why_Type_True_False';
import Why_Type_Whole_Number from '@salesforce/label/c.Why_Type_Whole_Number';
import Why_Unchanged from '@salesforce/label/c.Why_Unchanged';
import Why_Unchanged_When from '@salesforce/label/c.Why_Unchanged_When';
import Why_Without from '@salesforce/label/c.Why_Without';
import Why_Wrong_Type from '@salesforce/label/c.Why_Wrong_Type';
import Why_Wrong_Type_Unseen from '@salesforce/label/c.Why_Wrong_Type_Unseen';

/** Every text of the answers to "Why?", by the name of its label. */
export const labels = {
  Why_After,
  Why_Another_Record,
  Why_Anything_But,
  Why_At_Least,
  Why_At_Most,
  Why_Bad_Value,
  Why_Bad_Value_Unseen,
  Why_Before,
  Why_Beginning_With,
  Why_Blank,
  Why_Button_Edit,
  Why_Button_Edit_Record,
  Why_Button_Home,
  Why_Button_Open,
  Why_Button_Sync_Now,
  Why_Changed_By,
  Why_Changed_From_By,
  Why_Changed_Since,
  Why_Changed_Since_When,
  Why_Cleared_By,
  Why_Condition,
  Why_Consent_Opted_Out,
  Why_Consent_Opted_Out_Somehow,
  Why_Containing,
  Why_Ending_With,
  Why_First,
  Why_Fix_Approve,
  Why_Fix_Ask_Activate,
  Why_Fix_Ask_Admin,
  Why_Fix_Ask_Approve,
  Why_Fix_Ask_Change,
  Why_Fix_Ask_Fill,
  Why_Fix_Ask_Resume,
  Why_Fix_Change,
  Why_Fix_Change_And_Wait,
  Why_Fix_Change_Or_Ask,
  Why_Fix_Change_Record,
  Why_Fix_Deleted,
  Why_Fix_Fill,
  Why_Fix_Fill_And_Wait,
  Why_Fix_Forgotten,
  Why_Fix_Hidden,
  Why_Fix_Invisible,
  Why_Fix_Link_Campaign,
  Why_Fix_Nothing,
  Why_Fix_Opted_Out,
  Why_Fix_Resume,
  Why_Fix_See_Other,
  Why_Fix_Shared,
  Why_Fix_Sooner,
  Why_Fix_Sync_None,
  Why_Fix_Try_Again,
  Why_General,
  Why_Headline,
  Why_Held,
  Why_Held_When,
  Why_Hidden,
  Why_Identity_Invalid,
  Why_Identity_Invalid_Somehow,
  Why_Identity_Missing,
  Why_Identity_Missing_Somehow,
  Why_Identity_Shared,
  Why_Identity_Shared_Field,
  Why_Including,
  Why_Less_Than,
  Why_Like,
  Why_More_Than,
  Why_Not_Taken,
  Why_Not_Taken_When,
  Why_Not_Ticked,
  Why_On_Day,
  Why_On_Day_At,
  Why_Or,
  Why_Or_After,
  Why_Or_Before,
  Why_Record_Changed_By,
  Why_Record_Converted,
  Why_Record_Converted_Somehow,
  Why_Record_Deleted,
  Why_Record_Forgotten,
  Why_Record_Invisible,
  Why_Record_Merged,
  Why_Removed_Other,
  Why_Required,
  Why_Retry,
  Why_Retry_When,
  Why_Scope_Blank,
  Why_Scope_Campaign,
  Why_Scope_Field,
  Why_Scope_Field_But,
  Why_Scope_List_View,
  Why_Scope_Member_Status,
  Why_Scope_Other,
  Why_Scope_Report,
  Why_Sent,
  Why_Sent_When,
  Why_Settle,
  Why_Settle_When,
  Why_Standing_In_Iterable,
  Why_Standing_Needs_Attention,
  Why_Standing_Not_Sent,
  Why_Standing_Removed,
  Why_Standing_Removed_When,
  Why_Standing_Waiting,
  Why_Sync_Capture,
  Why_Sync_Inactive,
  Why_Sync_None,
  Why_Sync_Paused,
  Why_Sync_Paused_By,
  Why_Sync_Paused_When,
  Why_Sync_Problem,
  Why_Ticked,
  Why_Today,
  Why_Tomorrow,
  Why_Turn,
  Why_Turn_When,
  Why_Type_Date,
  Why_Type_Number,
  Why_Type_Object,
  Why_Type_Objects,
  Why_Type_Other,
  Why_Type_Place,
  Why_Type_Text,
  Why_Type_True_False,
  Why_Type_Whole_Number,
  Why_Unchanged,
  Why_Unchanged_When,
  Why_Without,
  Why_Wrong_Type,
  Why_Wrong_Type_Unseen
};

export type WhyLabel = keyof typeof labels;
export type WhyTexts = Readonly<Record<WhyLabel, string>>;
