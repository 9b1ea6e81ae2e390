/** `Test`, `Assert`, `System`, `Limits`, `UserInfo`, `FeatureManagement`, `Database`. */
import type { TypeRef } from '../declarations';
import type { Execution } from '../execution';
import { exactlyEqual } from '../equality';
import { runTextQuery } from '../org/query';
import { CompileError, Fatal, NotSupported } from '../stops';
import { DatetimeValue, EnumValue, IdValue, MapValue, ObjectValue, showValue, type Value } from '../values';
import { as, inside, type Native, type NativeTable, textIn } from './native';

/** Says what is wrong with the values, null when nothing is. */
type Check = (exec: Execution, a: Value, b: Value) => string | null;

const checks: Readonly<Record<string, [count: number, check: Check]>> = {
  areEqual: [
    2,
    (_, a, b) => (exactlyEqual(a, b) ? null : `Expected: ${showValue(a)}, Actual: ${showValue(b)}`)
  ],
  areNotEqual: [2, (_, a, b) => (exactlyEqual(a, b) ? `Same value: ${showValue(a)}` : null)],
  isTrue: [1, (_, a) => (a === true ? null : `Expected: true, Actual: ${showValue(a)}`)],
  isFalse: [1, (_, a) => (a === false ? null : `Expected: false, Actual: ${showValue(a)}`)],
  isNull: [1, (_, a) => (a === null ? null : `Expected: null, Actual: ${showValue(a)}`)],
  isNotNull: [1, (_, a) => (a === null ? 'Value is null' : null)],
  isInstanceOfType: [
    2,
    ({ world }, a, type) => {
      const wanted = inside<TypeRef>(type);
      return world.types.isInstance(a, wanted, null)
        ? null
        : `Expected: ${wanted.text}, Actual: ${showValue(a)}`;
    }
  ],
  fail: [0, () => 'fail']
};

/** Each check with and without words of the test. */
export const assertStatics: NativeTable = Object.fromEntries(
  Object.entries(checks).flatMap(([name, [count, check]]) => {
    const work: Native = (exec, _, ...args) => {
      const wrong = check(exec, args[0] ?? null, args[1] ?? null);
      if (wrong === null) return null;
      const said = args.length > count ? `${showValue(args[count] ?? null)}: ` : '';
      throw new Fatal('System.AssertException', `Assertion Failed: ${said}${wrong}`);
    };
    return [
      [`${name}/${count}`, work],
      [`${name}/${count + 1}`, work]
    ];
  })
);

export const testStatics: NativeTable = {
  'isRunningTest/0': (exec) => exec.options.isTest,
  'startTest/0': (exec) => {
    if (exec.phase !== 'before startTest') throw new CompileError('Test.startTest() a second time');
    Object.assign(exec, { phase: 'testing', counts: {}, hasUncommittedWork: false });
    return null;
  },
  'stopTest/0': (exec) => {
    if (exec.phase !== 'testing') throw new CompileError('Test.stopTest() without Test.startTest()');
    exec.phase = 'stopped';
    return null;
  },
  'setMock/2': (exec, _, face, mock) => {
    const type = inside<TypeRef>(face);
    if (!exec.options.isTest || type.key !== 'httpcalloutmock')
      throw new NotSupported(`this mock of ${type.text}`);
    if (!exec.world.types.isInstance(mock, type, null))
      throw new CompileError('a mock without the interface');
    exec.mock = as(ObjectValue, mock);
    return null;
  }
};

export const systemStatics: NativeTable = {
  'debug/1': () => null,
  'now/0': (exec) => new DatetimeValue(exec.world.database.org.clock.now().getTime())
};

const counted = { Queries: 'SOQL queries', DmlStatements: 'DML statements', Callouts: 'callouts' } as const;

export const limitsStatics: NativeTable = Object.fromEntries(
  Object.entries(counted).map(([name, key]) => [`get${name}/0`, (exec: Execution) => exec.counts[key] ?? 0])
);

export const userInfoStatics: NativeTable = {
  'getUserId/0': (exec) => new IdValue(exec.userId),
  'getOrganizationId/0': (exec) => new IdValue(exec.world.database.org.orgId),
  'getName/0': (exec) => String(exec.world.database.org.store.get('User', exec.userId)?.Name)
};

export const featureStatics: NativeTable = {
  'checkPermission/1': (exec, _, name) => {
    const answer = exec.world.database.rightsOf(exec.userId).has(textIn(name));
    if (answer === undefined)
      throw new NotSupported(`the custom permission ${textIn(name)}, which the package has not`);
    return answer;
  }
};

export const databaseStatics: NativeTable = {
  'queryWithBinds/3': (exec, _, text, binds, level) => {
    const entries = Array.from(
      as(MapValue, binds).entries.values(),
      ({ key, value }) => [textIn(key), value] as const
    );
    const mode = as(EnumValue, level).name === 'USER_MODE' ? 'user' : 'system';
    return runTextQuery(exec, textIn(text), new Map(entries), mode);
  }
};
