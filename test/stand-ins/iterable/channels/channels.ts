/** Message channels and types of a project: just enough for a credential check and a picker (iterable-api 12). */
export interface Channel {
  readonly id: number;
  readonly name: string;
  readonly channelType: 'Marketing' | 'Transactional';
  readonly messageMedium: 'Email' | 'Push' | 'SMS';
}

/** Ids differ between projects. */
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
