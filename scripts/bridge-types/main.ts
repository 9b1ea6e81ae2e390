import { writeFileSync } from 'node:fs';
import { currentBridgeTypes, typesFile } from './current';

/** Writes `force-app/types/bridge.d.ts` anew; to be run after every change of an answer of the admin API. */
writeFileSync(typesFile, currentBridgeTypes());
console.log('force-app/types/bridge.d.ts written');
