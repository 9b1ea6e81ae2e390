/** Callouts: to the mock of a test, or over real HTTP through a named credential. */
import type { Execution } from '../execution';
import { callOn } from '../objects';
import type { NamedCredential } from '../org/credentials';
import { NotSupported } from '../stops';
import { NativeValue, raise, type Value } from '../values';
import { as, inside, integerIn, type Native, type NativeTable, textIn } from './native';

/** What was set on a request or response; milliseconds that a callout waits unless told. */
interface Message {
  readonly parts: Record<string, Value>;
  readonly headers: Record<string, string>;
}

export const newMessage = (type: string): NativeValue<Message> =>
  new NativeValue(type, { parts: { Body: '', Timeout: 10_000 }, headers: {} });

const message = (self: Value): Message => inside<Message>(self);

/** Requests tell their time limit to nobody. */
const setTimeout: Native = (_, self, value) => {
  const milliseconds = integerIn(value);
  if (milliseconds < 1 || milliseconds > 120_000) throw raise('CalloutException', 'a timeout out of bounds');
  message(self).parts.Timeout = milliseconds;
  return null;
};

/** Setters and getters of that name. */
const property = (name: string): NativeTable => ({
  [`set${name}/1`]: (_, self, value) => {
    message(self).parts[name] = value;
    return null;
  },
  [`get${name}/0`]: (_, self) => message(self).parts[name] ?? null
});

const both: NativeTable = {
  ...property('Body'),
  'setHeader/2': (_, self, name, value) => {
    message(self).headers[textIn(name).toLowerCase()] = textIn(value);
    return null;
  },
  'getHeader/1': (_, self, name) => message(self).headers[textIn(name).toLowerCase()] ?? null
};

export const httpMethods: Readonly<Record<string, NativeTable>> = {
  httprequest: { ...both, ...property('Method'), ...property('Endpoint'), 'setTimeout/1': setTimeout },
  httpresponse: { ...both, ...property('StatusCode'), ...property('Status') },
  http: { 'send/1': (exec, _, request) => send(exec, request) }
};

async function send(exec: Execution, request: Value): Promise<Value> {
  const { parts, headers } = message(request);
  exec.beforeCallout();
  if (exec.mock) return as(NativeValue, (await callOn(exec, exec.mock, 'respond', [request])) ?? null);
  if (exec.options.isTest)
    throw raise('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  const to = addressOf(exec, textIn(parts.Endpoint ?? null));
  const signal = AbortSignal.timeout(Number(parts.Timeout));
  const body = textIn(parts.Body ?? '') || undefined;
  const method = textIn(parts.Method ?? null);
  try {
    const all = { ...headers, ...to.headers };
    const answer = await fetch(to.url, { method, body, signal, headers: all, redirect: 'manual' });
    const { status: StatusCode, statusText: Status } = answer;
    const response = newMessage('httpresponse');
    Object.assign(response.data.parts, { StatusCode, Status, Body: await answer.text() });
    Object.assign(response.data.headers, Object.fromEntries(answer.headers));
    return response;
  } catch {
    throw raise('CalloutException', signal.aborted ? 'Read timed out' : 'Connection refused');
  }
}

/** Where `callout:Name/path` leads, for a user whose permission sets allow it. */
function addressOf(exec: Execution, endpoint: string): NamedCredential {
  const [, name = '', path = ''] = /^callout:(\w+)(.*)$/is.exec(endpoint) ?? [];
  if (name === '') throw new NotSupported('a callout past the named credentials');
  const { credentials, database } = exec.world;
  const credential = credentials.named[name];
  if (credential && database.rightsOf(exec.userId).canCall(name)) {
    return { url: credential.url.replace(/\/$/, '') + path, headers: credential.headers };
  }
  const reason = `You might not have the required permissions, or the named credential "${name}" might not exist.`;
  throw raise('CalloutException', `The callout couldn't access the endpoint. ${reason}`);
}
