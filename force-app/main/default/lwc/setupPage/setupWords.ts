import refresh from '@salesforce/label/c.Home_Refresh';
import loading from '@salesforce/label/c.Common_Loading';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import checkAgain from '@salesforce/label/c.Setup_Check_Again';
import checkCalls from '@salesforce/label/c.Setup_Check_Calls';
import checkClock from '@salesforce/label/c.Setup_Check_Clock';
import checkDefinitions from '@salesforce/label/c.Setup_Check_Definitions';
import checkPermissions from '@salesforce/label/c.Setup_Check_Permissions';
import checkProject from '@salesforce/label/c.Setup_Check_Project';
import checkQueue from '@salesforce/label/c.Setup_Check_Queue';
import checkSignIn from '@salesforce/label/c.Setup_Check_Sign_In';
import checkStore from '@salesforce/label/c.Setup_Check_Store';
import notLoaded from '@salesforce/label/c.Setup_Not_Loaded';
import progress from '@salesforce/label/c.Setup_Progress';
import signedInAs from '@salesforce/label/c.Setup_Signed_In_As';
import stepAccess from '@salesforce/label/c.Setup_Step_Access';
import stepBridge from '@salesforce/label/c.Setup_Step_Bridge';
import stepConsent from '@salesforce/label/c.Setup_Step_Consent';
import stepConnections from '@salesforce/label/c.Setup_Step_Connections';
import stepPeople from '@salesforce/label/c.Setup_Step_People';
import stepProject from '@salesforce/label/c.Setup_Step_Project';
import stepRecord from '@salesforce/label/c.Setup_Step_Record';
import stepSync from '@salesforce/label/c.Setup_Step_Sync';
import systemBridge from '@salesforce/label/c.Setup_System_Bridge';
import systemIterable from '@salesforce/label/c.Setup_System_Iterable';
import systemSalesforce from '@salesforce/label/c.Setup_System_Salesforce';
import title from '@salesforce/label/c.Setup_Title';
import type { ShownCheck } from 'c/setupChecks';
import { fill } from 'c/fill';
import type { SetupStep, StepName } from 'c/setupSteps';

export const labels = { checkAgain, loading, notLoaded, refresh, title, tryAgain };

export const stepLabels: Readonly<Record<StepName, string>> = {
  bridge: stepBridge,
  connections: stepConnections,
  project: stepProject,
  consent: stepConsent,
  people: stepPeople,
  sync: stepSync,
  access: stepAccess,
  record: stepRecord
};

export const progressText = (steps: readonly SetupStep[]): string =>
  fill(progress, [String(steps.filter(({ state }) => state === 'done').length), String(steps.length)]);

export function userText(answer: Bridge.SetUp | null): string | null {
  return answer?.user ? fill(signedInAs, [`${answer.user.name} (${answer.user.username})`]) : null;
}

const systems = { bridge: systemBridge, salesforce: systemSalesforce, iterable: systemIterable };

const titles: Readonly<Record<Bridge.SetUp['checks'][number]['code'], string>> = {
  store: checkStore,
  queue: checkQueue,
  clock: checkClock,
  'sign-in': checkSignIn,
  calls: checkCalls,
  definitions: checkDefinitions,
  permissions: checkPermissions,
  project: checkProject
};

/** The bridge's findings, each under the system that it is about. */
export const shownChecks = (answer: Bridge.SetUp | null): ShownCheck[] =>
  (answer?.checks ?? []).map(({ code, about, system, state, sentence, fix }) => ({
    key: `${code} ${about}`,
    title: `${systems[system]}: ${fill(titles[code], [about])}`,
    state,
    sentence,
    fix
  }));
