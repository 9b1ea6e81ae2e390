import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readClass, readClasses } from '../../../scripts/apex-source/read-classes';
import { apexTypes } from '../../../scripts/lightning/apex-types';
import { repository } from './component-copy';

const typesOf = (...sources: string[]): string =>
  apexTypes(
    sources.map((source, place) => readClass(`${place}.cls`, source)).filter((read) => read !== null)
  );

test('package-toolchain 2: force-app/types/apex.d.ts says what Apex says (else npm run generate:apex-types)', () => {
  const written = readFileSync(path.join(repository, 'force-app/types/apex.d.ts'), 'utf8');
  expect(written).toBe(apexTypes(readClasses(repository, 'force-app')));
});

test('a view class becomes an interface whose members may lack a value, moments and ids as texts', () => {
  const text = typesOf(`public class V {
    @AuraEnabled public Datetime at { get; set; }
    @AuraEnabled public List<Id> ids;
    @AuraEnabled public Map<String, Decimal> sums;
    public String notSeen;
    public class Inner { @AuraEnabled public Boolean isOn { get; set; } }
    @AuraEnabled public Inner[] parts { get; set; }
  }`);
  expect(text).toContain(
    [
      '  interface V {',
      '    at?: string | null;',
      '    ids?: string[] | null;',
      '    sums?: Record<string, number> | null;',
      '    parts?: Apex.V.Inner[] | null;',
      '  }',
      '  namespace V {',
      '    interface Inner {',
      '      isOn?: boolean | null;'
    ].join('\n')
  );
  expect(text).not.toContain('notSeen');
});

test('a static @AuraEnabled method becomes a module with typed parameters and a promise', () => {
  const text = typesOf(
    `public with sharing class C {
      @AuraEnabled(cacheable=true) public static List<V> find(String name, Integer most) { return null; }
      @AuraEnabled public static void stop() {}
      public static void hidden() {}
    }`,
    'public class V { @AuraEnabled public String name; }'
  );
  expect(text).toContain(
    [
      "declare module '@salesforce/apex/C.find' {",
      '  export default function find(parameters: { name: string | null; most: number | null }): Promise<Apex.V[]>;',
      '}'
    ].join('\n')
  );
  expect(text).toContain('function stop(): Promise<void>;');
  expect(text).not.toContain('hidden');
});

test('a type that would reach JavaScript empty is refused where it stands', () => {
  expect(() => typesOf('public class C {\n@AuraEnabled public static Hidden f() { return null; } }')).toThrow(
    '0.cls:2  Hidden has no @AuraEnabled members'
  );
});

test('what is not Apex is refused with file and line', () => {
  expect(() => readClass('C.cls', 'public class C {\n  public void }')).toThrow(/^C\.cls:2 /);
});
