import actAdded from '@salesforce/label/c.Consent_Act_Added';
import actChanged from '@salesforce/label/c.Consent_Act_Changed';
import actNone from '@salesforce/label/c.Consent_Act_None';
import actOff from '@salesforce/label/c.Consent_Act_Off';
import actOn from '@salesforce/label/c.Consent_Act_On';
import add from '@salesforce/label/c.Consent_Add';
import because from '@salesforce/label/c.Consent_Because';
import box from '@salesforce/label/c.Consent_Box';
import by from '@salesforce/label/c.Consent_By';
import change from '@salesforce/label/c.Consent_Change';
import changeOf from '@salesforce/label/c.Consent_Change_Of';
import changes from '@salesforce/label/c.Consent_Changes';
import changeTitle from '@salesforce/label/c.Consent_Change_Title';
import channelNamed from '@salesforce/label/c.Consent_Channel_Named';
import columnActions from '@salesforce/label/c.Consent_Column_Actions';
import columnBox from '@salesforce/label/c.Consent_Column_Box';
import columnDirection from '@salesforce/label/c.Consent_Column_Direction';
import columnLeaves from '@salesforce/label/c.Consent_Column_Leaves';
import failed from '@salesforce/label/c.Consent_Failed';
import follows from '@salesforce/label/c.Consent_Follows';
import frees from '@salesforce/label/c.Consent_Frees';
import freesMeans from '@salesforce/label/c.Consent_Frees_Means';
import freesUnknown from '@salesforce/label/c.Consent_Frees_Unknown';
import intro from '@salesforce/label/c.Consent_Intro';
import keptMeans from '@salesforce/label/c.Consent_Kept_Means';
import noAnswer from '@salesforce/label/c.Consent_No_Answer';
import noDelete from '@salesforce/label/c.Consent_No_Delete';
import noneMeans from '@salesforce/label/c.Consent_None_Means';
import noneNeeded from '@salesforce/label/c.Consent_None_Needed';
import noneTitle from '@salesforce/label/c.Consent_None_Title';
import noRules from '@salesforce/label/c.Consent_No_Rules';
import off from '@salesforce/label/c.Consent_Off';
import offOf from '@salesforce/label/c.Consent_Off_Of';
import offTitle from '@salesforce/label/c.Consent_Off_Title';
import on from '@salesforce/label/c.Consent_On';
import onOf from '@salesforce/label/c.Consent_On_Of';
import project from '@salesforce/label/c.Consent_Project';
import rules from '@salesforce/label/c.Consent_Rules';
import save from '@salesforce/label/c.Consent_Save';
import saving from '@salesforce/label/c.Consent_Saving';
import switchedOff from '@salesforce/label/c.Consent_Switched_Off';
import toIterable from '@salesforce/label/c.Consent_To_Iterable';
import toSalesforce from '@salesforce/label/c.Consent_To_Salesforce';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import twoWay from '@salesforce/label/c.Consent_Two_Way';
import typeNamed from '@salesforce/label/c.Consent_Type_Named';
import typeOfChannel from '@salesforce/label/c.Consent_Type_Of_Channel';
import { fill } from 'c/fill';
import { relativeTime } from 'c/times';

type Rule = Apex.IterableSyncConsentView.RuleView;
type Change = Apex.IterableSyncConsentView.ChangeView;
type Check = Apex.IterableSyncConsentView.CheckView;
type Channels = Bridge.IterableChannels['channels'];

export const labels = {
  add,
  change,
  changes,
  changeTitle,
  columnActions,
  columnBox,
  columnDirection,
  columnLeaves,
  follows,
  intro,
  noDelete,
  noneMeans,
  noneNeeded,
  noneTitle,
  off,
  offTitle,
  on,
  project,
  rules,
  save,
  saving,
  tryAgain
};

export const noRulesText = (projectLabel: string): string => fill(noRules, [projectLabel]);
export const switchedOffText = (count: number): string => fill(switchedOff, [String(count)]);

/** What people can leave: each channel, then its message types. Values are scope and id. */
export const targetsOf = (channels: Channels): { value: string; label: string }[] =>
  channels.flatMap(({ id, name, messageTypes }) => [
    { value: `Channel ${id}`, label: fill(channelNamed, [name]) },
    ...messageTypes.map((type) => ({
      value: `Message_Type ${type.id}`,
      label: fill(typeOfChannel, [type.name, name])
    }))
  ]);

const directions: Readonly<Record<string, string>> = {
  To_Iterable: toIterable,
  To_Salesforce: toSalesforce,
  Two_Way: twoWay
};

/** A rule in people's words; a channel that the project does not have any more is called by its number. */
export function shownRule(rule: Rule, targets: readonly { value: string; label: string }[]) {
  const text = fill(box, [rule.objectLabel ?? '', rule.fieldLabel ?? '']);
  const known = targets.find(({ value }) => value === `${rule.scope} ${rule.iterableId}`)?.label;
  const named = rule.scope === 'Channel' ? channelNamed : typeNamed;
  return {
    name: rule.name,
    box: text,
    leaves: known ?? fill(named, [String(rule.iterableId ?? '')]),
    direction: directions[rule.direction ?? ''] ?? rule.direction,
    changeLabel: fill(changeOf, [text]),
    offLabel: fill(offOf, [text]),
    onLabel: fill(onOf, [text]),
    // It does nothing yet, so nothing could be switched on.
    isOnOffered: rule.direction !== 'To_Salesforce'
  };
}

const acts: Readonly<Record<string, string>> = {
  Added: actAdded,
  Changed: actChanged,
  Switched_Off: actOff,
  Switched_On: actOn,
  None_Needed: actNone
};

const endOf = ({ state, message }: Change): string | null => {
  if (state === 'Failed') return fill(failed, [message ?? '']);
  if (state === 'Saving') return saving;
  return state === 'Unknown' ? noAnswer : null;
};

export const shownChange = (made: Change) => ({
  changeId: made.changeId,
  what: fill(acts[made.act ?? ''] ?? '', [made.after ?? '', made.before ?? '']),
  who: fill(by, [made.madeBy ?? '', made.madeAt ? relativeTime(made.madeAt) : '']),
  why: made.reason ? fill(because, [made.reason]) : null,
  end: endOf(made)
});

/** What a change that loosens consent means, a sentence each. */
export const looseningTexts = ({ people, isAlwaysKept }: Check): string[] => [
  people === null || people === undefined ? freesUnknown : fill(frees, [String(people)]),
  isAlwaysKept ? keptMeans : freesMeans
];
