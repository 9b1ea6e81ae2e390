import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apexProblems, copyWithNamespace } from '../../scripts/check-apex/apex-problems';
import { analyze } from '../../scripts/check-security/analyze';

const repository = path.resolve(__dirname, '../..');
const installed = path.join(repository, 'scripts/tools/analyzer/node_modules/.package-lock.json');
const patience = 300_000;

const meta =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>\n';

/** A project with the classes and nothing else. */
function projectOf(classes: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
  const place = path.join(folder, 'force-app/main/default/classes');
  mkdirSync(place, { recursive: true });
  for (const [name, body] of Object.entries(classes)) {
    writeFileSync(path.join(place, `${name}.cls`), body);
    writeFileSync(path.join(place, `${name}.cls-meta.xml`), meta);
  }
  cpSync(path.join(repository, 'sfdx-project.json'), path.join(folder, 'sfdx-project.json'));
  cpSync(path.join(repository, '.forceignore'), path.join(folder, '.forceignore'));
  return folder;
}

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

test('the analyzer is installed, since the checks of Apex are nothing without it', () => {
  expect(existsSync(installed)).toBe(true);
});

test(
  'package-toolchain 4: planted faults of security are found, each by its rule and with a severity that fails',
  async () => {
    folder = projectOf({
      Planted: `public class Planted {
    @AuraEnabled
    public static List<Contact> find(String name) {
        return Database.query('SELECT Id, Phone FROM Contact WHERE Name = \\'' + name + '\\'');
    }

    @AuraEnabled
    public static void rename(Id recordId, String name) {
        update new Contact(Id = recordId, LastName = name);
    }
}
`
    });
    const { findings } = await analyze(repository, folder, 'force-app');
    const grave = new Set(findings.filter(({ severity }) => severity <= 2).map(({ rule }) => rule));
    expect([...grave]).toEqual(
      expect.arrayContaining([
        'pmd:ApexSOQLInjection',
        'pmd:ApexCRUDViolation',
        'sfge:ApexFlsViolation',
        'sfge:DatabaseOperationsMustUseWithSharing'
      ])
    );
    expect(findings.map(({ rule }) => rule)).toContain('pmd:ApexSharingViolations');
    expect(findings.find(({ rule }) => rule === 'pmd:ApexSOQLInjection')).toMatchObject({
      path: 'force-app/main/default/classes/Planted.cls',
      line: 4
    });
  },
  patience
);

test(
  'package-toolchain 4: planted mistakes of types are found, as the package is and with a namespace',
  () => {
    folder = projectOf({
      Planted: `public with sharing class Planted {
    public static Integer count() {
        String text = 1;
        Other.missing();
        return Helpful.twice('one');
    }
}
`,
      Helpful: `public with sharing class Helpful {
    public static Integer twice(Integer one) {
        return one * 2;
    }
}
`
    });
    const named = copyWithNamespace(folder, 'itsync');
    const told = [folder, named].map((project) =>
      apexProblems(repository, project).map(
        ({ path: file, line, message }) => `${path.basename(file)}:${line} ${message}`
      )
    );
    rmSync(named, { recursive: true });
    for (const messages of told) {
      expect(messages).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Planted\.cls:3 Incompatible types in assignment/),
          expect.stringMatching(/^Planted\.cls:4 .*Other/),
          expect.stringMatching(/^Planted\.cls:5 .*twice/)
        ])
      );
    }
  },
  patience
);
