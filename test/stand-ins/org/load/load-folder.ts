/** Everything a folder holds: metadata, sObject trees with or without a data plan, CSV, SQL dumps. */
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { filesBelow } from './files-below';
import { loadMetadata } from './load-metadata';
import { objectOfFile } from './object-of-file';
import type { OrgParts } from './org-parts';
import type { RawRecord } from './raw-record';
import { readCsv } from './read-csv';
import { type RecordTypeRow, readSql } from './read-sql';
import { isPlan, isTree, readTree } from './read-tree';
import { type LoadReport, ReportWriter } from './report';
import { takeRecords } from './take-records';

interface Reading {
  readonly org: OrgParts;
  readonly folder: string;
  readonly report: ReportWriter;
  readonly records: RawRecord[];
  readonly recordTypes: RecordTypeRow[];
  /** Object of a file, as a data plan says it, by full path. */
  readonly planned: Map<string, string>;
}

/** Loads what it can and says what it refused and why; throws only when the folder cannot be read. */
export function loadFolder(org: OrgParts, folder: string): LoadReport {
  const report = new ReportWriter();
  const reading: Reading = { org, folder, report, records: [], recordTypes: [], planned: new Map() };
  const files = filesBelow(folder);
  if (files.some((file) => file.endsWith('-meta.xml'))) merge(report, loadMetadata(org, folder));
  const rest = files.filter((file) => !file.endsWith('-meta.xml'));
  for (const file of rest) if (extname(file) === '.json') readPlan(reading, file, rest);
  for (const file of rest) readFile(reading, file, rest);
  loadRecordTypes(reading);
  takeRecords(org, reading.records, report);
  return report;
}

function merge(report: ReportWriter, part: LoadReport): void {
  report.loaded.push(...part.loaded);
  report.refused.push(...part.refused);
}

/** The file that holds the same records in a fuller form: a tree beside a CSV, a dump beside its conversion. */
function twinOf(file: string, files: readonly string[]): string | undefined {
  const folder = dirname(file);
  const wanted =
    extname(file) === '.csv'
      ? join(folder, `${basename(file, '.csv')}.json`)
      : folder.endsWith('.tree')
        ? `${folder.slice(0, -'.tree'.length)}.sql`
        : undefined;
  return wanted !== undefined && files.includes(wanted) ? wanted : undefined;
}

function readFile(reading: Reading, file: string, files: readonly string[]): void {
  const { folder, report } = reading;
  const source = relative(folder, file);
  const twin = twinOf(file, files);
  if (twin !== undefined) {
    report.refuse(source, 'file', `the same records as ${relative(folder, twin)}`);
    return;
  }
  try {
    readByKind(reading, file, source);
  } catch (error) {
    report.refuse(source, 'file', error instanceof Error ? error.message : String(error));
  }
}

function readByKind(reading: Reading, file: string, source: string): void {
  const text = () => readFileSync(file, 'utf8');
  switch (extname(file).toLowerCase()) {
    case '.json':
      return readJson(reading, file, source, JSON.parse(text()));
    case '.csv': {
      const object = objectOfFile(reading.org.catalog, basename(file));
      if (object === undefined) throw new Error('its name does not say of which object the rows are');
      reading.records.push(...readCsv(text(), { source, scope: dirname(file), object }));
      return;
    }
    case '.sql': {
      const dump = readSql(text(), source);
      for (const { what, reason } of dump.problems) reading.report.refuse(source, what, reason);
      reading.records.push(...dump.records);
      reading.recordTypes.push(...dump.recordTypes);
      return;
    }
    default:
      throw new Error('this kind of file is not loaded');
  }
}

function readJson(reading: Reading, file: string, source: string, content: unknown): void {
  if (isPlan(content)) return reading.report.load(source, 'data plan');
  if (!isTree(content)) throw new Error('neither a tree of records nor a data plan');
  const { catalog } = reading.org;
  const childOf = (parent: string, relationship: string) => {
    for (const child of catalog.all()) {
      const field = child.fields.find(
        (one) => one.childRelationshipName === relationship && one.referenceTo.includes(parent)
      );
      if (field) return { object: child.name, field: field.name };
    }
    return undefined;
  };
  const described = { source, scope: dirname(file), object: reading.planned.get(file) };
  reading.records.push(...readTree(content.records, described, childOf));
}

/** A plan says of which object a file's records are; exported names may have lost their spaces. */
function readPlan(reading: Reading, file: string, files: readonly string[]): void {
  const content = parsed(file);
  if (!isPlan(content)) return;
  for (const { sobject, files: named } of content) {
    for (const name of named) {
      const paths = [join(dirname(file), name), join(dirname(file), name.replaceAll(' ', '_'))];
      const path = paths.find((one) => files.includes(one));
      if (path === undefined) reading.report.refuse(relative(reading.folder, file), name, 'no such file');
      else reading.planned.set(path, sobject);
    }
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function loadRecordTypes({ org, recordTypes }: Reading): void {
  const known = recordTypes.filter(
    ({ object, id }) => org.catalog.get(object) && !org.store.get('RecordType', id)
  );
  const rows = known.map(({ object, id, developerName }) => ({
    Id: id,
    Name: developerName.replaceAll('_', ' '),
    DeveloperName: developerName,
    SobjectType: object,
    IsActive: true
  }));
  org.store.load('RecordType', rows);
}
