import type { SyncDefinition } from '../config/sync-definition';
import type { Purposes } from '../sync/consent/list-purpose';
import type { Bridge } from '../wire';
import { accessOf, channelsOf, type ChannelEntry } from './iterable-project';

/** Channels are seldom changed: so long one reading serves the looks at campaigns, in milliseconds. */
const lifeMs = 60_000;

interface Kept {
  readonly until: number;
  readonly channels: Promise<readonly ChannelEntry[]>;
}

/** Channels and message types of projects, as they were a minute ago at most; none where Iterable does not tell. */
export class ProjectChannels {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly bridge: Pick<Bridge, 'projectOf' | 'clock'>) {}

  async of(definition: Pick<SyncDefinition, 'project'>): Promise<Purposes> {
    const now = this.bridge.clock.now().getTime();
    const { name } = definition.project;
    const known = this.kept.get(name);
    if (known && known.until > now) return purposes(await known.channels);
    const channels = channelsOf(accessOf(this.bridge, definition)).catch(() => []);
    this.kept.set(name, { until: now + lifeMs, channels });
    return purposes(await channels);
  }
}

const purposes = (channels: readonly ChannelEntry[]): Purposes => ({
  channels,
  messageTypes: channels.flatMap(({ id: channelId, messageTypes }) =>
    messageTypes.map((type) => ({ ...type, channelId }))
  )
});
