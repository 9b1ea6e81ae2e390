import { inquiriesOf } from '../../bridge/commands/inquiries';
import type { PanelAnswer } from '../../bridge/commands/panel';
import type { SyncAnswer, WhyAnswer } from '../../bridge/commands/why';
import { recordPanel, recordWhy } from '../../bridge/http/record-view-answers';
import type { World } from './world';

/** As the endpoint answers it, with definitions that were read just now. */
export async function whyOf(world: World, recordId: string): Promise<WhyAnswer> {
  const bridge = await world.bridge();
  const answer = await inquiriesOf(bridge, () => bridge.config(0)).why(recordId);
  return recordWhy.parse(answer);
}

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
