import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from './rollup-types';

/** Modules that only the platform has, and the file of the preview that stands in their place. */
const stubs: Readonly<Record<string, string>> = {
  '@salesforce/apex': 'apex.js',
  'lightning/uiRecordApi': 'uiRecordApi.js',
  'lightning/platformShowToastEvent': 'platformShowToastEvent.js',
  'lightning/navigation': 'navigation.js',
  'lightning/actions': 'actions.js',
  'lightning/flowSupport': 'flowSupport.js',
  'lightning/refresh': 'refresh.js'
};

export interface PlatformOptions {
  /** Where the stubs lie, as JavaScript. */
  readonly folder: string;
  /** Names of the package's custom labels. */
  readonly labels: ReadonlySet<string>;
  /** Names of its custom permissions. */
  readonly customPermissions: ReadonlySet<string>;
}

/** Made-up files: the compiler looks for what they import from where they would lie. */
const madeUp = '/made-up/';

/** Resolves what components import of the platform, and fails on what the package does not have. */
export function platformModules(options: PlatformOptions): Plugin {
  return {
    name: 'platform-modules',
    resolveId(id, importer) {
      const stub = stubs[id];
      if (stub) return join(options.folder, stub);
      if (sourceOf(id, options) !== null) return `${options.folder}${madeUp}${id}.js`;
      return importer && id.startsWith('.') ? scriptBeside(importer, id) : null;
    },
    load(id) {
      const at = id.indexOf(madeUp);
      return at < 0 ? null : sourceOf(id.slice(at + madeUp.length).replace(/\.js$/, ''), options);
    }
  };
}

function scriptBeside(importer: string, id: string): string | null {
  const file = `${resolve(dirname(importer.replace(/\?.*$/, '')), id)}.js`;
  return existsSync(file) ? file : null;
}

type Maker = (name: string, options: PlatformOptions) => string;

const makers: readonly (readonly [prefix: string, make: Maker])[] = [
  ['@salesforce/apex/', apexMethod],
  ['@salesforce/label/c.', label],
  ['@salesforce/schema/', schema],
  ['@salesforce/customPermission/', customPermission],
  ['@salesforce/user/', (name) => ofSession(`user.${name === 'Id' ? 'id' : 'isGuest'}`)],
  ['@salesforce/i18n/', i18n]
];

function sourceOf(id: string, options: PlatformOptions): string | null {
  const found = makers.find(([prefix]) => id.startsWith(prefix));
  if (!found) return null;
  const [prefix, make] = found;
  return make(id.slice(prefix.length), options) || null;
}

const ofSession = (expression: string): string =>
  `import { session } from 'preview/session';\nexport default session.${expression};`;

function apexMethod(name: string, { folder }: PlatformOptions): string {
  const [method = '', className = ''] = name.split('.').reverse();
  const module = JSON.stringify(join(folder, 'apexMethod.js'));
  return `import { apexMethod } from ${module};\nexport default apexMethod('${className}', '${method}');`;
}

function label(name: string, { labels }: PlatformOptions): string {
  if (!labels.has(name)) throw new Error(`There is no custom label ${name}.`);
  return ofSession(`labels.${name}`);
}

/** A name of the package itself carries its namespace only while it runs: one build serves both. */
function schema(name: string): string {
  const [object = '', ...path] = name.split('.');
  const reference =
    path.length === 0
      ? `{ objectApiName: apiName('${object}') }`
      : `{ objectApiName: apiName('${object}'), fieldApiName: ${JSON.stringify(path)}.map(apiName).join('.') }`;
  return `import { apiName } from 'preview/session';\nexport default ${reference};`;
}

function customPermission(name: string, { customPermissions }: PlatformOptions): string {
  if (!customPermissions.has(name)) throw new Error(`There is no custom permission ${name}.`);
  return ofSession(`user.customPermissions.includes('${name}') || undefined`);
}

/** What changes with the language; the rest comes with the base components. */
function i18n(name: string): string {
  const known = [
    'lang',
    'timeZone',
    'locale',
    'number.groupingSeparator',
    'number.decimalSeparator',
    'dateTime.shortDateFormat'
  ];
  return known.includes(name) ? ofSession(`i18n['${name}']`) : '';
}
