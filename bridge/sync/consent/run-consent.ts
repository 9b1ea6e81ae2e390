import type { ConfigProblem, ProjectDefinition } from '../../config/sync-definition';
import { BusyError, LeaseLostError } from '../../errors';
import { problemsError } from '../examine';
import type { Destination, Source } from '../ports';
import { refuseProject } from '../refuse-project';
import { withLease } from '../run-lease';
import type { RunParts } from '../run-parts';
import { passOver, type PassRequest } from './consent-pass';
import { examineConsent, type ConsentObject } from './examine-consent';
import { rulesToIterable } from './opt-out-fields';

/** How long a pass waits for another one over the same object. */
const patienceMs = 60_000;
const lookAgainMs = 1000;

/**
 * Consent, Salesforce to Iterable (DESIGN rule 6). To be called at the beginning of every run that is going to send
 * something, before its first record is delivered:
 *
 *     const notices = await runConsent(definition.project, parts, { signal: request.signal });
 *
 * Opt-outs of people whom Iterable has go out first, by bulkUpdateSubscriptions, also when their records are out of the
 * scope of every sync. Nobody is created, nobody is deleted, nobody is subscribed. A pass has a bookmark, states and a
 * lease of its own (`consent:<project>:<object>`), and a run when there was something to do; cut off at any moment, it
 * is gone on with by the next one.
 *
 * Answers what a person should know of the run that asked. ConfigError for rules that do not fit the org or the
 * Iterable project; TransientError when Iterable cannot take opt-outs now: then nothing else is to be sent either.
 */
export async function runConsent(
  project: ProjectDefinition,
  given: RunParts,
  { signal }: { readonly signal?: AbortSignal } = {}
): Promise<readonly string[]> {
  if (rulesToIterable(project).length === 0) return [];
  const parts = { ...given, destination: given.destination.inLane('privacy') };
  await refuseProject(project, parts.source);
  const { objects, messageTypes, problems } = await examineConsent(project, parts);
  if (problems.length > 0) throw problemsError(problems);
  const request: PassRequest = { project, messageTypes, now: await parts.source.serverTime(), signal };
  const notices: string[] = [];
  for (const object of objects) {
    if (signal?.aborted) break;
    const notice = await passInTurn(object, request, parts);
    if (notice) notices.push(notice);
  }
  return notices;
}

/** Everything that is wrong with a project's rules in this org and in Iterable, for a check; reads only. */
export async function consentProblems(
  project: ProjectDefinition,
  parts: { readonly source: Source; readonly destination: Destination }
): Promise<readonly ConfigProblem[]> {
  return (await examineConsent(project, parts)).problems;
}

/** Two processes take turns; whoever waited in vain goes on, for the other one is doing the same work. */
async function passInTurn(
  object: ConsentObject,
  request: PassRequest,
  parts: RunParts
): Promise<string | null> {
  const { clock } = parts;
  const until = clock.now().getTime() + patienceMs;
  const lease = `consent:${request.project.name}:${object.object}`;
  for (;;) {
    try {
      await withLease(parts, lease, (held) => passOver(object, request, parts, held));
      return null;
    } catch (error) {
      if (error instanceof LeaseLostError) return taken(object);
      if (!(error instanceof BusyError)) throw error;
      if (clock.now().getTime() >= until) return taken(object);
      await clock.sleep(lookAgainMs, request.signal).catch(() => undefined);
      if (request.signal?.aborted) return taken(object);
    }
  }
}

const taken = ({ object }: ConsentObject): string =>
  `Another process is telling Iterable of opt-outs (${object}); this run went on without waiting for its end.`;
