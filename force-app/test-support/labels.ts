import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

interface Labels {
  CustomLabels: { labels?: { fullName: string; value: string }[] };
}

// Components see the texts that a person sees, not the names of their labels.
const file = path.resolve(__dirname, '../main/default/labels/CustomLabels.labels-meta.xml');
const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
const { CustomLabels } = parser.parse(readFileSync(file, 'utf8')) as Labels;

for (const { fullName, value } of CustomLabels.labels ?? []) {
  jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), {
    virtual: true
  });
}
