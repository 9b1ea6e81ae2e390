import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readClasses } from '../apex-source/read-classes';
import { apexTypes } from './apex-types';

/** Writes `force-app/types/apex.d.ts` anew; to be run after every change of an @AuraEnabled signature. */
const repository = path.resolve(__dirname, '../..');
const file = path.join(repository, 'force-app/types/apex.d.ts');
writeFileSync(file, apexTypes(readClasses(repository, 'force-app')));
console.log(`${path.relative(repository, file)} written`);
