/** `Test`, `Assert`, `System`, `Limits`, `UserInfo`, `FeatureManagement`, `Database`. */
import type { TypeRef } from '../declarations';
import type { Execution } from '../execution';
import { exactlyEqual } from '../equality';
import { runTextQuery } from '../org/query';
import { CompileError, Fatal, NotSupported } from '../stops';
import { EnumValue, IdValue, MapValue, ObjectValue, showValue, type Value } from '../values';
import { as, inside, type Native, type NativeTable, now, textIn } from './native';

/** Says what is wrong with the values, null when nothing is. */
type Check = (exec: Execution, a: Value, b: Value) => string | null;

const expected = (wanted: string, actual: Value): string =>
  `Expected: ${wanted}, Actual: ${showValue(actual)}`;

const checks: Readonly<Record<string, [count: number, check: Check]>> = {
  areEqual: [2, (_, a, b) => (exactlyEqual(a, b) ? null : expected(showValue(a), b))],
  areNotEqual: [2, (_, a, b) => (exactlyEqual(a, b) ? `Same value: ${showValue(a)}` : null)],
  isTrue: [1, (_, a) => (a === true ? null : expected('true', a))],
  isFalse: [1, (_, a) => (a === false ? null : expected('false', a))],
  isNull: [1, (_, a) => (a === null ? null : expected('null', a))],
  isNotNull: [1, (_, a) => (a === null ? 'Value is null' : null)],
  isInstanceOfType: [
    2,
    ({ world }, a, type) => {
      const wanted = inside<TypeRef>(type);
      return world.types.isInstance(a, wanted, null) ? null : expected(wanted.text, a);
    }
  ],
  fail: [0, () => 'fail']
};

/** Each check with and without words of the test. */
const assertStatics: NativeTable = Object.fromEntries(
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

const testStatics: NativeTable = {
  'startTest/0': (exec) => {
    if (exec.phase !== 'before startTest') throw new CompileError('Test.startTest() a second time');
    Object.assign(exec, { phase: 'testing', counts: {}, hasUncommittedWork: false });
    return null;
  },
  'isRunningTest/0': (exec) => exec.options.isTest,
  'stopTest/0': (exec) => {
    if (exec.phase !== 'testing') throw new CompileError('Test.stopTest() without Test.startTest()');
    exec.phase = 'stopped';
    return null;
  },
  'setMock/2': (exec, _, face, mock) => {
    const type = inside<TypeRef>(face);
    const isKnown = exec.options.isTest && type.key === 'httpcalloutmock';
    if (!isKnown) throw new NotSupported(`this mock of ${type.text}`);
    const isMock = exec.world.types.isInstance(mock, type, null);
    if (!isMock) throw new CompileError('a mock without the interface');
    exec.mock = as(ObjectValue, mock);
    return null;
  }
};

const counted = { Queries: 'SOQL queries', DmlStatements: 'DML statements', Callouts: 'callouts' } as const;

const limitsStatics: NativeTable = Object.fromEntries(
  Object.entries(counted).map(([name, key]) => [`get${name}/0`, (exec: Execution) => exec.counts[key] ?? 0])
);

const userInfoStatics: NativeTable = {
  'getUserId/0': (exec) => new IdValue(exec.userId),
  'getOrganizationId/0': (exec) => new IdValue(exec.world.database.org.orgId),
  'getName/0': (exec) => String(exec.world.database.org.store.get('User', exec.userId)?.Name)
};

const featureStatics: NativeTable = {
  'checkPermission/1': (exec, _, name) => {
    const answer = exec.world.database.rightsOf(exec.userId).has(textIn(name));
    if (answer !== undefined) return answer;
    throw new NotSupported(`the custom permission ${textIn(name)}, which the package has not`);
  }
};

const databaseStatics: NativeTable = {
  'queryWithBinds/3': (exec, _, text, binds, level) => {
    const entries = [...as(MapValue, binds).entries.values()].map(
      ({ key, value }) => [textIn(key), value] as const
    );
    const mode = as(EnumValue, level).name === 'USER_MODE' ? 'user' : 'system';
    return runTextQuery(exec, textIn(text), new Map(entries), mode);
  }
};

export const systemStatics = {
  ...{ test: testStatics, assert: assertStatics, limits: limitsStatics, userinfo: userInfoStatics },
  ...{ featuremanagement: featureStatics, database: databaseStatics, system: { 'now/0': now } }
};
