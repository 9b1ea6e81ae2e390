import type { SyncDefinition } from '../../config/sync-definition';
import { readRecords } from '../extract';
import { countWindow } from '../forecast/count-reading';
import { groupOf, judge, operationsOf, presentAmong, type Judged } from '../forecast/judge';
import { lookAtAll, type Look, type LookParts } from '../forecast/look-at-all';
import type { GroupName } from '../forecast/outcome-groups';
import { personAhead, type PersonAhead } from '../forecast/people';
import { sampleOf } from '../forecast/sample';
import { cannotUndo } from './cannot-undo';

/** What a trial would send, and to whom. */
export interface TrialChoice {
  readonly look: Look;
  /** Those that would change first, then others. */
  readonly people: readonly PersonAhead[];
  readonly cannotUndo: readonly string[];
  /** What is written, in sentences. */
  readonly writes: readonly string[];
}

/** Who changes is what somebody wants to see; who needs attention says more than who is left out. */
const order: readonly GroupName[] = [
  'create',
  'update',
  'needs-attention',
  'waiting',
  'not-sent',
  'unchanged',
  'remove'
];

/**
 * The people of a trial: of up to 200 records of the scope those that would change, new ones and known ones by turns.
 * People who change their address or are merged by it are left out, for that is not taken back. ConfigError where a run
 * could not begin. `seen`: of these records alone, for they were shown to somebody who said yes to them.
 */
export async function choosePeople(
  definition: SyncDefinition,
  limit: number,
  parts: LookParts,
  seen?: readonly string[]
): Promise<TrialChoice> {
  const look = await lookAtAll(definition, parts);
  const { extraction } = look.ready;
  const sample = seen
    ? await readRecords(extraction, seen)
    : await sampleOf(extraction, look.window, await countWindow(extraction, look.window));
  const judged = (await judge(sample, look.decider, parts.clock.now())).filter(canBeTaken);
  const nearest = byOrder(judged, new Set()).slice(0, limit * 2);
  const present = await presentAmong(nearest, parts);
  const chosen = byTurns(nearest, present).slice(0, limit);
  const operations = chosen.flatMap(operationsOf);
  return {
    look,
    people: chosen.map((one) => personAhead(one, present)),
    cannotUndo: cannotUndo({
      operations,
      newFields: operations.length > 0 ? [...look.ready.toCreate.keys()] : [],
      newLists: look.ready.targetsToMake
    }),
    writes: writesOf(chosen, definition.project.name)
  };
}

/** The bridge's own steps rename and merge people; a removal is no matter of a trial. */
const canBeTaken = (judged: Judged): boolean =>
  operationsOf(judged).every(({ step, removal }) => !step.startsWith('@') && !removal);

const placeOf = (judged: Judged, present: ReadonlySet<string>): number =>
  order.indexOf(groupOf(judged, present));

const byOrder = (judged: readonly Judged[], present: ReadonlySet<string>): Judged[] =>
  [...judged].sort((a, b) => placeOf(a, present) - placeOf(b, present));

/** New ones and known ones alternate, so that a trial shows both; the others follow. */
function byTurns(judged: readonly Judged[], present: ReadonlySet<string>): Judged[] {
  const of = (name: GroupName): Judged[] => judged.filter((one) => groupOf(one, present) === name);
  const [created, updated] = [of('create'), of('update')];
  const longest = Math.max(created.length, updated.length);
  const changing = Array.from({ length: longest }, (_, index) => [created[index], updated[index]])
    .flat()
    .filter((one) => one !== undefined);
  const taken = new Set(changing);
  return [...changing, ...byOrder(judged, present).filter((one) => !taken.has(one))];
}

/** The project is named: whoever has one for trying things out sees which one it is. */
function writesOf(chosen: readonly Judged[], project: string): string[] {
  const operations = chosen.flatMap(operationsOf);
  const people = new Set(operations.map(({ recordId }) => recordId)).size;
  if (people === 0) return ['Nothing: none of the people looked at would change.'];
  const fields = [...new Set(operations.flatMap(({ payload }) => Object.keys(payload.dataFields ?? {})))];
  return [
    `${people} ${people === 1 ? 'person is' : 'people are'} sent to the Iterable project ${project} for real, with ${operations.length} ${operations.length === 1 ? 'change' : 'changes'}.`,
    ...(fields.length > 0 ? [`Fields: ${fields.sort().join(', ')}.`] : [])
  ];
}
