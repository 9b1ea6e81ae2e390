/** Apex as a language: what the runner makes of it, and what it refuses. Source: package-toolchain 5. */
import { writePackage } from '../apex-fixture/write-package';
import { ApexTests, type ApexTestResult } from './apex-tests';

/** Runs the statements as a test method of a class that may hold more members. */
async function run(statements: string, members = ''): Promise<ApexTestResult> {
  const text = `@IsTest\nprivate class Probe {\n${members}\n@IsTest\nstatic void probe() {\n${statements}\n}\n}`;
  const folder = writePackage({ Probe: text });
  return new ApexTests({ folders: [folder] }).run({ className: 'Probe', method: 'probe' });
}

async function passes(statements: string, members?: string): Promise<void> {
  const { outcome, message } = await run(statements, members);
  expect(`${outcome} ${message}`).toBe('passed ');
}

async function throws(statements: string, text: string): Promise<void> {
  const { outcome, message } = await run(statements);
  expect(outcome).toBe('failed');
  expect(message).toContain(text);
}

describe('package-toolchain 5: what the runner does not know', () => {
  test('package-toolchain 5: stops with what and where, and counts apart from failures', async () => {
    const { outcome, message } = await run(
      "Integer one = 1;\nList<String> all = 'a|b'.splitByCharacterType();"
    );
    expect(outcome).toBe('unsupported');
    expect(message).toMatch(/^not supported: string\.splitByCharacterType\(\).* at line 7 of .*Probe\.cls$/);
  });

  test('package-toolchain 5: is not swallowed by a catch of everything, nor by finally', async () => {
    const { outcome } = await run(
      "try { 'a'.getChars(); } catch (Exception any) { } finally { Integer x = 1; }"
    );
    expect(outcome).toBe('unsupported');
  });

  test.each([
    ['a statement', 'Account one; merge one one;'],
    ['an operator', 'Integer x = 1 << 2;'],
    ['a type', 'Messaging.Email one;'],
    ['a name', 'Integer x = nobody;'],
    ['a class', 'Integer x = Crypto.getRandomInteger();'],
    ['text of a moment in the local time', "String s = '' + System.now();"],
    ['a pattern', "List<String> parts = 'a1b'.split('[0-9]');"]
  ])('package-toolchain 5: %s is refused', async (_, statements) => {
    expect((await run(statements)).outcome).toBe('unsupported');
  });

  test.each([
    ['a syntax error', 'Integer x = ;'],
    ['a method', "Probe.nobody('a');"],
    ['a field of a record', "Contact c = new Contact(Nobody__c = 'a');"],
    ['a field of a record that is read', 'Object o = new Contact().Nobody__c;'],
    ['a field in a query', 'List<Contact> all = [SELECT Nobody__c FROM Contact];'],
    ['an object in a query', 'List<SObject> all = [SELECT Id FROM Nobody__c];'],
    ['a label', 'String s = System.Label.Nobody;'],
    ['text in a number', "Integer x = 'a';"]
  ])('package-toolchain 5: %s that does not exist fails as it would not compile', async (_, statements) => {
    if (statements === 'Integer x = ;') return expect(run(statements)).rejects.toThrow('syntax');
    return throws(statements, 'would not compile');
  });
});

describe('package-toolchain 5: semantics of Apex', () => {
  test.each([
    ['names have no case', "String Text = 'a'; TEXT = text + 'B'; Assert.AREEQUAL('aB', tExt);"],
    ['== of text has no case, assertions have', "Assert.isTrue('a' == 'A'); Assert.areNotEqual('a', 'A');"],
    [
      'switch on text has case',
      "switch on 'a' { when 'A' { Assert.fail(); } when 'a', 'b' { } when else { Assert.fail(); } }"
    ],
    ['integers divide without a rest', 'Assert.areEqual(2, 5 / 2); Assert.areEqual(-2, -5 / 2);'],
    ['integers wrap at 32 bits', 'Integer x = 2147483647; x += 1; Assert.areEqual(0 - 2147483647 - 1, x);'],
    [
      'decimals are exact',
      "Decimal x = 0.1 + 0.2; Assert.areEqual(0.3, x); Assert.areEqual(3, (1.5 * 2).intValue()); Assert.areEqual('0.10', String.valueOf(0.10));"
    ],
    ['an Integer becomes a Decimal', 'Decimal x = 5; Assert.isTrue(x > 4.9);'],
    ['null is joined as text', "String s; Assert.areEqual('nulla', s + 'a');"],
    ['a number compared with null is false', 'Integer x; Assert.isFalse(x < 1); Assert.isFalse(x > 1);'],
    [
      'both lengths of an id are one',
      "Id a = '003000000000001'; Assert.isTrue(a == '003000000000001AAA'); String s = a; Assert.areEqual(18, s.length());"
    ],
    ['?. and ??', "String s; Assert.isNull(s?.length()); Assert.areEqual('b', s ?? 'b');"],
    ['ternary, ++ and +=', 'Integer x = 1; x += x++ == 1 ? 5 : 7; Assert.areEqual(6, x);'],
    [
      'lists are equal by what they hold',
      "Assert.isTrue(new List<String>{ 'a' } == new List<String>{ 'A' });"
    ],
    [
      'sets and maps keep one of each',
      "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.put('a', 2); Assert.areEqual(1, m.size()); Assert.areEqual(2, m.get('a')); Assert.isFalse(new Set<String>{ 'a' }.contains('A'));"
    ],
    [
      'loops',
      "Integer n = 0; for (Integer i = 0; i < 9; i++) { if (i == 1) { continue; } if (i == 4) { break; } n += i; } for (String s : new List<String>{ 'a', 'b' }) { n++; } while (n < 10) { n++; } Assert.areEqual(10, n);"
    ],
    [
      'String.format',
      "Assert.areEqual('Hello you', String.format(System.Label.Hello, new List<Object>{ 'you' }));"
    ],
    [
      'substringBefore is all of the text where the part is not in it',
      "Assert.areEqual('a', 'a.b.c'.substringBefore('.')); Assert.areEqual('abc', 'abc'.substringBefore('.'));"
    ],
    [
      'trim takes blanks and control characters away',
      "Assert.areEqual('a b', ' \\t\\na b \\r'.trim()); Assert.areEqual('abab', 'ab'.repeat(2));"
    ],
    [
      'casts',
      "Object o = 'a'; String s = (String) o; try { Integer i = (Integer) o; Assert.fail(); } catch (TypeException e) { Assert.isTrue(e.getMessage().contains('Invalid conversion')); }"
    ]
  ])('package-toolchain 5: %s', async (_, statements) => passes(statements));

  test.each([
    [
      'null has no members',
      'String s; Integer n = s.length();',
      'System.NullPointerException: Attempt to de-reference a null object'
    ],
    ['null is no condition', 'Boolean b; if (b) { }', 'System.NullPointerException'],
    ['division by zero', 'Integer x = 0; x = 1 / x;', 'System.MathException: Divide by 0'],
    [
      'a place beyond the list',
      'Integer x = new List<Integer>{ 1 }[1];',
      'System.ListException: List index out of bounds: 1'
    ],
    ['what is no id', "Id x = 'abc';", 'System.StringException: Invalid id: abc'],
    [
      'a query without a row for a record',
      "Contact c = [SELECT Id FROM Contact WHERE LastName = 'x'];",
      'System.QueryException: List has no rows'
    ],
    [
      'a field that was not queried',
      "insert new Contact(LastName = 'a'); Object o = [SELECT Id FROM Contact][0].LastName;",
      'without querying the requested field: Contact.LastName'
    ]
  ])('package-toolchain 5: %s raises', (_, statements, message) => throws(statements, message));

  test('package-toolchain 5: an assertion that fails is caught by nothing', () =>
    throws("try { Assert.areEqual(1, 2, 'sums'); } catch (Exception e) { }", 'Expected: 1, Actual: 2'));

  test('package-toolchain 5: what never ends is ended', () => throws('while (true) { }', 'CPU time limit'));

  test('package-toolchain 5: classes, interfaces, enums, properties and initialisers work together', () =>
    passes(
      "Assert.areEqual('dog says wow 1', new Dog('dog').speak());\n" +
        "Assert.isTrue(new Dog('a') instanceof Animal); Assert.isFalse((Object) new Dog('b') instanceof Probe);\n" +
        'Shade one = Shade.DARK; switch on one { when DARK { } when else { Assert.fail(); } }\n' +
        "Box box = new Box(); box.content = 3; Assert.areEqual(6, box.content); Assert.areEqual('set', log);",
      'enum Shade { LIGHT, DARK }\nstatic String log;\nstatic { log = null; }\n' +
        "interface Animal { String speak(); }\nabstract class Base implements Animal { protected String name; Integer age = 1; Base(String name) { this.name = name; } virtual String sound() { return ''; } public String speak() { return name + ' says ' + sound() + ' ' + age; } }\n" +
        "class Dog extends Base { Dog(String name) { super(name); } override String sound() { return 'wow'; } }\n" +
        "class Box { Integer content { get { return content * 2; } set { content = value; log = 'set'; } } }"
    ));

  test('package-toolchain 5: exceptions carry message and cause, and finally always runs', () =>
    passes(
      "Integer n = 0;\ntry {\ntry { throw new Oops('a'); } finally { n++; }\n} catch (Oops e) { n++; Oops more = new Oops('b', e); Assert.areEqual('a', more.getCause().getMessage()); Assert.areEqual('Probe.Oops', e.getTypeName()); Assert.areEqual(8, e.getLineNumber()); }\nAssert.areEqual(2, n);",
      'class Oops extends Exception { }'
    ));

  test('package-toolchain 5: a call takes the method that fits best', () =>
    passes(
      "Assert.areEqual('text', kind('a')); Assert.areEqual('number', kind(1)); Assert.areEqual('object', kind(true));",
      "static String kind(Object o) { return 'object'; }\nstatic String kind(String s) { return 'text'; }\nstatic String kind(Decimal d) { return 'number'; }"
    ));

  test('package-toolchain 5: JSON is read into classes and written from them', () =>
    passes(
      `Shape one = (Shape) JSON.deserialize('{"name":"a","parts":[{"at":"2026-01-02T03:04:05.000Z"}],"more":{"x":1},"unknown":[1]}', Shape.class);
       Assert.areEqual(Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5), one.parts[0].at); Assert.areEqual('1', String.valueOf(one.more.get('x'))); Assert.isNull(one.absent);
       Assert.areEqual('{"name":"a","parts":[{"at":"2026-01-02T03:04:05.000Z"}],"more":{"x":1},"absent":null}', JSON.serialize(one));
       try { JSON.deserialize('{"parts":3}', Shape.class); Assert.fail(); } catch (JSONException e) { }
       Map<String, Object> free = (Map<String, Object>) JSON.deserializeUntyped('{"a":[1,true,null]}'); Assert.areEqual(3, ((List<Object>) free.get('a')).size());`,
      'class Shape { String name; List<Part> parts; Map<String, Integer> more; String absent; }\nclass Part { Datetime at; }'
    ));
});
