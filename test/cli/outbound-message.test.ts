import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { metadataFiles } from '../../bridge/outbound/message-metadata';
import { describeCli, patience, SalesforceCli } from './salesforce-cli';

describeCli('the metadata of outbound messages', () => {
  const cli = new SalesforceCli();
  afterAll(() => cli.remove());

  test(
    'salesforce-api 7 the CLI takes an exported project, by its folder and by its list',
    async () => {
      const files = metadataFiles({
        object: 'Contact',
        fields: [],
        user: 'integration@example.com',
        endpointUrl: 'https://bridge.example.com/outbound-messages/a-secret-of-the-door',
        apiVersion: '66.0',
        namespace: ''
      });
      for (const { path, text } of files) {
        mkdirSync(dirname(join(cli.home, path)), { recursive: true });
        writeFileSync(join(cli.home, path), text);
      }
      const byFolder = await cli.run(['project', 'convert', 'source', '--output-dir', 'by-folder']);
      expect(byFolder).toMatchObject({ code: 0 });
      const byList = await cli.run([
        ...['project', 'convert', 'source', '--manifest', 'package.xml', '--output-dir', 'by-list']
      ]);
      expect(byList).toMatchObject({ code: 0 });
      for (const made of ['by-folder', 'by-list']) {
        expect(readdirSync(join(cli.home, made)).sort()).toEqual(['flows', 'package.xml', 'workflows']);
        const workflow = readFileSync(join(cli.home, made, 'workflows', 'Contact.workflow'), 'utf8');
        expect(workflow).toContain('<fullName>Iterable_Contact</fullName>');
        const flow = readFileSync(join(cli.home, made, 'flows', 'Iterable_Contact.flow'), 'utf8');
        expect(flow).toContain('<actionName>Contact.Iterable_Contact</actionName>');
      }
    },
    2 * patience
  );
});
