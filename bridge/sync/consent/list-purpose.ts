import type { ConsentRule, ListPurpose } from '../../config/sync-definition';
import type { CampaignLink } from '../campaign-links';
import type { Channel, Destination, MessageType } from '../ports';

/** What a list is for, as the project has it now. */
export interface KnownPurpose {
  readonly channelId: number;
  /** Null: every message of the channel. */
  readonly messageTypeId: number | null;
}

/** Channels and message types of a project, as far as they were asked for. */
export interface Purposes {
  readonly channels: readonly Channel[];
  readonly messageTypes: readonly MessageType[];
}

/**
 * Whether a rule keeps people off a list that is for this. One for a message type is left by whoever left that or its
 * channel; one for a channel only by whoever left the channel: of single message types others may still be sent. Null,
 * a list for whatever: every rule does. Pure.
 */
export function keepsOff(
  { scope, iterableId }: Pick<ConsentRule, 'scope' | 'iterableId'>,
  purpose: KnownPurpose | null
): boolean {
  if (purpose === null) return true;
  return iterableId === (scope === 'Channel' ? purpose.channelId : purpose.messageTypeId);
}

/** Null for what the project does not have (any more), or where only half is said: then every opt-out counts. Pure. */
export function knownPurpose(
  { scope, iterableId }: ListPurpose,
  { channels, messageTypes }: Purposes
): KnownPurpose | null {
  if (scope === 'Channel') {
    const channel = channels.find(({ id }) => id === iterableId);
    return channel ? { channelId: channel.id, messageTypeId: null } : null;
  }
  const type = scope === null ? undefined : messageTypes.find(({ id }) => id === iterableId);
  return type ? { channelId: type.channelId, messageTypeId: type.id } : null;
}

/** Asks Iterable for what the links name, and for nothing where they name nothing. */
export async function purposesFor(
  links: readonly Pick<CampaignLink, 'purpose'>[],
  destination: Pick<Destination, 'channels' | 'messageTypes'>
): Promise<Purposes> {
  const names = (scope: ConsentRule['scope']) => links.some(({ purpose }) => purpose?.scope === scope);
  return {
    channels: names('Channel') ? await destination.channels() : [],
    messageTypes: names('Message_Type') ? await destination.messageTypes() : []
  };
}

/** What is said of links whose list is for something that the project does not have. Pure. */
export const purposeNotices = (links: readonly CampaignLink[], purposes: Purposes): string[] =>
  links.flatMap(({ name, campaignName, purpose }) => {
    if (purpose === null || knownPurpose(purpose, purposes)) return [];
    const what = purpose.scope === 'Channel' ? 'channel' : 'message type';
    const wrong =
      purpose.scope === null || purpose.iterableId === null
        ? 'says only half of what its list is for'
        : `is for the ${what} ${purpose.iterableId}, which the Iterable project does not have`;
    return [
      `The link ${name} of the campaign "${campaignName}" ${wrong}: whoever opted out of anything is kept off its list.`
    ];
  });
