import { badParams, json, success, type Answer } from '../http/answer';
import { tooManyRows } from '../http/size-limits';
import { typeMismatchRefusal } from '../fields/field-refusals';
import type { BodyOf } from '../http/skeletons';
import type { PipelineName } from '../pipelines';
import type { Project } from '../project';
import { refusalOf } from '../users/single-refusal';
import { checkEvent, trackedUser, type CheckedEvent, type EventProblem } from './check-event';
import { EventDrafts, type TrackedEvent } from './event-drafts';
import { TrackAnswer } from './track-answer';

/** `POST events/track`, iterable-api 8.1. */
export function trackEvent(project: Project, event: TrackedEvent): Answer {
  const drafts = new EventDrafts(project);
  const checked = checkEvent(event, project, drafts);
  const context = {
    projectId: project.id,
    switches: project.switches,
    call: 'single',
    category: 'event'
  } as const;
  const refused = typeMismatchRefusal([checked], context) ?? drafts.limitRefusal();
  if (refused) return refused;
  if (checked.problem) return problemAnswer(checked.problem, event, project);
  drafts.commit();
  store(checked, project, 'single');
  return event.id === undefined
    ? success()
    : json(200, { msg: `Event with id: ${event.id} tracked.`, code: 'Success', params: { id: event.id } });
}

function problemAnswer(problem: EventProblem, { eventName }: TrackedEvent, project: Project): Answer {
  switch (problem.kind) {
    case 'disallowed':
      // Trap 3 of iterable-api 2.3: nothing is stored all the same.
      return success(`Event ${eventName} is disallowed from tracking.`);
    case 'bad-data':
      return badParams(problem.reason);
    case 'user':
      return problem.failure.kind === 'no-identifier'
        ? badParams('Either email or userId must be specified in a track call')
        : refusalOf(problem.failure, project.switches);
  }
}

/** `POST events/trackBulk`, iterable-api 8.2. */
export function trackEvents(project: Project, { events }: BodyOf<'events.trackBulk'>): Answer {
  const tooMany = tooManyRows(events.length, project);
  if (tooMany) return tooMany;
  const drafts = new EventDrafts(project);
  const checked = events.map((event) => checkEvent(event, project, drafts));
  const context = {
    projectId: project.id,
    switches: project.switches,
    call: 'bulk',
    category: 'event'
  } as const;
  const wholeRequest = project.switches.mismatch === 'request';
  const refused = (wholeRequest ? typeMismatchRefusal(checked, context) : null) ?? drafts.limitRefusal();
  if (refused) return refused;
  drafts.commit();
  const answer = new TrackAnswer(project.switches);
  for (const one of checked) answer.add(one);
  for (const one of withoutDuplicates(checked, project)) store(one, project, 'bulk');
  return answer.render(drafts);
}

/** Taken events in their order; of those that share an id one is left, which one is uncertain (iterable-api 8.2). */
function withoutDuplicates(checked: readonly CheckedEvent[], project: Project): CheckedEvent[] {
  const kept = new Map<string, CheckedEvent>();
  for (const [index, one] of checked.entries()) {
    if (one.problem) continue;
    const key = one.event.id === undefined ? `without id ${index}` : `id ${one.event.id}`;
    if (!kept.has(key) || project.switches.duplicateEventIds === 'last') kept.set(key, one);
  }
  return [...kept.values()];
}

function store({ event, createdAt, check }: CheckedEvent, project: Project, pipeline: PipelineName): void {
  const identity = trackedUser(event, project);
  if ('kind' in identity) return;
  const { eventName, campaignId, templateId } = event;
  const id = event.id ?? project.generateId();
  project.pipelines.push(pipeline, () => {
    // Whoever is gone by now has taken their events with them.
    if (!project.users.of(identity)) return;
    const dataFields = check.stored;
    project.events.put({
      id,
      identity,
      kind: 'customEvent',
      eventName,
      createdAt,
      dataFields,
      campaignId,
      templateId
    });
  });
}
