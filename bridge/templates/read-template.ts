import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from '../errors';
import { templateEntries, type TemplateEntry } from './catalogue';
import { readRecord } from './read-record';

/** A row as an editor has it: API names without namespace, parents by DeveloperName. */
export type TemplateRow = Readonly<Record<string, unknown>> & { readonly DeveloperName: string };

/** The rows of one sync of a template; its project's rows are not among them. */
export interface TemplateDefinition {
  readonly syncs: readonly [TemplateRow];
  readonly steps: readonly TemplateRow[];
  readonly mappings: readonly TemplateRow[];
  readonly campaignLinks: readonly TemplateRow[];
}

export interface Template extends TemplateEntry {
  /** One for each sync; most templates have one. */
  readonly definitions: readonly TemplateDefinition[];
}

const folder = path.resolve(__dirname, '../../templates');
const ending = '.md-meta.xml';

/** All templates that hold a sync, as they are offered; ConfigError when the folder is not whole. */
export const readTemplates = (): Promise<Template[]> => Promise.all(templateEntries.map(withDefinitions));

/** The template of that folder; null when there is none. */
export async function readTemplate(name: string): Promise<Template | null> {
  const found = templateEntries.find((entry) => entry.name === name);
  return found ? withDefinitions(found) : null;
}

async function withDefinitions(entry: TemplateEntry): Promise<Template> {
  const rows = await rowsOf(entry.name);
  const of = (type: string): TemplateRow[] => rows.get(`Iterable_${type}`) ?? [];
  const steps = of('Step').sort(byOrder);
  const definitions = of('Sync').map((sync): TemplateDefinition => {
    const own = steps.filter(isChildOf('Sync__c', [sync]));
    return {
      syncs: [sync],
      steps: own,
      mappings: of('Field_Mapping').filter(isChildOf('Step__c', own)).sort(byOrder),
      campaignLinks: of('Campaign_Link').filter(isChildOf('Sync__c', [sync]))
    };
  });
  return { ...entry, definitions };
}

/** Rows by type, each type by name. */
async function rowsOf(name: string): Promise<Map<string, TemplateRow[]>> {
  const place = path.join(folder, name, 'customMetadata');
  const files = (await filesIn(place)).filter((file) => file.endsWith(ending)).sort();
  const rows = new Map<string, TemplateRow[]>();
  for (const file of files) {
    const [type = '', developerName = ''] = file.slice(0, -ending.length).split('.');
    const { label, values } = readRecord(await readFile(path.join(place, file), 'utf8'));
    const row = { DeveloperName: developerName, MasterLabel: label, ...values };
    rows.set(type, [...(rows.get(type) ?? []), row]);
  }
  return rows;
}

async function filesIn(place: string): Promise<string[]> {
  try {
    return await readdir(place);
  } catch (cause) {
    throw new ConfigError('templates.missing', 'The bridge was installed without its templates.', {
      fix: 'Restore the folder "templates" of the bridge.',
      cause
    });
  }
}

const isChildOf =
  (field: string, parents: readonly TemplateRow[]) =>
  (row: TemplateRow): boolean =>
    parents.some(({ DeveloperName: name }) => name === row[field]);

const byOrder = (a: TemplateRow, b: TemplateRow): number => Number(a.Order__c ?? 0) - Number(b.Order__c ?? 0);
