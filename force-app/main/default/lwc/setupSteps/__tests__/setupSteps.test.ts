import { isAllDone, nextStep, stepsOf, usableProjects } from 'c/setupSteps';
import type { Situation } from 'c/setupSteps';

const orgId = '00D000000000001EAA';
const project = {
  name: 'Main',
  label: 'Main',
  dataCenter: 'US',
  projectType: 'Email',
  organizationId: orgId,
  isActive: true,
  hasKey: true
} as const;
const answer = (given: Partial<Bridge.SetUp> = {}): Bridge.SetUp => ({
  organizationId: orgId,
  orgName: 'Acme',
  isSandbox: false,
  user: null,
  checks: [],
  projects: [],
  hasDefaultKey: false,
  firstSent: null,
  ...given
});
const situation = (given: Partial<Situation> = {}): Situation => ({
  view: { orgId, isBridgeReachable: true, syncs: 0, roles: [] },
  answer: answer(),
  access: null,
  drafts: 0,
  ...given
});
const states = (given: Partial<Situation>) =>
  Object.fromEntries(stepsOf(situation(given)).map(({ name, state }) => [name, state]));
const check = { code: 'clock', system: 'bridge', about: '', sentence: '', fix: '' } as const;

test('D-57 in a new org everything waits for the bridge, but giving people access', () => {
  const view = { orgId, isBridgeReachable: false, bridgeAddress: null, roles: [] };
  expect(states({ view, answer: null })).toEqual({
    bridge: 'open',
    connections: 'later',
    project: 'later',
    consent: 'later',
    people: 'open',
    sync: 'later',
    access: 'later',
    record: 'later'
  });
});

test('D-22 an address that leads nowhere, and a finding that stops everything, need attention', () => {
  const view = { orgId, isBridgeReachable: false, bridgeAddress: 'https://a.example' };
  expect(states({ view, answer: null }).bridge).toBe('attention');
  expect(states({ answer: answer({ checks: [{ ...check, state: 'fail' }] }) }).connections).toBe('attention');
  expect(states({ answer: answer({ checks: [{ ...check, state: 'warn' }] }) }).connections).toBe('done');
});

test('D-23 D-42 a project counts when it is active, has a key and is of this org', () => {
  expect(states({}).project).toBe('open');
  expect(states({ answer: answer({ projects: [project] }) })).toMatchObject({
    project: 'done',
    sync: 'open'
  });
  const foreign = { ...project, organizationId: '00D000000000002EAA' };
  expect(states({ answer: answer({ projects: [foreign] }) })).toMatchObject({
    project: 'attention',
    sync: 'later'
  });
  for (const lack of [{ isActive: false }, { hasKey: false }])
    expect(states({ answer: answer({ projects: [{ ...project, ...lack }] }) }).project).toBe('open');
  expect(
    usableProjects(situation({ answer: answer({ projects: [{ ...project, organizationId: null }] }) }))
  ).toHaveLength(1);
  expect(states({ answer: answer({ organizationId: null }) }).project).toBe('later');
});

test('D-24 people have access when somebody else than who sets up has one of the permission sets', () => {
  const own = { people: 1, isGivenToOthers: false };
  expect(states({}).people).toBe('open');
  expect(states({ view: { orgId, roles: [own] } }).people).toBe('open');
  expect(states({ view: { orgId, roles: [own, { people: 2, isGivenToOthers: true }] } }).people).toBe('done');
});

test('D-24 O-05 giving people access can be left for later: it is the next step only when nothing else is', () => {
  const steps = (given: object) => stepsOf(situation(given));
  const people = steps({}).find(({ name }) => name === 'people');
  expect(people?.state).toBe('open');
  expect(nextStep(steps({ answer: answer({ projects: [project] }) }))).toBe('sync');
  const done = steps({}).map(({ name }) => ({ name, state: name === 'people' ? 'open' : 'done' }) as const);
  expect(nextStep(done)).toBe('people');
  expect(isAllDone(done)).toBe(true);
  expect(isAllDone(done.map((step) => ({ ...step, state: 'open' })))).toBe(false);
});

test('Tx-05 opt-outs are to do until every project has a rule, or somebody said that it needs none', () => {
  const projects = [project, { ...project, name: 'Items' }];
  const settled = (consentSettled: string[]) =>
    states({ answer: answer({ projects }), view: { orgId, consentSettled } }).consent;
  expect(states({}).consent).toBe('later');
  expect(states({ answer: answer({ projects: [project] }) }).consent).toBe('open');
  expect(settled(['Main'])).toBe('open');
  expect(settled(['Items', 'Main'])).toBe('done');
  const done = stepsOf(situation()).map(
    ({ name }) => ({ name, state: name === 'consent' ? 'open' : 'done' }) as const
  );
  expect(isAllDone(done)).toBe(true);
  expect(nextStep(done)).toBe('consent');
});

test('O-06 a draft is enough for the first sync; access and the record follow it', () => {
  const access = { hasOwnPermissionSet: true, missing: [] };
  expect(states({ drafts: 1, access })).toMatchObject({ sync: 'done', access: 'done', record: 'open' });
  expect(states({ drafts: 1, access: { ...access, hasOwnPermissionSet: false } }).access).toBe('open');
  expect(states({ drafts: 1, access: { ...access, missing: [{}] } }).access).toBe('open');
  expect(states({ access }).access).toBe('later');
  const sent = { recordId: '003', objectName: 'Contact', syncName: 'A', at: '2026-01-01T00:00:00Z' };
  expect(states({ answer: answer({ firstSent: sent }) }).record).toBe('done');
});

test('O-05 the next step is the first that asks for something', () => {
  expect(nextStep(stepsOf(situation()))).toBe('project');
  expect(nextStep([{ name: 'bridge', state: 'done' }])).toBeNull();
});
