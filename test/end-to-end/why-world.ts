import { inquiriesOf } from '../../bridge/commands/inquiries';
import type { PanelAnswer } from '../../bridge/commands/panel';
import type { SyncAnswer, WhyAnswer } from '../../bridge/commands/why';
import { recordPanel, recordWhy } from '../../bridge/http/record-view-answers';
import { forbiddenWord } from '../../scripts/check-package/texts/forbidden-words';
import type { World } from './world';

/** As the endpoint answers it, with definitions that were read just now; its checks are for people, whatever it is about. */
export async function whyOf(world: World, recordId: string): Promise<WhyAnswer> {
  const bridge = await world.bridge();
  const answer = await inquiriesOf(bridge, () => bridge.config(0)).why(recordId);
  for (const { checks } of answer.answers) expect(checks.flatMap(workshopWords)).toEqual([]);
  return recordWhy.parse(answer);
}

/** Codes in brackets, ids, hashes, calls, names of rows. */
const workshop = [
  /\([a-z][\w-]*[.-][\w.-]+\)/,
  /\b[0a][0-9A-Za-z]{4}0\w{9}(\w{3})?\b/,
  /\b(?=\w*\d)[0-9a-f]{12}\b/,
  /\b(GET|POST|PUT|PATCH|DELETE) \//,
  /\b\w+_To_User\w*/,
  /\breplay/i
];

/** What a check says that nobody says who did not build it. */
const workshopWords = ({ sentence, fix }: SyncAnswer['checks'][number]): string[] =>
  [sentence, fix ?? ''].filter(
    (text) => forbiddenWord(text, 'en') !== null || workshop.some((pattern) => pattern.test(text))
  );

/** The answer that decides first. */
export async function why(world: World, recordId: string): Promise<SyncAnswer> {
  const [first] = (await whyOf(world, recordId)).answers;
  if (!first) throw new Error('why never answers nothing');
  return first;
}

export async function panelOf(world: World, recordId: string): Promise<PanelAnswer> {
  const bridge = await world.bridge();
  await bridge.calls.flush();
  const answer = await inquiriesOf(bridge, () => bridge.config(0)).panel(recordId);
  return recordPanel.parse(answer);
}

/** What the parts of an answer are where nothing is said of them. */
export const none = { facts: {}, fieldPath: null, otherRecordId: null };

/** What of an answer a sentence is made of. */
export const told = ({ standing, code, facts, fieldPath, otherRecordId }: SyncAnswer) => ({
  standing,
  code,
  facts,
  fieldPath,
  otherRecordId
});
