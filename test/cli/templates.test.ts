import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeCli, patience, SalesforceCli } from './salesforce-cli';

const templates = resolve(__dirname, '../../templates');

describeCli('templates of definitions', () => {
  const cli = new SalesforceCli();
  afterAll(() => cli.remove());

  test(
    'D-57 the CLI takes each of them as it lies in its folder, with every record',
    async () => {
      cpSync(templates, join(cli.home, 'templates'), { recursive: true });
      writeFileSync(
        join(cli.home, 'sfdx-project.json'),
        JSON.stringify({
          packageDirectories: [{ path: 'templates', default: true }],
          sourceApiVersion: '66.0'
        })
      );
      const made = await cli.run(['project', 'convert', 'source', '--output-dir', 'made']);
      expect(made).toMatchObject({ code: 0 });
      const records = readdirSync(templates, { recursive: true }).filter((name) =>
        String(name).endsWith('.md-meta.xml')
      );
      expect(readdirSync(join(cli.home, 'made', 'customMetadata'))).toHaveLength(records.length);
    },
    patience
  );
});
