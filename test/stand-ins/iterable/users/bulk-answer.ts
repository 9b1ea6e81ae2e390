import { json, type Answer } from '../http/answer';
import type { FieldDraft } from '../fields/field-check';
import type { RowFailure } from './row';
import type { Switches } from '../switches';

const failedUpdateArrays = [
  'invalidEmails',
  'invalidUserIds',
  'notFoundEmails',
  'notFoundUserIds',
  'invalidDataEmails',
  'invalidDataUserIds',
  'conflictEmails',
  'conflictUserIds',
  'forgottenEmails',
  'forgottenUserIds'
] as const;

type FailedUpdateArray = (typeof failedUpdateArrays)[number];

/** The identity by which a row is known in an answer. */
export interface RowKey {
  readonly by: 'email' | 'userId';
  readonly value: string;
}

/** Gathers what happened to the rows of one bulk call and writes it as iterable-api 2.5 lays it down. */
export class BulkAnswer {
  private successCount = 0;
  private failCount = 0;
  private readonly failedUpdates: Record<FailedUpdateArray, string[]>;
  private readonly deprecated: Record<RowKey['by'], string[]> = { email: [], userId: [] };
  private readonly noOp: Record<RowKey['by'], string[]> = { email: [], userId: [] };

  constructor(private readonly switches: Switches) {
    this.failedUpdates = Object.fromEntries(
      failedUpdateArrays.map((name): [string, string[]] => [name, []])
    ) as Record<FailedUpdateArray, string[]>;
  }

  succeed(key: RowKey, effect: 'changed' | 'no-op'): void {
    this.successCount += 1;
    if (effect === 'no-op' && this.switches.noOp === 'listed') this.noOp[key.by].push(key.value);
  }

  fail(failure: RowFailure, key: RowKey | null): void {
    this.failCount += 1;
    // Nothing to list a row by: the count alone tells that it failed.
    if (failure.kind === 'no-identifier') return;
    this.failedUpdates[this.arrayOf(failure)].push(failure.value);
    const listed = failure.kind === 'invalid' ? failure : key;
    if (listed) this.deprecated[listed.by].push(listed.value);
  }

  render(draft: FieldDraft | null): Answer {
    const body = {
      successCount: this.successCount,
      failCount: this.failCount,
      invalidEmails: this.deprecated.email,
      invalidUserIds: this.deprecated.userId,
      filteredOutFields: [...(draft?.filteredOut ?? [])],
      createdFields: [...(draft?.created.keys() ?? [])],
      failedUpdates: this.failedUpdates,
      ...(this.switches.noOp === 'absent'
        ? {}
        : { noOpEmails: this.noOp.email, noOpUserIds: this.noOp.userId })
    };
    return json(200, this.inShape(body));
  }

  private arrayOf(failure: RowFailure): FailedUpdateArray {
    const suffix = failure.by === 'email' ? 'Emails' : 'UserIds';
    switch (failure.kind) {
      case 'unknown':
        return suffix === 'UserIds' ? this.switches.unknownUserIdRow : 'invalidEmails';
      case 'conflict':
        return `conflict${suffix}`;
      case 'forgotten':
        return `forgotten${suffix}`;
      case 'invalid-data':
        return `invalidData${suffix}`;
      case 'not-found':
        return `notFound${suffix}`;
      default:
        return `invalid${suffix}`;
    }
  }

  private inShape(body: Record<string, unknown>): Record<string, unknown> {
    if (this.switches.optionalArrays === 'all') return body;
    if (this.switches.optionalArrays === 'oldest') {
      const { successCount, failCount, invalidEmails } = body;
      return { successCount, failCount, invalidEmails };
    }
    const failedUpdates = withoutEmpty(this.failedUpdates);
    return withoutEmpty({ ...body, failedUpdates });
  }
}

/** Drops arrays and objects that have nothing in them. */
export const withoutEmpty = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0
    )
  );
