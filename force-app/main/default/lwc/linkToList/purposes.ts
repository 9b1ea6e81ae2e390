import { fill } from 'c/fill';
import { labels } from './labels';

/** What a list is for, as a link stores it; both null: not said. */
export type Purpose = Pick<Apex.IterableSyncCampaignView.Wanted, 'consentScope' | 'consentId'>;

interface PurposeOption {
  readonly label: string;
  readonly value: string;
}

type Channels = Bridge.IterableChannels['channels'];

/** The choice that says nothing. */
export const notSaid = 'any';

/** A choice for each channel and, under its name, for each of its message types; empty where there are none. Pure. */
export function purposeOptions(channels: Channels): PurposeOption[] {
  if (channels.length === 0) return [];
  const named = channels.flatMap(({ id, name, messageTypes }) => [
    { label: fill(labels.purposeChannel, [name]), value: `Channel ${id}` },
    ...messageTypes.map((type) => ({
      label: fill(labels.purposeType, [type.name]),
      value: `Message_Type ${type.id}`
    }))
  ]);
  return [{ label: labels.purposeAny, value: notSaid }, ...named];
}

/** Of the value of an option. Pure. */
export function purposeOf(value: string): Purpose {
  const [consentScope = '', id] = value.split(' ');
  return id === undefined ? { consentScope: null, consentId: null } : { consentScope, consentId: Number(id) };
}
