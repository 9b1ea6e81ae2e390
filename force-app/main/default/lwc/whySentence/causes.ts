import type { FactName } from './factTexts';
import type { FixName } from './fixes';
import type { WhyLabel } from './labels';

/** A sentence, and what it names, in the order of its places. */
export interface Telling {
  readonly label: WhyLabel;
  readonly facts: readonly FactName[];
}

export interface Cause {
  /** The first of which everything is known is told. */
  readonly tellings: readonly Telling[];
  readonly fix: FixName;
  /** Whether what the record holds brought it about, so that its last change may be named. */
  readonly isOfTheRecord: boolean;
}

const tell = (label: WhyLabel, ...facts: FactName[]): Telling => ({ label, facts });

/** What the record holds is the cause. */
const ofRecord = (fix: FixName, ...tellings: Telling[]): Cause => ({ tellings, fix, isOfTheRecord: true });

/** Something else is the cause. */
const ofOthers = (fix: FixName, ...tellings: Telling[]): Cause => ({ tellings, fix, isOfTheRecord: false });

const fieldIs = [
  tell('Why_Scope_Field_But', 'field', 'value', 'sync', 'excluded'),
  tell('Why_Scope_Field', 'field', 'value', 'sync', 'expected')
];
const fieldIsBlank = tell('Why_Scope_Blank', 'field', 'sync');
const statusIs = tell('Why_Scope_Member_Status', 'value', 'sync', 'expected');
const doesNotTake = tell('Why_Scope_Other', 'sync', 'reason');
const sent = [tell('Why_Sent_When', 'sync', 'when'), tell('Why_Sent', 'sync')];

/** Every cause that the bridge names, by its code. */
export const causes: Readonly<Record<string, Cause>> = {
  'scope.field': ofRecord('change', ...fieldIs),
  'scope.blank': ofRecord('fill', fieldIsBlank),
  'scope.other': ofRecord('changeRecord', doesNotTake),
  'scope.campaign': ofOthers('linkCampaign', tell('Why_Scope_Campaign', 'campaign', 'sync')),
  'scope.member-status': ofRecord('change', statusIs),
  'scope.list-view': ofRecord('changeRecord', tell('Why_Scope_List_View', 'view', 'sync')),
  'scope.report': ofRecord('changeRecord', tell('Why_Scope_Report', 'report', 'sync')),
  'consent.opted-out': ofRecord(
    'optedOut',
    tell('Why_Consent_Opted_Out', 'field'),
    tell('Why_Consent_Opted_Out_Somehow')
  ),
  'identity.shared': ofOthers(
    'shared',
    tell('Why_Identity_Shared_Field', 'other', 'field'),
    tell('Why_Identity_Shared', 'other')
  ),
  condition: ofRecord('change', tell('Why_Condition', 'sync', 'formula')),
  'sync.none': ofOthers('syncNone', tell('Why_Sync_None', 'object')),
  'sync.paused': ofOthers(
    'resume',
    tell('Why_Sync_Paused_By', 'who', 'sync', 'when'),
    tell('Why_Sync_Paused_When', 'sync', 'when'),
    tell('Why_Sync_Paused', 'sync')
  ),
  'sync.inactive': ofOthers('activate', tell('Why_Sync_Inactive', 'sync')),
  'sync.capture': ofOthers('activate', tell('Why_Sync_Capture', 'sync')),
  'record.converted': ofOthers(
    'seeOther',
    tell('Why_Record_Converted', 'other'),
    tell('Why_Record_Converted_Somehow')
  ),
  'record.forgotten': ofOthers('forgotten', tell('Why_Record_Forgotten')),

  'record.deleted': ofOthers('deleted', tell('Why_Record_Deleted')),
  'record.merged': ofOthers('seeOther', tell('Why_Record_Merged', 'other')),
  'removed.left': ofRecord('change', ...fieldIs),
  'removed.other': ofRecord('changeRecord', tell('Why_Removed_Other', 'sync', 'reason')),

  'identity.missing': ofRecord(
    'fill',
    tell('Why_Identity_Missing', 'field'),
    tell('Why_Identity_Missing_Somehow')
  ),
  'identity.invalid': ofRecord(
    'change',
    tell('Why_Identity_Invalid', 'field', 'value'),
    tell('Why_Identity_Invalid_Somehow', 'value')
  ),
  'rejected.type': ofRecord(
    'changeOrAsk',
    tell('Why_Wrong_Type', 'field', 'value', 'iterableField', 'expected'),
    tell('Why_Wrong_Type_Unseen', 'field', 'iterableField', 'expected'),
    tell('Why_Wrong_Type_Unseen', 'value', 'iterableField', 'expected')
  ),
  'rejected.required': ofRecord('fill', tell('Why_Required', 'field', 'sync')),
  'rejected.value': ofRecord(
    'changeOrAsk',
    tell('Why_Bad_Value', 'field', 'value', 'reason'),
    tell('Why_Bad_Value_Unseen', 'field', 'reason'),
    tell('Why_Not_Taken', 'reason')
  ),
  'rejected.other': ofOthers(
    'tryAgain',
    tell('Why_Not_Taken_When', 'when', 'reason'),
    tell('Why_Not_Taken', 'reason')
  ),
  'sync.problem': ofOthers('askAdmin', tell('Why_Sync_Problem', 'sync', 'reason')),
  'record.invisible': ofOthers('invisible', tell('Why_Record_Invisible')),

  'waiting.turn': ofOthers('sooner', tell('Why_Turn_When', 'sync', 'when'), tell('Why_Turn', 'sync')),
  'waiting.retry': ofOthers('sooner', tell('Why_Retry_When', 'when', 'reason'), tell('Why_Retry', 'reason')),
  'waiting.held': ofOthers('approve', tell('Why_Held_When', 'sync', 'when'), tell('Why_Held', 'sync')),
  'waiting.settle': ofOthers('nothing', tell('Why_Settle_When', 'when'), tell('Why_Settle')),
  'waiting.first': ofOthers('sooner', tell('Why_First', 'sync')),

  'in.sent': ofOthers('nothing', ...sent),
  'in.changed': ofOthers(
    'sooner',
    tell('Why_Changed_Since_When', 'sync', 'when'),
    tell('Why_Changed_Since', 'sync')
  ),
  'in.unchanged': ofOthers(
    'nothing',
    tell('Why_Unchanged_When', 'sync', 'when'),
    tell('Why_Unchanged', 'sync')
  )
};
