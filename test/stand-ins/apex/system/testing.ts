/** `Test`, `Assert`, `System`, `Limits`, `UserInfo`, `FeatureManagement`, `Database` and other small classes. */
import { runDynamicQuery } from '../org/query';
import { type DmlKind, writeRecords, type Written } from '../org/write';
import { type ClassDecl, type TypeRef, typeOf } from '../program/declarations';
import { type Execution, limits } from '../run/execution';
import { toId } from '../run/types';
import { CompileError, Fatal, NotSupported } from '../stops';
import { exactlyEqual } from '../values/equality';
import { nullPointer } from '../values/exceptions';
import { showValue, textOf } from '../values/text';
import {
  DatetimeValue,
  EnumValue,
  IdValue,
  ListValue,
  MapValue,
  NativeValue,
  ObjectValue,
  type Value
} from '../values/values';
import { inside, type NativeTable, textIn } from './native';

function fail(message: string, extra: Value | undefined): never {
  const said = extra === undefined || extra === null ? '' : `: ${showValue(extra)}`;
  throw new Fatal('System.AssertException', `Assertion Failed${said}${message === '' ? '' : `: ${message}`}`);
}

function assertEqual(expected: Value, actual: Value, extra?: Value): Value {
  if (exactlyEqual(expected, actual)) return null;
  return fail(`Expected: ${showValue(expected)}, Actual: ${showValue(actual)}`, extra);
}

function assertDifferent(expected: Value, actual: Value, extra?: Value): Value {
  return exactlyEqual(expected, actual) ? fail(`Same value: ${showValue(actual)}`, extra) : null;
}

/** @throws Fatal unless the value is the one wanted */
function assertIs(wanted: boolean | null, value: Value, extra?: Value): Value {
  if (typeof wanted === 'boolean' && value === null) throw nullPointer();
  return value === wanted ? null : fail(`Expected: ${wanted}, Actual: ${showValue(value)}`, extra);
}

const assertNotNull = (value: Value, extra?: Value): Value =>
  value === null ? fail('Value is null', extra) : null;

function assertInstance(exec: Execution, value: Value, type: Value, extra?: Value): Value {
  const wanted = inside<{ type: TypeRef; from: ClassDecl | null }>(type);
  const fits = exec.world.types.isInstance(value, wanted.type, wanted.from);
  return fits ? null : fail(`Expected: ${wanted.type.text}, Actual: ${showValue(value)}`, extra);
}

export const assertStatics: NativeTable = {
  'areEqual/2': (_, __, a, b) => assertEqual(a, b),
  'areEqual/3': (_, __, a, b, extra) => assertEqual(a, b, extra),
  'areNotEqual/2': (_, __, a, b) => assertDifferent(a, b),
  'areNotEqual/3': (_, __, a, b, extra) => assertDifferent(a, b, extra),
  'isTrue/1': (_, __, value) => assertIs(true, value),
  'isTrue/2': (_, __, value, extra) => assertIs(true, value, extra),
  'isFalse/1': (_, __, value) => assertIs(false, value),
  'isFalse/2': (_, __, value, extra) => assertIs(false, value, extra),
  'isNull/1': (_, __, value) => assertIs(null, value),
  'isNull/2': (_, __, value, extra) => assertIs(null, value, extra),
  'isNotNull/1': (_, __, value) => assertNotNull(value),
  'isNotNull/2': (_, __, value, extra) => assertNotNull(value, extra),
  'isInstanceOfType/2': (exec, _, value, type) => assertInstance(exec, value, type),
  'isInstanceOfType/3': (exec, _, value, type, extra) => assertInstance(exec, value, type, extra),
  'fail/0': () => fail('', undefined),
  'fail/1': (_, __, extra) => fail('', extra)
};

const inTest = (exec: Execution): void => {
  if (!exec.options.isTest) throw new NotSupported('Test outside a test');
};

export const testStatics: NativeTable = {
  'isRunningTest/0': (exec) => exec.options.isTest,
  'startTest/0': (exec) => {
    inTest(exec);
    if (exec.phase !== 'before startTest') throw new CompileError('Test.startTest() a second time');
    exec.phase = 'testing';
    exec.freshLimits();
    return null;
  },
  'stopTest/0': (exec) => {
    if (exec.phase !== 'testing') throw new CompileError('Test.stopTest() without Test.startTest()');
    exec.phase = 'stopped';
    return null;
  },
  'setMock/2': (exec, _, face, mock) => {
    inTest(exec);
    const { type } = inside<{ type: TypeRef }>(face);
    if (type.key !== 'httpcalloutmock' || !(mock instanceof ObjectValue))
      throw new NotSupported(`mocks of ${type.text}`);
    if (!exec.world.types.isInstance(mock, type, null))
      throw new CompileError('a mock that does not implement the interface');
    exec.mocks.set(type.key, mock);
    return null;
  },
  'setCreatedDate/2': (exec, _, id, moment) => {
    inTest(exec);
    const { store, catalog } = exec.world.database.org;
    const object = id instanceof IdValue ? catalog.ofId(id.text) : undefined;
    const row = object && id instanceof IdValue ? store.get(object.name, id.text) : undefined;
    if (!object || !row || !(moment instanceof DatetimeValue)) throw nullPointer();
    store.journal.put(object.name, {
      ...row,
      CreatedDate: new Date(moment.ms).toISOString().replace(/\.\d+Z$/, '.000+0000')
    });
    return null;
  }
};

export const systemStatics: NativeTable = {
  'debug/1': () => null,
  'debug/2': () => null,
  'now/0': (exec) => new DatetimeValue(exec.world.database.org.clock.now().getTime()),
  'currentTimeMillis/0': (exec) => BigInt(exec.world.database.org.clock.now().getTime()),
  'assert/1': (_, __, value) => assertIs(true, value),
  'assert/2': (_, __, value, extra) => assertIs(true, value, extra),
  'assertEquals/2': (_, __, a, b) => assertEqual(a, b),
  'assertEquals/3': (_, __, a, b, extra) => assertEqual(a, b, extra),
  'assertNotEquals/2': (_, __, a, b) => assertDifferent(a, b),
  'assertNotEquals/3': (_, __, a, b, extra) => assertDifferent(a, b, extra)
};

const counted = {
  Queries: 'queries',
  DmlStatements: 'dmlStatements',
  DmlRows: 'dmlRows',
  QueryRows: 'queryRows',
  Callouts: 'callouts'
} as const;

export const limitsStatics: NativeTable = Object.fromEntries(
  Object.entries(counted).flatMap(([name, key]) => [
    [`get${name}/0`, (exec: Execution) => exec.counts[key]],
    [`getLimit${name}/0`, () => limits[key]]
  ])
);

const userField =
  (name: string) =>
  (exec: Execution): Value => {
    const row = exec.world.database.org.store.get('User', exec.userId);
    const value = row?.[name];
    return typeof value === 'string' ? value : null;
  };

export const userInfoStatics: NativeTable = {
  'getUserId/0': (exec) => new IdValue(exec.userId),
  'getOrganizationId/0': (exec) => exec.world.database.org.orgId,
  'getName/0': userField('Name'),
  'getUserName/0': userField('Username'),
  'getUserEmail/0': userField('Email'),
  'getLanguage/0': userField('LanguageLocaleKey'),
  'getLocale/0': userField('LocaleSidKey')
};

export const featureStatics: NativeTable = {
  'checkPermission/1': (exec, _, name) => {
    const { access } = exec.world.database;
    if (!access.knows(textIn(name)))
      throw new NotSupported(`the custom permission ${textIn(name)}, which the package has not`);
    return exec.world.database.rightsOf(exec.userId).has(textIn(name));
  }
};

const modeIn = (level: Value): 'user' | 'system' => {
  if (!(level instanceof EnumValue)) throw nullPointer();
  return level.name === 'USER_MODE' ? 'user' : 'system';
};

const mapIn = (value: Value): MapValue | null => {
  if (value === null || value instanceof MapValue) return value;
  throw new CompileError('a map of binds');
};

/** `Database.insert(records, allOrNone, accessLevel)` and its kin. */
function dml(kind: DmlKind) {
  return (exec: Execution, records: Value, options: { isAllOrNone: Value; level?: Value }): Value => {
    const mode = options.level === undefined ? 'system' : modeIn(options.level);
    const results = writeRecords(exec, { kind, mode, isAllOrNone: options.isAllOrNone !== false }, records);
    const values = results.map((one) => new NativeValue('saveresult', one));
    return records instanceof ListValue ? new ListValue(typeOf('SaveResult'), values) : (values[0] ?? null);
  };
}

const dmlStatics: NativeTable = Object.fromEntries(
  (['insert', 'update', 'upsert', 'delete'] as const).flatMap((kind) => {
    const work = dml(kind);
    return [
      [
        `${kind}/1`,
        (exec: Execution, _: Value, records: Value) => work(exec, records, { isAllOrNone: true })
      ],
      [
        `${kind}/2`,
        (exec: Execution, _: Value, records: Value, second: Value) =>
          typeof second === 'boolean'
            ? work(exec, records, { isAllOrNone: second })
            : work(exec, records, { isAllOrNone: true, level: second })
      ],
      [
        `${kind}/3`,
        (exec: Execution, _: Value, records: Value, isAllOrNone: Value, level: Value) =>
          work(exec, records, { isAllOrNone, level })
      ]
    ];
  })
);

export const databaseStatics: NativeTable = {
  ...dmlStatics,
  'query/1': (exec, _, text) => runDynamicQuery(exec, textIn(text), null, 'system'),
  'query/2': (exec, _, text, level) => runDynamicQuery(exec, textIn(text), null, modeIn(level)),
  'queryWithBinds/3': (exec, _, text, binds, level) =>
    runDynamicQuery(exec, textIn(text), mapIn(binds), modeIn(level))
};

const error = (self: Value) => inside<NonNullable<Written['error']>>(self);

export const resultMethods: Readonly<Record<string, NativeTable>> = {
  saveresult: {
    'isSuccess/0': (_, self) => inside<Written>(self).error === null,
    'getId/0': (_, self) => inside<Written>(self).id,
    'getErrors/0': (_, self) => {
      const one = inside<Written>(self).error;
      return new ListValue(typeOf('Error'), one ? [new NativeValue('error', one)] : []);
    }
  },
  error: {
    'getMessage/0': (_, self) => error(self).message,
    'getFields/0': (_, self) => new ListValue(typeOf('String'), [...error(self).fields]),
    'getStatusCode/0': (_, self) => new EnumValue('StatusCode', error(self).code, 0)
  },
  type: { 'getName/0': (_, self) => inside<{ type: TypeRef }>(self).type.text }
};

/** As Java's URLEncoder. */
function urlEncode(text: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, percent)
    .replace(/%20/g, '+');
}

const onlyUtf8 = (charset: Value): void => {
  if (textIn(charset).toUpperCase() !== 'UTF-8')
    throw new NotSupported(`the character set ${textIn(charset)}`);
};

export const encodingStatics: NativeTable = {
  'urlEncode/2': (_, __, text, charset) => {
    onlyUtf8(charset);
    return urlEncode(textIn(text));
  },
  'urlDecode/2': (_, __, text, charset) => {
    onlyUtf8(charset);
    return decodeURIComponent(textIn(text).replace(/\+/g, ' '));
  }
};

export const idStatics: NativeTable = {
  'valueOf/1': (_, __, value) => (value instanceof IdValue ? value : toId(textOf(textIn(value))))
};
