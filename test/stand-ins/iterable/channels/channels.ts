/** Message channels and types of a project (iterable-api 12). */
export interface Channel {
  readonly id: number;
  readonly name: string;
  readonly channelType: 'Marketing' | 'Transactional';
  readonly messageMedium: 'Email' | 'Push' | 'SMS';
}

export interface MessageType {
  readonly id: number;
  readonly name: string;
  readonly channelId: number;
  readonly subscriptionPolicy: 'OptIn' | 'OptOut';
}

/** What a project has unless it is given others; ids differ between projects. */
export const channelsOf = (projectId: number): readonly Channel[] => [
  { id: projectId * 10 + 1, name: 'Marketing Channel', channelType: 'Marketing', messageMedium: 'Email' },
  {
    id: projectId * 10 + 2,
    name: 'Transactional Channel',
    channelType: 'Transactional',
    messageMedium: 'Email'
  },
  { id: projectId * 10 + 3, name: 'Push Channel', channelType: 'Marketing', messageMedium: 'Push' }
];

/** One type a channel. */
export const messageTypesOf = (channels: readonly Channel[]): readonly MessageType[] =>
  channels.map(({ id, name, channelType }) => ({
    id: id + 1000,
    name: name.replace('Channel', 'Message'),
    channelId: id,
    subscriptionPolicy: channelType === 'Marketing' ? 'OptOut' : 'OptIn'
  }));
