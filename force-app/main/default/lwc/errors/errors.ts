import needAdmin from '@salesforce/label/c.Common_Need_Admin';
import unknownError from '@salesforce/label/c.Common_Unknown_Error';

/** What the platform hands to a component when Apex, the record API or the browser fails: any of these, or less. */
interface PlatformError {
  readonly body?: ErrorBody | readonly ErrorBody[] | string | null;
  readonly message?: unknown;
  readonly statusText?: unknown;
}

interface ErrorBody {
  readonly message?: unknown;
  readonly output?: ErrorBody | null;
  readonly errors?: readonly ErrorBody[];
  readonly pageErrors?: readonly ErrorBody[];
  readonly fieldErrors?: Readonly<Record<string, readonly ErrorBody[]>>;
}

/** Any failure of the platform as text for a person: each message once, in the order the platform gives them. */
export function errorSentence(failure: unknown): string {
  const messages = [...new Set(messagesOf(failure))];
  return messages.length > 0 ? messages.join(' ') : unknownError;
}

/** Whether it says that this is for administrators of syncs alone: trying again does not help then. */
export const isForAdmins = (sentence: string | null): boolean => sentence === needAdmin;

function messagesOf(failure: unknown): string[] {
  if (typeof failure === 'string') return texts([failure]);
  if (typeof failure !== 'object' || failure === null) return [];
  if (Array.isArray(failure)) return failure.flatMap(messagesOf);
  const { body, message, statusText } = failure as PlatformError;
  const told = bodyMessages(body);
  return told.length > 0 ? told : texts([message]).concat(texts([message ? undefined : statusText]));
}

function bodyMessages(body: PlatformError['body']): string[] {
  if (typeof body === 'string') return texts([body]);
  if (!body) return [];
  if (Array.isArray(body)) return body.flatMap((each) => bodyMessages(each));
  const { message, output, errors = [], pageErrors = [], fieldErrors = {} } = body as ErrorBody;
  const particular = [...errors, ...pageErrors, ...Object.values(fieldErrors).flat()].flatMap((each) =>
    texts([each.message])
  );
  const inner = [...particular, ...bodyMessages(output)];
  // A record that could not be saved carries "An error occurred while ..." beside the reasons, which say more.
  return inner.length > 0 ? inner : texts([message]);
}

const texts = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');
