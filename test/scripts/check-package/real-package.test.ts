import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkEverything, checkPackage, packageFolders } from '../../../scripts/check-package/check-package';
import { metadataReference } from '../../../scripts/check-package/metadata-reference';
import { readMetadataFiles } from '../../../scripts/check-package/metadata-files';
import { buildPackageModel } from '../../../scripts/check-package/package-model';
import { recordXml, repository, typeModel } from './package-copy';

const tsx = [require.resolve('tsx/cli'), path.join(repository, 'scripts/check-package/main.ts')];

test('the package has no problems', () => {
  const check = checkEverything(repository, packageFolders(repository), typeModel());
  expect(check.problems).toEqual([]);
  expect(check.files).toBeGreaterThan(150);
});

test('docs/metadata.md says what the metadata says (else run write-metadata-reference.ts)', () => {
  const { files } = readMetadataFiles(repository, packageFolders(repository));
  const page = readFileSync(path.join(repository, 'docs/metadata.md'), 'utf8');
  expect(page).toBe(metadataReference(buildPackageModel(files)));
});

test('the six permission sets and five custom permissions have their lasting names', () => {
  const { files } = readMetadataFiles(repository, packageFolders(repository));
  const model = buildPackageModel(files);
  expect([...model.named('permissionset')]).toEqual([
    'Iterable_Sync_Admin',
    'Iterable_Sync_Bridge_Integration',
    'Iterable_Sync_Marketer',
    'Iterable_Sync_Operator',
    'Iterable_Sync_Privacy_Officer',
    'Iterable_Sync_Viewer'
  ]);
  expect([...model.named('customPermission')]).toEqual([
    'Iterable_Bypass',
    'Link_Campaigns',
    'Manage_Syncs',
    'Operate_Syncs',
    'Sync_Records'
  ]);
});

test('folders beyond the package are checked with it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'further-'));
  writeFileSync(
    path.join(folder, 'Iterable_Project.Main.md-meta.xml'),
    recordXml('Main', [['Data_Center__c', 'xsd:string', 'EU']])
  );
  const check = checkPackage(repository, [...packageFolders(repository), folder], typeModel());
  rmSync(folder, { recursive: true });
  expect(check.problems.map((problem) => problem.message)).toEqual([
    'Iterable_Project__mdt.Project_Type__c is required and has no value'
  ]);
});

test('the command says how many files it checked and exits 0', () => {
  expect(execFileSync(process.execPath, tsx, { encoding: 'utf8' })).toMatch(
    /^(\d+) metadata files in force-app: no problems\n\1 metadata files in force-app \(in the namespace itsync\): no problems\n$/
  );
});

test('the command exits 1 with a readable line for a folder that is not there', () => {
  const run = spawnSync(process.execPath, [...tsx, 'no/such/folder'], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toBe(
    'no/such/folder:1  there is no such folder\n\n1 problem in force-app, no/such/folder\n'
  );
});
