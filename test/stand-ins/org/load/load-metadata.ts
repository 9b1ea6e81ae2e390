/** Objects, fields, custom metadata records and flows that send messages, from a folder in source format, such as `force-app`. */
import { readFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import type { FieldSchema } from '../model';
import { type NewObject, customMetadataType, customObject } from '../schema/custom-object';
import { filesBelow } from './files-below';
import { type MetadataRecord, saveCustomMetadata } from './custom-metadata';
import { loadFlow, readMessages } from './load-flows';
import { qualify } from './namespace';
import type { OrgParts } from './org-parts';
import { readField } from './read-field';
import { readRecord } from './read-record';
import { children, readXml, textOf, type XmlNode } from './read-xml';
import { type LoadReport, ReportWriter } from './report';

export interface MetadataOptions {
  /** Installs the folder as a package of that namespace; without it names stay as they are. */
  readonly namespace?: string;
}

interface Loading {
  readonly org: OrgParts;
  readonly folder: string;
  readonly namespace: string | undefined;
  readonly report: ReportWriter;
}

export function loadMetadata(org: OrgParts, folder: string, options: MetadataOptions = {}): LoadReport {
  const loading: Loading = { org, folder, namespace: options.namespace, report: new ReportWriter() };
  const files = filesBelow(folder);
  const endingIn = (suffix: string) => files.filter((file) => file.endsWith(suffix));
  for (const file of endingIn('.object-meta.xml')) attempt(loading, file, () => loadObject(loading, file));
  for (const file of endingIn('.field-meta.xml')) attempt(loading, file, () => loadField(loading, file));
  const records = endingIn('.md-meta.xml').flatMap((file) => {
    const read = attempt(loading, file, () =>
      readRecord(readFileSync(file, 'utf8'), basename(file), options.namespace)
    );
    return read ? [{ file, read }] : [];
  });
  loadRecords(loading, records);
  loadFlows(loading, endingIn('.workflow-meta.xml'), endingIn('.flow-meta.xml'));
  return loading.report;
}

function attempt<Result>({ folder, report }: Loading, file: string, work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    report.refuse(
      relative(folder, file),
      basename(file),
      error instanceof Error ? error.message : String(error)
    );
    return undefined;
  }
}

function loadObject(loading: Loading, file: string): void {
  const { org, namespace, report } = loading;
  const given = basename(file).replace('.object-meta.xml', '');
  const node = readXml(readFileSync(file, 'utf8'), 'CustomObject');
  const name = qualify(given, namespace);
  if (/__(c|mdt)$/.test(name)) {
    org.catalog.put(newObject(org, name, node));
  } else if (!org.catalog.get(name)) {
    throw new Error(`the local org has no standard object ${name}`);
  }
  const fields = children(node, 'fields').map((field) => readField(field, namespace));
  if (fields.length > 0) org.catalog.putFields(name, fields);
  report.load(relative(loading.folder, file), name);
}

function newObject(org: OrgParts, name: string, node: XmlNode) {
  const metadata = name.endsWith('__mdt');
  const [nameField] = children(node, 'nameField');
  const label = textOf(node, 'label') ?? name;
  const made: NewObject = {
    name,
    label,
    labelPlural: textOf(node, 'pluralLabel'),
    keyPrefix: org.catalog.get(name)?.keyPrefix ?? org.catalog.freePrefix(metadata ? 'm' : 'a'),
    nameLabel: nameField && textOf(nameField, 'label'),
    nameFormat:
      nameField && textOf(nameField, 'type') === 'AutoNumber'
        ? (textOf(nameField, 'displayFormat') ?? '{00000000}')
        : undefined
  };
  return metadata ? customMetadataType(made) : customObject(made);
}

function loadField(loading: Loading, file: string): void {
  const { org, namespace, report } = loading;
  const object = qualify(basename(dirname(dirname(file))), namespace);
  if (!org.catalog.get(object)) throw new Error(`the local org has no object ${object}`);
  const field: FieldSchema = readField(readXml(readFileSync(file, 'utf8'), 'CustomField'), namespace);
  org.catalog.putFields(object, [field]);
  report.load(relative(loading.folder, dirname(file)), `fields of ${object}`);
}

function loadFlows(loading: Loading, workflows: readonly string[], flows: readonly string[]): void {
  const { org, folder, report } = loading;
  const messages = new Map(
    workflows.flatMap((file) => [...(attempt(loading, file, () => readMessages(org, file)) ?? [])])
  );
  for (const name of messages.keys()) report.load('workflows', name);
  for (const file of flows)
    attempt(loading, file, () => {
      loadFlow(org, file, messages);
      report.load(relative(folder, file), basename(file));
    });
}

/** A record may point to one that comes later: what cannot be saved is tried again after the others. */
function loadRecords(loading: Loading, records: readonly { file: string; read: MetadataRecord }[]): void {
  let left = records;
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    left = left.filter(({ file, read }) => !isSaved(loading, file, read));
  }
  for (const { file, read } of left) attempt(loading, file, () => saveCustomMetadata(loading.org, read));
}

function isSaved({ org, folder, report }: Loading, file: string, record: MetadataRecord): boolean {
  try {
    saveCustomMetadata(org, record);
    report.load(relative(folder, dirname(file)), record.type);
    return true;
  } catch {
    return false;
  }
}
