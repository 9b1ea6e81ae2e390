import { entries } from './entry';

/** Outcomes that are no errors: a rule of the sync decided. */
export const ruleEntries = entries(
  { decision: 'by rule', concerns: ['record', 'rule'], shows: ['record', 'run'] },
  {
    condition: {
      cause: 'The condition of the step is not true for this record.',
      fix: 'Nothing, if that is meant; else change the record, or the condition of the step.'
    },
    'opted-out': {
      cause:
        'The person opted out: whoever did is not created in Iterable, nor added to a list that the opt-out concerns.',
      fix: 'Nothing: consent is kept. When the person opts in again, the next run sends the record.'
    },
    'opted-out-stays': {
      cause:
        'The record left the scope, and the person opted out: opting out is no leaving, so nothing is removed or cleared.',
      fix: 'Nothing: the opt-out itself is told. When the person opts in again out of scope, or is deleted, the record leaves.'
    },
    duplicate: {
      cause: 'Another record already speaks for the same person in Iterable. The message names it.',
      fix: 'Merge the two records, give one of them another address, or choose another rule for duplicates.'
    },
    'item-collision': {
      cause: 'Two records would be the same item of the catalog. The message names the other one.',
      fix: 'Map the item id from a field that differs in letters, digits and dashes.'
    },
    deleted: {
      cause: 'The record was deleted in Salesforce, or can no longer be read.',
      fix: 'Nothing. What happens in Iterable to whoever is deleted is said by On Exit of the step.'
    },
    merged: {
      cause: 'The record was merged into another one, which speaks for the person from now on.',
      fix: 'Nothing. The message names the record that stayed.'
    },
    converted: {
      cause: 'The lead was converted: its contact speaks for the person from now on.',
      fix: 'Nothing. The message names the contact.'
    },
    'out-of-scope': {
      cause: 'The record is not in the scope of the sync, or left it.',
      fix: 'Nothing, if that is meant; else change the record, or the filter of the sync. "bridge explain" names the clause.'
    },
    'left-scope': {
      cause: 'The record would leave the scope with a run over everything: Iterable has something of it.',
      fix: 'Nothing, if that is meant; else change the filter of the sync, or On Exit of the step.',
      shows: ['admin endpoint']
    },
    removed: {
      cause:
        'The record left the scope, and Iterable took what On Exit of the step asks for. It counts as delivered.',
      fix: 'Nothing. When the record comes back into the scope, the next run sends it again.'
    },
    'removal-pending': {
      cause:
        'The record left the scope. What On Exit asks for is sent once all that left in this run are counted.',
      fix: 'Nothing: the same run comes back to it.'
    },
    'removal-held': {
      cause: 'Unusually many records left the scope at once; what On Exit asks for waits for a person.',
      fix: 'Look at the reasons, then "bridge approve <run>" or "bridge discard <run>".',
      concerns: ['record', 'rule', 'run']
    },
    'removal-approved': {
      cause: 'The removal was held, and a person approved it: the next run sends what On Exit asks for.',
      fix: 'Nothing.',
      concerns: ['record', 'rule', 'run']
    },
    'removal-discarded': {
      cause: 'The removal was held, and a person discarded it: the record stays in Iterable as it is.',
      fix: 'Nothing. A record that is to go after all goes when it leaves the scope again.',
      concerns: ['record', 'rule', 'run']
    },
    'put-back': {
      cause: 'What was removed or cleared was put back with the values sent last. It counts as delivered.',
      fix: 'Nothing. When the record is in the scope again, runs send it as any other.'
    },
    'put-back-unknown': {
      cause: 'The values that the step sent last are not kept: they cannot be put back.',
      fix: 'Run the sync in full when the record is in the scope again.'
    },
    'put-back-gone': {
      cause:
        'The record is gone from Salesforce: nothing tells whether the person opted out, so nothing is put back.',
      fix: 'Restore the record in Salesforce first, or put the person back in Iterable by hand if there is consent.'
    },
    'kept-for-others': {
      cause:
        'The record left, but another record of the same person still wants what it left: nothing is removed.',
      fix: 'Nothing. It is removed when the last of them leaves.'
    },
    'not-linked': {
      cause: 'The campaign is not linked to a list for members with this status.',
      fix: 'Link the campaign to a list, or add the status to its link, if members with it are meant.'
    },
    'not-in-iterable': {
      cause: 'Iterable does not have this user, and the step only changes users that are there.',
      fix: 'Nothing, if that is meant; else choose the mode Upsert, or a step that creates users before this one.'
    },
    'already-in-iterable': {
      cause: 'Iterable has this user already, and the step only inserts.',
      fix: 'Nothing, if that is meant; else choose the mode Upsert.'
    },
    'email-remembered': {
      cause:
        'The step only follows changes of the address, and this is the first one seen: it is remembered.',
      fix: 'Nothing. Iterable is told when the address changes.'
    },
    'opt-out-withdrawn': {
      cause: 'The opt-out was taken back in Salesforce before Iterable had heard of it.',
      fix: 'Nothing: the next run sends the record as any other.'
    },
    'consent-not-loosened': {
      cause:
        'The person is no longer opted out in Salesforce, but the opt-out in Iterable is kept: consent is loosened only by an explicit act.',
      fix: 'If there is proof of consent: give it back by a step Update_Subscriptions, or in Iterable.'
    },
    captured: {
      cause: 'The sync has the status Capture: everything was worked out, and nothing is sent.',
      fix: 'Activate the sync: what waits is sent by its next run.',
      concerns: ['record', 'sync']
    },
    settling: {
      cause:
        'Iterable is still taking in what was sent for this person; the next call follows a little later.',
      fix: 'Nothing: the run comes back to it by itself.',
      decision: 'wait and retry'
    },
    'email-changed': {
      cause:
        'The e-mail address was just changed in Iterable; the other fields follow when that has settled.',
      fix: 'Nothing: the run comes back to it by itself.',
      decision: 'wait and retry'
    },
    'address-moving': {
      cause:
        'The person has a new address, and the user is renamed by the record that speaks for the person first.',
      fix: 'Nothing: tried again by itself. If it stays, see why the other record is not delivered.',
      decision: 'wait and retry'
    },
    'consent.not-there-yet': {
      cause: 'Iterable does not have the person yet: the opt-out is told as soon as it does.',
      fix: 'Nothing: every run looks again.',
      decision: 'wait and retry'
    }
  }
);
