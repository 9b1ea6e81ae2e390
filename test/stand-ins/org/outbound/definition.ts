/** What an admin sets up, and what tests settle. Source: salesforce-api 7. */

export interface OutboundMessageDefinition {
  /** API name; the message goes out when a record of it is created or updated. */
  readonly object: string;
  /** Beside the Id; the integration user sees them or they are left out. */
  readonly fields?: readonly string[];
  readonly endpointUrl: string;
  /** Custom permission of users whose changes fire nothing: the entry condition of the flow. */
  readonly unlessPermission?: string;
}

export interface OutboundOptions {
  /** Changes gather for so many milliseconds before they go out together. */
  gatherMs: number;
  /** Milliseconds that the endpoint has to answer. */
  answerMs: number;
  /** Wait before the first try after a failure, in milliseconds; each following one is twice as long. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** A notification that nobody acknowledged for so long is dropped, in milliseconds. */
  keepMs: number;
  /** Factor of the waits and of `keepMs`: 0.001 makes the 24 hours a minute and a half. */
  pace: number;
  /** What was acknowledged is sent once more, as after an answer that was lost. */
  duplicates: boolean;
  /** The newest notifications go out first. */
  disorder: boolean;
  /** Nothing goes out, and nobody hears of it. */
  loss: boolean;
}

export const defaultOptions: OutboundOptions = {
  gatherMs: 5,
  answerMs: 60_000,
  firstRetryMs: 30_000,
  longestRetryMs: 2 * 60 * 60 * 1000,
  keepMs: 24 * 60 * 60 * 1000,
  pace: 1,
  duplicates: false,
  disorder: false,
  loss: false
};

/** Notifications of a message. */
export const mostNotifications = 100;

/** A change that the endpoint is to be told of. */
export interface Notification {
  /** The same for each try. */
  readonly id: string;
  readonly recordId: string;
}

/** A message as it went out. */
export interface SentMessage {
  readonly endpointUrl: string;
  readonly notifications: readonly Notification[];
  readonly body: string;
  /** Null: no answer, or none in time. */
  readonly status: number | null;
  /** HTTP 200 with Ack true; all else is a failure of the whole message. */
  readonly acknowledged: boolean;
}
