import type { HalfDone } from './half-publish';
import type { ConfigProblem } from './sync-definition';

/** What admins are told of publishes; `at` is when the last good definition was taken first. */
export const halfDoneNotice = ({ sync, since }: HalfDone, at: string): string =>
  `The publish of ${sync} is half done since ${timeText(since)}: its steps and mappings do not match its Definition Hash. ` +
  `The last good definition, of ${timeText(at)}, is used.`;

/** The app began the publish, and it has not ended well. */
export const openPublishNotice = ({ sync, since }: HalfDone, at: string): string =>
  `The publish of ${sync} is half done since ${timeText(since)}. The last good definition, of ${timeText(at)}, is used until ` +
  `it is published again or rolled back.`;

export const deployedNotice = (sync: string): string =>
  `The steps and mappings of ${sync} were deployed outside the app: they do not match its Definition Hash and have not ` +
  `changed for two minutes. They are taken as they stand.`;

/** Of a sync that has nothing to go on with, and of those that take their steps from it. */
export const halfDoneProblem = (sync: string, publish: HalfDone): ConfigProblem => ({
  sync,
  where: `Iterable_Sync.${publish.sync}, Definition_Hash__c`,
  code: 'config.half-published',
  message: `The publish of ${publish.sync} is half done since ${timeText(publish.since)}, and there is no earlier definition to go on with.`,
  fix: 'Wait until it is complete. Rows that stay unchanged for two minutes are taken as deployed outside the app.'
});

const timeText = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')}Z`;
