import { json, type Answer } from '../http/answer';
import type { Switches } from '../switches';
import { withoutEmpty } from '../users/bulk-answer';
import type { RowFailure } from '../users/row';
import type { CheckedEvent } from './check-event';
import type { EventDrafts } from './event-drafts';

const failedUpdateArrays = [
  'invalidEmails',
  'invalidUserIds',
  'notFoundEmails',
  'notFoundUserIds',
  'forgottenEmails',
  'forgottenUserIds'
] as const;

type FailedUpdateArray = (typeof failedUpdateArrays)[number];

/** The answer of trackBulk, iterable-api 2.5: fewer arrays than users have, and no place for events with bad data. */
export class TrackAnswer {
  private successCount = 0;
  private failCount = 0;
  private readonly disallowed = new Set<string>();
  private readonly failedUpdates: Record<FailedUpdateArray, string[]>;

  constructor(private readonly switches: Switches) {
    this.failedUpdates = Object.fromEntries(
      failedUpdateArrays.map((name): [string, string[]] => [name, []])
    ) as Record<FailedUpdateArray, string[]>;
  }

  add({ event, problem }: CheckedEvent): void {
    if (!problem) {
      this.successCount += 1;
      return;
    }
    const counted = problem.kind !== 'disallowed' || this.switches.disallowedEvent === 'failed';
    if (counted) this.failCount += 1;
    else this.successCount += 1;
    if (problem.kind === 'disallowed') this.disallowed.add(event.eventName);
    if (problem.kind === 'user') this.list(problem.failure);
  }

  render(drafts: EventDrafts): Answer {
    const body = {
      successCount: this.successCount,
      failCount: this.failCount,
      // The vendor's words for the two: malformed addresses, and userIds that nobody has.
      invalidEmails: this.failedUpdates.invalidEmails,
      invalidUserIds: this.failedUpdates.notFoundUserIds,
      disallowedEventNames: [...this.disallowed],
      filteredOutFields: drafts.filteredOut,
      createdFields: drafts.created,
      failedUpdates: this.failedUpdates
    };
    return json(200, this.inShape(body));
  }

  private list({ kind, by, value }: RowFailure): void {
    if (kind === 'no-identifier') return;
    const suffix = by === 'email' ? 'Emails' : 'UserIds';
    const prefix = kind === 'forgotten' ? 'forgotten' : kind === 'invalid' ? 'invalid' : 'notFound';
    this.failedUpdates[`${prefix}${suffix}`].push(value);
  }

  private inShape(body: Record<string, unknown>): Record<string, unknown> {
    if (this.switches.optionalArrays === 'all') return body;
    if (this.switches.optionalArrays === 'oldest') {
      const { successCount, failCount, invalidEmails } = body;
      return { successCount, failCount, invalidEmails };
    }
    return withoutEmpty({ ...body, failedUpdates: withoutEmpty(this.failedUpdates) });
  }
}
