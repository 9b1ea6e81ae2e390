import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkEverything, packageFolders } from '../../../scripts/check-package/check-package';
import { namespacedCopy } from '../../../scripts/check-package/namespaced-copy';
import { problemText } from '../../../scripts/check-package/problem';
import { repository, typeModel } from './package-copy';
import { makeSmallPackage } from './small-package';

const folders = [
  ...packageFolders(repository),
  'scripts/scratch-org/metadata',
  'scripts/local-world/metadata'
];
let copy: string;
beforeAll(() => (copy = namespacedCopy(repository, folders, 'itsync')));
afterAll(() => rmSync(copy, { recursive: true }));

const problemsOf = (root: string): string[] =>
  checkEverything(root, folders, typeModel()).problems.map(problemText);
const placed = 'scripts/scratch-org/metadata';

test('package-toolchain 6, 7: the scratch org takes what is placed in it and its syncs, with the package', () => {
  expect(problemsOf(repository)).toEqual([]);
});

test('package-toolchain 7: the same under a namespace, with the addresses that a deploy writes', () => {
  const link = 'force-app/main/default/objects/Contact/webLinks/Iterable_Sync_Now.webLink-meta.xml';
  expect(readFileSync(path.join(copy, link), 'utf8')).toContain('<url>/flow/itsync/Iterable_Sync_Now?');
  expect(problemsOf(copy)).toEqual([]);
});

test('package-toolchain 7: an address without the namespace of the project is found', () => {
  const small = makeSmallPackage();
  small.replace('../sfdx-project.json', '"replacements"', '"namespace":"itsync","replacements"');
  const found = small.problems();
  small.dispose();
  expect(found).toContainEqual(expect.stringContaining('the address of Notes lacks the namespace itsync'));
});

test.each([
  [
    'a button that is not there',
    'objects/Lead/Lead.object-meta.xml',
    '<listViewButtons>Iterable_Sync_Now',
    '<listViewButtons>Iterable_Sync_Noe',
    'there is no button of Lead Iterable_Sync_Noe; did you mean Iterable_Sync_Now?'
  ],
  [
    'a page that is not there',
    'objects/Lead/Lead.object-meta.xml',
    '<content>Iterable_Sample_Lead',
    '<content>Iterable_Sample_Leads',
    'there is no page Iterable_Sample_Leads; did you mean Iterable_Sample_Lead?'
  ],
  [
    'a page of another object',
    'objects/Lead/Lead.object-meta.xml',
    '<content>Iterable_Sample_Lead',
    '<content>Iterable_Sample_Account',
    'the page Iterable_Sample_Account is for Account'
  ],
  [
    'an action that is not there',
    'flexipages/Iterable_Sample_Lead.flexipage-meta.xml',
    'Lead.Iterable_Sync_Now',
    'Lead.Iterable_Sync',
    'there is no action Lead.Iterable_Sync'
  ],
  [
    'an action of another object',
    'flexipages/Iterable_Sample_Lead.flexipage-meta.xml',
    'Lead.Iterable_Sync_Now',
    'Contact.Iterable_Sync_Now',
    'Contact.Iterable_Sync_Now is no action of Lead'
  ],
  [
    'a component that is made for other objects',
    'flexipages/Iterable_Sample_Lead.flexipage-meta.xml',
    '<sobjectType>Lead',
    '<sobjectType>Campaign',
    'recordPanel may not stand on a page of Campaign'
  ]
])('package-toolchain 6: %s is found', (_name, file, from, to, expected) => {
  const own = mkdtempSync(path.join(tmpdir(), 'placed-'));
  try {
    cpSync(path.join(repository, placed), own, { recursive: true });
    const at = path.join(own, file);
    const text = readFileSync(at, 'utf8');
    expect(text).toContain(from);
    writeFileSync(at, text.replace(from, to));
    const all = [...packageFolders(repository), own];
    expect(
      checkEverything(repository, all, typeModel()).problems.map(({ message }) => message)
    ).toContainEqual(expect.stringContaining(expected));
  } finally {
    rmSync(own, { recursive: true });
  }
});
