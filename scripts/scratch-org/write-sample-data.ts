import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAccountTypes } from './account-types';
import { planOf, sampleFiles } from './sample-data';

/**
 * Writes sample people and `plan.json` into the folder named as argument, for `sf data import tree --plan`. A file as
 * second argument holds the record types of accounts in an org that has person accounts.
 */
const [folder, typesFile] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to.');
const accountTypes = typesFile === undefined ? undefined : readAccountTypes(readFileSync(typesFile, 'utf8'));
const files = sampleFiles({ contacts: 300, leads: 60, accountTypes });
mkdirSync(folder, { recursive: true });
for (const { name, records } of files)
  writeFileSync(path.join(folder, name), JSON.stringify({ records }, null, 2));
writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(planOf(files), null, 2));
const count = files.reduce((sum, file) => sum + file.records.length, 0);
console.log(`${count} records in ${files.length} files in ${folder}`);
