import { BusyError } from '../errors';
import { readUsers, settledAt, type ReadUser } from '../sync/trial/read-trial';
import type { Bridge } from '../wire';
import { stateWords, trialOfPeople } from './trials';
import { unpublishedRows, unpublishedSync, type UnpublishedRows } from './unpublished';

/** The people of a trial in Iterable, before it and now. */
export interface TrialReading {
  readonly trial: string;
  readonly sync: string;
  readonly object: string;
  /** ISO time. */
  readonly asOf: string;
  /** Until then Iterable may still be taking in what was sent; null once it has. */
  readonly settlesAt: string | null;
  /** What was tried: whoever looks has to be allowed to read what it reads. */
  readonly definition: UnpublishedRows;
  readonly people: readonly ({ readonly recordId: string } & Omit<ReadUser, 'recordIds'>)[];
}

/** Of those whom the trial wrote to. BusyError once it was decided: what people had before is forgotten then. */
export async function readTrial(bridge: Bridge, id: string): Promise<TrialReading> {
  const trial = await trialOfPeople(bridge, id);
  if (trial.state !== 'sent' && trial.state !== 'failed')
    throw new BusyError('trial.decided', `The trial is ${stateWords[trial.state]}.`, {
      fix: 'Only a trial that is sent, and neither kept nor undone, can be compared with what was before.'
    });
  const definition = unpublishedRows.parse(JSON.parse(trial.rows));
  const parts = await bridge.runParts(await unpublishedSync(definition, bridge.org.client()));
  const users = await bridge.ledger.rememberedUsers(id);
  const read = await readUsers(users, parts.destination.inLane('interactive'));
  const asOf = bridge.clock.now().toISOString();
  const settled = settledAt(users, parts.settleSeconds);
  return {
    trial: id,
    sync: trial.sync,
    object: trial.object,
    asOf,
    settlesAt: settled !== null && settled > asOf ? settled : null,
    definition,
    people: (await bridge.ledger.trialPeople(id)).flatMap(({ recordId }) => ofRecord(recordId, read))
  };
}

/** A record may concern several users. */
const ofRecord = (recordId: string, users: readonly ReadUser[]): TrialReading['people'][number][] =>
  users
    .filter(({ recordIds }) => recordIds.includes(recordId))
    .map(({ recordIds: _all, ...user }) => ({ recordId, ...user }));
