/** Callouts: to the mock of a test, or over real HTTP through a named credential. */
import type { Execution } from '../run/execution';
import { callOn } from '../run/objects';
import { NotSupported } from '../stops';
import { raise } from '../values/exceptions';
import { typeOf } from '../program/declarations';
import { ListValue, NativeValue, type Value } from '../values/values';
import { inside, integerIn, type NativeTable, textIn } from './native';

interface Message {
  method: string;
  endpoint: string;
  /** By lower-case name: the name as it was set, and the value. */
  readonly headers: Map<string, [name: string, value: string]>;
  body: string;
  timeout: number;
  status: number;
  statusText: string;
}

/** Milliseconds that a callout waits unless told. */
const usualTimeout = 10_000;

export const newMessage = (type: 'httprequest' | 'httpresponse'): NativeValue<Message> =>
  new NativeValue(type, {
    method: '',
    endpoint: '',
    headers: new Map(),
    body: '',
    timeout: usualTimeout,
    status: 0,
    statusText: ''
  });

const message = (self: Value): Message => inside<Message>(self);

/** A method that sets one part. */
const setting =
  (work: (to: Message, value: Value) => void) =>
  (_: unknown, self: Value, value: Value): Value => {
    work(message(self), value);
    return null;
  };

const both: NativeTable = {
  'setHeader/2': (_, self, name, value) => {
    message(self).headers.set(textIn(name).toLowerCase(), [textIn(name), textIn(value)]);
    return null;
  },
  'getHeader/1': (_, self, name) => message(self).headers.get(textIn(name).toLowerCase())?.[1] ?? null,
  'setBody/1': setting((to, value) => (to.body = textIn(value))),
  'getBody/0': (_, self) => message(self).body
};

export const httpMethods: Readonly<Record<string, NativeTable>> = {
  httprequest: {
    ...both,
    'setMethod/1': setting((to, value) => (to.method = textIn(value))),
    'getMethod/0': (_, self) => message(self).method,
    'setEndpoint/1': setting((to, value) => (to.endpoint = textIn(value))),
    'getEndpoint/0': (_, self) => message(self).endpoint,
    'setTimeout/1': setting((to, value) => {
      const wanted = integerIn(value);
      if (wanted < 1 || wanted > 120_000)
        throw raise('CalloutException', 'Argument 1 should be between 1 and 120000');
      to.timeout = wanted;
    })
  },
  httpresponse: {
    ...both,
    'setStatusCode/1': setting((to, value) => (to.status = integerIn(value))),
    'getStatusCode/0': (_, self) => message(self).status,
    'setStatus/1': setting((to, value) => (to.statusText = textIn(value))),
    'getStatus/0': (_, self) => message(self).statusText,
    'getHeaderKeys/0': (_, self) =>
      new ListValue(
        typeOf('String'),
        [...message(self).headers.values()].map(([name]) => name)
      )
  },
  http: { 'send/1': (exec, _, request) => send(exec, request) }
};

async function send(exec: Execution, request: Value): Promise<Value> {
  const sent = message(request);
  exec.beforeCallout();
  const mock = exec.mocks.get('httpcalloutmock');
  if (mock) return (await callOn(exec, mock, mock.decl, 'respond', [request])) ?? null;
  if (exec.options.isTest) {
    throw raise('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  return sendForReal(exec, sent);
}

async function sendForReal(exec: Execution, sent: Message): Promise<Value> {
  const { url, headers } = addressOf(exec, sent.endpoint);
  const given = Object.fromEntries([...sent.headers.values()]);
  const body = sent.method === 'GET' || sent.body === '' ? undefined : sent.body;
  const signal = AbortSignal.timeout(sent.timeout);
  try {
    const answer = await fetch(url, {
      method: sent.method,
      headers: { ...given, ...headers },
      body,
      signal,
      redirect: 'manual'
    });
    const response = newMessage('httpresponse');
    response.data.status = answer.status;
    response.data.statusText = answer.statusText;
    answer.headers.forEach((value, name) => response.data.headers.set(name, [name, value]));
    response.data.body = await answer.text();
    return response;
  } catch {
    throw raise('CalloutException', signal.aborted ? 'Read timed out' : 'Connection refused');
  }
}

/** Where `callout:Name/path` leads, for a user whose permission sets allow it. */
function addressOf(
  exec: Execution,
  endpoint: string
): { url: string; headers: Readonly<Record<string, string>> } {
  const [, name = '', path = ''] = /^callout:(\w+)(.*)$/is.exec(endpoint) ?? [];
  if (name === '') throw new NotSupported('a callout past the named credentials');
  const { namedCredentials, database } = exec.world;
  const credential = namedCredentials[name];
  if (!credential || !database.rightsOf(exec.userId).canCall(name)) {
    throw raise(
      'CalloutException',
      `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`
    );
  }
  return { url: credential.url.replace(/\/$/, '') + path, headers: credential.headers };
}
