/** How far each step of the set-up is; pure. */

type View = Apex.IterableSyncSetupView;
type Access = Apex.IterableSyncSetupView.AccessView;

export type StepName =
  'bridge' | 'connections' | 'project' | 'consent' | 'people' | 'sync' | 'access' | 'record';
/** Later: a step before it has to be done first. */
export type StepState = 'done' | 'open' | 'attention' | 'later';

export interface SetupStep {
  readonly name: StepName;
  readonly state: StepState;
}

export interface Situation {
  readonly view: View;
  /** What the bridge says; null while it cannot be asked. */
  readonly answer: Bridge.SetUp | null;
  /** Null before it was asked for. */
  readonly access: Access | null;
  /** The user's own drafts. */
  readonly drafts: number;
}

/** Of an Id that decide; the other three only repeat their case. */
const ID_LENGTH = 15;

type Project = Bridge.SetUp['projects'][number];

export const isOfOrg = ({ organizationId }: Project, orgId: string): boolean =>
  !organizationId || organizationId.slice(0, ID_LENGTH) === orgId.slice(0, ID_LENGTH);

/** Projects that syncs of this org can send to. */
export const usableProjects = ({ view, answer }: Situation): readonly Project[] =>
  (answer?.projects ?? []).filter(
    (project) => project.isActive && project.hasKey && isOfOrg(project, view.orgId ?? '')
  );

const bridgeState = ({ view }: Situation): StepState => {
  if (view.isBridgeReachable) return 'done';
  return view.bridgeAddress ? 'attention' : 'open';
};

/** What keeps nothing from working needs no attention here: it is shown all the same. */
const connectionsState = ({ answer }: Situation): StepState => {
  if (!answer) return 'later';
  return answer.checks.some(({ state }) => state === 'fail') ? 'attention' : 'done';
};

const projectState = (situation: Situation): StepState => {
  const { answer, view } = situation;
  if (!answer?.organizationId) return 'later';
  if (usableProjects(situation).length > 0) return 'done';
  return answer.projects.some((project) => !isOfOrg(project, view.orgId ?? '')) ? 'attention' : 'open';
};

/** Also before the first sync: what is sent with it should know of opt-outs already. */
const consentState = (situation: Situation): StepState => {
  const usable = usableProjects(situation);
  if (usable.length === 0) return 'later';
  const settled = situation.view.consentSettled ?? [];
  return usable.every(({ name }) => settled.includes(name)) ? 'done' : 'open';
};

/** Who sets up has a permission set anyhow. */
function peopleState({ view }: Situation): StepState {
  return (view.roles ?? []).some(({ isGivenToOthers }) => isGivenToOthers) ? 'done' : 'open';
}

const syncState = (situation: Situation): StepState => {
  if ((situation.view.syncs ?? 0) > 0 || situation.drafts > 0) return 'done';
  return usableProjects(situation).length > 0 ? 'open' : 'later';
};

const accessState = (situation: Situation): StepState => {
  const { access } = situation;
  if (!access || syncState(situation) !== 'done') return 'later';
  return access.hasOwnPermissionSet && (access.missing ?? []).length === 0 ? 'done' : 'open';
};

const recordState = (situation: Situation): StepState => {
  if (situation.answer?.firstSent) return 'done';
  return syncState(situation) === 'done' ? 'open' : 'later';
};

const states: Readonly<Record<StepName, (situation: Situation) => StepState>> = {
  bridge: bridgeState,
  connections: connectionsState,
  project: projectState,
  consent: consentState,
  people: peopleState,
  sync: syncState,
  access: accessState,
  record: recordState
};

/** In the order in which they are done. */
export const stepsOf = (situation: Situation): readonly SetupStep[] =>
  (Object.keys(states) as StepName[]).map((name) => ({ name, state: states[name](situation) }));

/** Some set up for themselves alone, or for nobody who can opt out, so these steps keep nothing waiting. */
const isOptional = ({ name }: SetupStep): boolean => name === 'people' || name === 'consent';

/** Whether all is done but the wait for the first record, and what is left to the user. */
export const isAllDone = (steps: readonly SetupStep[]): boolean =>
  steps.every((step) => step.state === 'done' || step.name === 'record' || isOptional(step));

/** The first step that asks for something, and that others wait for; null when there is none. */
export const nextStep = (steps: readonly SetupStep[]): StepName | null => {
  const asking = steps.filter(({ state }) => state === 'open' || state === 'attention');
  return (asking.find((step) => !isOptional(step)) ?? asking[0])?.name ?? null;
};
