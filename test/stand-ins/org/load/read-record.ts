import type { Row } from '../model';
import type { MetadataRecord } from './custom-metadata';
import { qualify } from './namespace';
import { children, isTrue, readXml, textOf, type XmlNode } from './read-xml';

/** A `CustomMetadata` file; type and name stand in the file's name, `Iterable_Sync.Contacts.md-meta.xml`. */
export function readRecord(text: string, fileName: string, namespace: string | undefined): MetadataRecord {
  const [type = '', name = ''] = fileName.replace('.md-meta.xml', '').split('.');
  const node = readXml(text, 'CustomMetadata');
  return {
    type: qualify(type.endsWith('__mdt') ? type : `${type}__mdt`, namespace),
    developerName: name,
    label: textOf(node, 'label') ?? name,
    namespace,
    protected: isTrue(node, 'protected'),
    values: valuesOf(node, namespace)
  };
}

function valuesOf(node: XmlNode, namespace: string | undefined): Row {
  const values: Row = {};
  for (const entry of children(node, 'values')) {
    const [value] = children(entry, 'value');
    const isNull = value === undefined || value['@xsi:nil'] === 'true';
    values[qualify(textOf(entry, 'field') ?? '', namespace)] = isNull ? null : String(value['#text'] ?? '');
  }
  return values;
}
