import { json, type Answer } from '../http/answer';
import type { Project } from '../project';

/** iterable-api 12. */
export const allChannels = (project: Project): Answer => json(200, { channels: project.channels });

export const allMessageTypes = (project: Project): Answer =>
  json(200, {
    messageTypes: project.messageTypes.map((messageType) => ({
      ...messageType,
      createdAt: project.createdAt,
      updatedAt: project.createdAt
    }))
  });
