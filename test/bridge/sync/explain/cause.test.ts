import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeCodes, causeOf, standingBy, type CauseCode } from '../../../../bridge/sync/explain/cause';

/** Where each cause is brought about with the real bridge, a local org and a local Iterable. */
const proofs: Readonly<Record<CauseCode, string>> = {
  'scope.field': 'why-main',
  'scope.blank': 'why-main',
  'scope.other': 'why-scope',
  'scope.campaign': 'why-scope',
  'scope.member-status': 'why-scope',
  'scope.list-view': 'why-scope',
  'scope.report': 'why-scope',
  'consent.opted-out': 'why-main',
  'identity.shared': 'why-main',
  condition: 'why-scope',
  'sync.none': 'why-main',
  'sync.paused': 'why-main',
  'sync.inactive': 'why-scope',
  'sync.capture': 'why-scope',
  'record.converted': 'why-waiting',
  'record.forgotten': 'why-refusals',
  'record.deleted': 'why-waiting',
  'record.merged': 'why-waiting',
  'removed.left': 'why-waiting',
  'removed.other': 'why-waiting',
  'identity.missing': 'why-main',
  'identity.invalid': 'why-refusals',
  'rejected.type': 'why-refusals',
  'rejected.required': 'why-refusals',
  'rejected.value': 'why-refusals',
  'rejected.other': 'why-refusals',
  'sync.problem': 'why-refusals',
  'record.invisible': 'why-refusals',
  'waiting.turn': 'why-main',
  'waiting.retry': 'why-waiting',
  'waiting.held': 'why-waiting',
  'waiting.settle': 'why-waiting',
  'waiting.first': 'why-waiting',
  'in.sent': 'why-main',
  'in.changed': 'why-waiting',
  'in.unchanged': 'why-waiting'
};

const root = join(__dirname, '../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test.each(causeCodes)('H-48 %s is brought about end to end, in a test of its name', (code) => {
  const text = read(`test/end-to-end/${proofs[code]}.test.ts`);
  const isNamed = text.includes(`'H-48 ${code}:`) || text.includes(`['${code}',`);
  expect(isNamed).toBe(true);
});

test.each(causeCodes)(
  'H-48 %s stands in the documentation, and has a sentence on the record page',
  (code) => {
    expect(read('docs/preview-and-explain.md')).toContain(`\`${code}\``);
    const sentences = read('force-app/main/default/lwc/whySentence/causes.ts');
    expect(sentences.includes(`'${code}':`) || sentences.includes(`  ${code}:`)).toBe(true);
  }
);

test('H-48 a cause names its one field, and of several none alone', () => {
  expect(causeOf('scope.blank', { fields: ['Email'] })).toMatchObject({
    fieldPath: 'Email',
    fieldPaths: ['Email']
  });
  expect(causeOf('condition', { fields: ['Email', 'Title'] })).toMatchObject({
    fieldPath: null,
    fieldPaths: ['Email', 'Title']
  });
  expect(standingBy('rejected.type')).toBe('needsAttention');
});
