import type { Project } from '../project';
import type { UserRecord } from '../users/user-store';
import { idsIn, withId, withoutId, type SubscriptionArray } from './arrays';

export type Action = 'subscribe' | 'unsubscribe';

/** Changes one user's subscription to one list, channel or message type. */
export type Change = (record: UserRecord) => void;

/** What `/subscriptions/{group}/{groupId}` does to a user; null where there is no such group (iterable-api 7.3). */
export function changeOf(project: Project, group: string, id: number, action: Action): Change | null {
  switch (group.toLowerCase()) {
    case 'emaillist':
      return listChange(project, id, action);
    case 'messagechannel':
      return project.channels.some((channel) => channel.id === id)
        ? (record) => edit(record, 'unsubscribedChannelIds', id, opposite(action))
        : null;
    case 'messagetype':
      return messageTypeChange(project, id, action);
    default:
      return null;
  }
}

function listChange(project: Project, id: number, action: Action): Change | null {
  const list = project.lists.byId(id);
  if (!list?.writable || list.listType !== 'Standard') return null;
  return (record) => {
    if (action === 'subscribe') project.lists.join(list, record);
    else project.lists.leave(list, record);
  };
}

/** Opt-in types are subscribed to by name, the others are everybody's until they leave. */
function messageTypeChange(project: Project, id: number, action: Action): Change | null {
  const messageType = project.messageTypes.find((type) => type.id === id);
  if (!messageType) return null;
  return (record) => {
    edit(record, 'unsubscribedMessageTypeIds', id, opposite(action));
    if (messageType.subscriptionPolicy === 'OptIn') edit(record, 'subscribedMessageTypeIds', id, action);
  };
}

const opposite = (action: Action): Action => (action === 'subscribe' ? 'unsubscribe' : 'subscribe');

/** To subscribe to an array is to be in it. */
function edit(record: UserRecord, name: SubscriptionArray, id: number, action: Action): void {
  const ids = idsIn(record.fields, name);
  record.fields[name] = action === 'subscribe' ? withId(ids, id) : withoutId(ids, id);
}
