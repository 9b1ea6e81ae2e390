import { json, type Answer } from '../http/answer';
import type { Switches } from '../switches';
import type { RowFailure } from '../users/row';
import type { RowKey } from '../users/bulk-answer';

type Listed = Record<RowKey['by'], string[]>;

/** The answer of bulkUpdateSubscriptions, iterable-api 7.2: its own arrays, all of them always there. */
export class SubscriptionsAnswer {
  private successCount = 0;
  private failCount = 0;
  private readonly invalid: Listed = { email: [], userId: [] };
  private readonly failed: Listed = { email: [], userId: [] };

  constructor(private readonly switches: Switches) {}

  /** A row that was written unless there is a failure. */
  take(failure: RowFailure | null): void {
    if (failure) this.fail(failure);
    else this.successCount += 1;
  }

  fail(failure: RowFailure): void {
    if (failure.kind === 'forgotten' && this.switches.forgottenSubscriptionRow === 'failure') {
      this.failInside(failure);
      return;
    }
    this.failCount += 1;
    // Nothing to list a row by: the count alone tells that it failed.
    if (failure.kind !== 'no-identifier') this.invalid[failure.by].push(failure.value);
  }

  /** The identifier is fine, the service is not. */
  failInside({ by, value }: RowKey): void {
    this.failCount += 1;
    this.failed[by].push(value);
  }

  render(): Answer {
    return json(200, {
      successCount: this.successCount,
      failCount: this.failCount,
      invalidEmails: this.invalid.email,
      invalidUserIds: this.invalid.userId,
      validEmailFailures: this.failed.email,
      validUserIdFailures: this.failed.userId
    });
  }
}
