import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from './check-package';
import { readMetadataFiles } from './metadata-files';
import { metadataReference } from './metadata-reference';
import { buildPackageModel } from './package-model';

/** Writes `docs/metadata.md` anew from the package; to be run after every change of its metadata. */
const repository = path.resolve(__dirname, '../..');
const { files } = readMetadataFiles(repository, packageFolders(repository));
const page = path.join(repository, 'docs', 'metadata.md');
writeFileSync(page, metadataReference(buildPackageModel(files)));
console.log(`${page} written`);
