import { json, type Answer } from '../http/answer';
import type { Project } from '../project';

/** iterable-api 12. */
export const allChannels = (project: Project): Answer => json(200, { channels: project.channels });

export const allMessageTypes = (project: Project): Answer =>
  json(200, {
    messageTypes: project.channels.map(({ id, name, channelType }) => ({
      id: id + 1000,
      name: name.replace('Channel', 'Message'),
      channelId: id,
      subscriptionPolicy: channelType === 'Marketing' ? 'OptOut' : 'OptIn',
      createdAt: project.createdAt,
      updatedAt: project.createdAt
    }))
  });
