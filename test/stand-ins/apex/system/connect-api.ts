/** ConnectApi.NamedCredentials: what an admin's screen enters for callouts (Apex reference, NamedCredentials class). */
import { stringType, typeOf } from '../declarations';
import type { Execution } from '../execution';
import { EnumValue, MapValue, NativeValue, raise, type Value } from '../values';
import { put } from './collections';
import { as, type Native, type NativeTable, textIn } from './native';
import { memberOf, newShape } from './shapes';

/** Tests of the platform see no data of Connect: it says so. */
const connected =
  (work: Native): Native =>
  (exec, self, ...args) => {
    if (!exec.options.isTest) return work(exec, self, ...args);
    const message =
      'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).';
    throw raise('UnsupportedOperationException', message);
  };

const notThere = (name: string) =>
  raise('ConnectApiException', `The named credential ${name} was not found.`);

/** Names carry the package's namespace where it has one. */
const plain = (name: Value): string => textIn(name).replace(/^[a-z]\w*?__/i, '');

function namedIn({ world }: Execution, name: Value) {
  const found = world.credentials.named[plain(name)];
  if (!found) throw notThere(textIn(name));
  return found;
}

const getNamed: Native = (exec, _, name) =>
  newShape('connectapi.namedcredential', {
    calloutUrl: namedIn(exec, name ?? null).url,
    developerName: textIn(name ?? null)
  });

const updateNamed: Native = (exec, _, name, input) => {
  namedIn(exec, name ?? null).url = textIn(memberOf(as(NativeValue, input ?? null), 'calloutUrl'));
  return getNamed(exec, null, name ?? null);
};

/** Secrets are never told: of the values only the names. */
function credentialOf(exec: Execution, external: Value): Value {
  const entered = exec.world.credentials.enteredFor(plain(external));
  const names = new MapValue(stringType, typeOf('ConnectApi.CredentialValue'));
  for (const name of entered?.keys() ?? [])
    put(exec, names, name, newShape('connectapi.credentialvalue', { encrypted: true }));
  const type = 'ConnectApi.CredentialAuthenticationStatus';
  return newShape('connectapi.credential', {
    authenticationStatus: new EnumValue(type, entered ? 'Configured' : 'NotConfigured'),
    credentials: names,
    externalCredential: external
  });
}

/** Creating a credential that is there, and updating one that is not, are both refused. */
const enter =
  (expected: 'none' | 'one'): Native =>
  (exec, _, given) => {
    const input = as(NativeValue, given ?? null);
    const external = memberOf(input, 'externalCredential');
    const { credentials } = exec.world;
    const isThere = credentials.enteredFor(plain(external)) !== undefined;
    if (isThere !== (expected === 'one'))
      throw raise('ConnectApiException', `The credential ${isThere ? 'already exists' : 'was not found'}.`);
    const values = as(MapValue, memberOf(input, 'credentials'));
    const entries = [...values.entries.values()].map(
      ({ key, value }) => [textIn(key), textIn(memberOf(as(NativeValue, value), 'value'))] as const
    );
    credentials.enter(plain(external), new Map(entries));
    return credentialOf(exec, external);
  };

export const connectApiStatics: Readonly<Record<string, NativeTable>> = {
  'connectapi.namedcredentials': {
    'createCredential/1': connected(enter('none')),
    'getCredential/3': connected((exec, _, external) => credentialOf(exec, external ?? null)),
    'getNamedCredential/1': connected(getNamed),
    'updateCredential/1': connected(enter('one')),
    'updateNamedCredential/2': connected(updateNamed)
  }
};
