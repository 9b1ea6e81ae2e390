import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundleNames, writePaths } from '../../scripts/lightning/bundles';
import { describeCli, patience, SalesforceCli } from './salesforce-cli';

const repository = path.resolve(__dirname, '../..');
const tools: NodeJS.Require = createRequire(path.join(repository, 'scripts/tools/package.json'));

describeCli('the package', () => {
  const cli = new SalesforceCli();
  const place = (...names: string[]): string => path.join(cli.home, ...names);
  const filesIn = (folder: string): string[] => readdirSync(place(folder), { recursive: true }).map(String);

  beforeAll(() => {
    cpSync(path.join(repository, 'force-app'), place('force-app'), {
      recursive: true,
      filter: (file) => !file.endsWith('.js')
    });
    for (const name of ['sfdx-project.json', '.forceignore'])
      cpSync(path.join(repository, name), place(name));
    symlinkSync(path.join(repository, 'node_modules'), place('node_modules'));
    writePaths(cli.home);
    const tsc = require.resolve('typescript/bin/tsc');
    const built = spawnSync(process.execPath, [tsc, '-p', 'force-app/tsconfig.json'], { cwd: cli.home });
    expect(built.status).toBe(0);
  });
  afterAll(() => cli.remove());

  test(
    'package-toolchain 2: what is deployed holds the built script of every component, and neither sources nor tests',
    async () => {
      const made = await cli.run(['project', 'convert', 'source', '--output-dir', 'plain']);
      expect(made).toMatchObject({ code: 0 });
      const files = filesIn('plain');
      expect(files.filter((file) => /\.ts$|__tests__|test-support|tsconfig/.test(file))).toEqual([]);
      const bundles = bundleNames(cli.home);
      expect(bundles.length).toBeGreaterThan(10);
      expect(bundles.filter((name) => !files.includes(`lwc/${name}/${name}.js`))).toEqual([]);
      expect(files).toEqual(
        expect.arrayContaining([
          'package.xml',
          'applications/Iterable_Sync.app',
          'flexipages/Iterable_Sync_Home.flexipage',
          'flows/Iterable_Sync_Now.flow',
          'labels/CustomLabels.labels',
          'translations/de.translation',
          'translations/fr.translation'
        ])
      );
      expect(readFileSync(place('plain', 'objects', 'Contact.object'), 'utf8')).toContain(
        '<url>/flow/Iterable_Sync_Now?'
      );
    },
    patience
  );

  test(
    'package-toolchain 7: with a namespace the buttons of list views open the flow of the package',
    async () => {
      const made = await cli.run(['project', 'convert', 'source', '--output-dir', 'named'], {
        SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true',
        FLOW_NAMESPACE_FOLDER: 'itsync/'
      });
      expect(made).toMatchObject({ code: 0 });
      for (const object of ['Account', 'Campaign', 'Contact', 'Lead'])
        expect(readFileSync(place('named', 'objects', `${object}.object`), 'utf8')).toContain(
          '<url>/flow/itsync/Iterable_Sync_Now?'
        );
    },
    patience
  );

  interface Validator {
    compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown };
  }
  const ajv = tools('ajv') as { default: new (options: object) => Validator };
  const validator = new ajv.default({ strict: false, logger: false, validateFormats: false });
  const folder = path.dirname(tools.resolve('@salesforce/schemas/package.json'));
  const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

  test.each([
    ['sfdx-project.json', 'sfdx-project.schema.json', { namespaces: 'itsync' }],
    ['scripts/scratch-org/definition.json', 'project-scratch-def.schema.json', { edition: 'Developers' }]
  ])('package-toolchain 7: %s is what the schema of the CLI asks for', (file, schema, mistake) => {
    const isRight = validator.compile(json(path.join(folder, schema)) as object);
    expect([isRight(json(path.join(repository, file))), isRight.errors]).toEqual([true, null]);
    expect(isRight({ ...(json(path.join(repository, file)) as object), ...mistake })).toBe(false);
  });
});
