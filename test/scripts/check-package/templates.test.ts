import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPackage, packageFolders } from '../../../scripts/check-package/check-package';
import { readMetadataFiles } from '../../../scripts/check-package/metadata-files';
import { buildPackageModel, type PackageRecord } from '../../../scripts/check-package/package-model';
import { childrenOf, textOf } from '../../../scripts/check-package/xml';
import { repository, typeModel } from './package-copy';

const foundations = ['project', 'opportunity-buyer'];
const folders = readdirSync(path.join(repository, 'templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('all templates together can be deployed with the package', () => {
  expect(
    checkPackage(repository, [...packageFolders(repository), 'templates'], typeModel()).problems
  ).toEqual([]);
});

test.each(folders)('%s can be deployed by itself, with the package and the project', (folder) => {
  const own = [...new Set([...foundations, folder])].map((name) => `templates/${name}`);
  const { problems } = checkPackage(repository, [...packageFolders(repository), ...own], typeModel());
  expect(problems).toEqual([]);
});

const valueOf = ({ file }: PackageRecord, field: string): string | undefined =>
  childrenOf(file.root, 'values')
    .filter((entry) => textOf(entry, 'field') === field)
    .map((entry) => textOf(entry, 'value'))[0];

test('D-19 no template does anything before somebody switches it on', () => {
  const { files } = readMetadataFiles(repository, ['templates']);
  const records = [...buildPackageModel(files).records.values()];
  const syncs = records.filter(({ type }) => type === 'Iterable_Sync__mdt');
  const rules = records.filter(({ type }) => type === 'Iterable_Consent_Rule__mdt');
  expect(syncs.length).toBeGreaterThan(10);
  expect(new Set(syncs.map((sync) => valueOf(sync, 'Status__c')))).toEqual(new Set(['Inactive']));
  expect(new Set(rules.map((rule) => valueOf(rule, 'Active__c')))).toEqual(new Set(['false']));
});

test('no template lets the bridge create fields of users unasked; the fields of a catalog come with it', () => {
  const { files } = readMetadataFiles(repository, ['templates']);
  const steps = [...buildPackageModel(files).records.values()].filter(
    ({ type }) => type === 'Iterable_Step__mdt'
  );
  for (const step of steps) {
    const isCatalog = valueOf(step, 'Operation__c') === 'Upsert_Catalog_Item';
    expect([step.name, valueOf(step, 'Create_New_Fields__c')]).toEqual([step.name, String(isCatalog)]);
  }
});

test('S-16 D-13 the guide tells person, event and object apart, and names every template', () => {
  const guide = readFileSync(path.join(repository, 'templates/README.md'), 'utf8');
  expect(guide).toContain('## Person, event, or object?');
  expect(folders.filter((folder) => !guide.includes(`| \`${folder}\` `))).toEqual([]);
});
