/**
 * The one way in which parts may know each other: main -> wire -> every part, and the flow in sync/ knows no outside
 * system. Types count as well as values, so that a rule is a rule.
 */

const bridge = (...names) => `^bridge/(${names.join('|')})`;
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const shared = ['errors\\.ts$', 'logger\\.ts$'];
const calls = ['calls/(call-log|stored-call)\\.ts$'];
const nouns = [
  'sync/leaving/leaving-ledger\\.ts$',
  'sync/trial/trial-ledger\\.ts$',
  'sync/model\\.ts$',
  'sync/bookkeeping\\.ts$',
  'sync/ports\\.ts$',
  'sync/source-schema\\.ts$'
];

/** Files of `folder` import of the bridge only their own files and what is listed. */
const knowsOnly = (folder, why, ...known) => ({
  name: `bridge-${folder}-knows`,
  comment: why,
  severity: 'error',
  from: { path: bridge(`${folder}/`) },
  to: { path: '^bridge/', pathNot: bridge(`${folder}/`, ...known) }
});

/** A file of the bridge that only the listed ones import. */
const importedOnlyBy = (file, why, ...importers) => ({
  name: `bridge-${file}-imported-only-by`,
  comment: why,
  severity: 'error',
  from: { path: '^bridge/', pathNot: bridge(`${file}\\.ts$`, ...importers) },
  to: { path: bridge(`${file}\\.ts$`) }
});

/** A package that only one part of the bridge may know. */
const onlyIn = (place, ...packages) => ({
  name: `only-${/\w+/.exec(place)[0]}-imports-${packages[0]}`,
  comment: `${packages.join(', ')}: the rest of the bridge reaches it through bridge/${place}.`,
  severity: 'error',
  from: { path: '^bridge/', pathNot: bridge(place) },
  to: { path: packages.map((name) => `(^|/)node_modules/${name}(/|$)`).join('|') }
});

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbidden(
      'no-circular',
      'Of two files that need each other, one half belongs elsewhere.',
      {},
      { circular: true }
    ),
    forbidden('not-to-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    forbidden(
      'no-vague-names',
      'utils, helper, manager and common say nothing: name the file by what it does.',
      {},
      { path: '^(bridge|scripts|test)/.*(utils?|helpers?|managers?|common)\\.ts$' }
    ),

    forbidden(
      'bridge-stands-alone',
      'The bridge knows no test, stand-in or script.',
      { path: '^bridge/' },
      { path: '^(test|scripts|force-app)/' }
    ),
    forbidden(
      'bridge-runs-without-development-packages',
      'An installation with --omit=dev must start.',
      { path: '^bridge/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
    ),
    forbidden(
      'stand-ins-know-contracts-only',
      'A stand-in is built from the contract, never from what the bridge sends.',
      { path: '^test/stand-ins/' },
      { path: '^bridge/' }
    ),
    forbidden(
      'stand-in-org-stands-alone',
      'The two stand-ins share nothing but what lies beside them.',
      { path: '^test/stand-ins/org/' },
      { path: '^test/stand-ins/iterable/' }
    ),
    forbidden(
      'stand-in-iterable-stands-alone',
      'The two stand-ins share nothing but what lies beside them.',
      { path: '^test/stand-ins/iterable/' },
      { path: '^test/stand-ins/org/' }
    ),
    forbidden(
      'demo-data-stands-alone',
      'The generator makes plain records: whoever loads them knows how.',
      { path: '^scripts/demo-data/' },
      { path: '^(bridge|test)/' }
    ),

    importedOnlyBy('main', 'main starts the service: only a command does that too.', 'cli'),
    importedOnlyBy('cli', 'Nothing imports the command line.'),
    importedOnlyBy(
      'wire',
      'Parts are handed what they need; only what starts the bridge wires it.',
      'main\\.ts$',
      'jobs\\.ts$',
      'cli',
      'commands/'
    ),
    importedOnlyBy(
      'settings',
      'Parts are handed values, never the settings as a whole.',
      'main\\.ts$',
      'wire\\.ts$',
      'cli',
      'commands/'
    ),
    forbidden(
      'errors-know-nothing',
      'Everything may import errors.ts.',
      { path: bridge('errors\\.ts$') },
      { path: '.' }
    ),
    forbidden(
      'logger-knows-errors-only',
      'Everything may import logger.ts.',
      { path: bridge('logger\\.ts$') },
      { path: '^bridge/', pathNot: bridge('errors\\.ts$') }
    ),
    forbidden(
      'engines-are-wired-only',
      'Everyone else knows the interfaces ledger.ts and queue.ts.',
      { path: '^bridge/', pathNot: bridge('wire', 'main\\.ts$', 'ledger/', 'queue/') },
      {
        path: bridge('ledger/', 'queue/'),
        pathNot: bridge('ledger/ledger\\.ts$', 'queue/(queue|schedule|next-turns?)\\.ts$')
      }
    ),

    knowsOnly(
      'sync',
      'sync knows the types of config, formulas, how SOQL is read, its own files and errors.',
      'config/',
      'soql/',
      'formula/',
      'errors\\.ts$'
    ),
    forbidden(
      'sync-knows-config-types-only',
      'A definition is data to a run; reading and checking it happens before.',
      { path: bridge('sync/') },
      { path: bridge('config/'), dependencyTypesNot: ['type-only'] }
    ),
    forbidden(
      'sync-imports-no-package',
      'run-sync states the small interfaces that it is given; outside systems live elsewhere. Phone numbers are data.',
      { path: bridge('sync/') },
      { dependencyTypes: npm, pathNot: 'node_modules/libphonenumber-js/' }
    ),
    forbidden(
      'sync-does-no-io',
      'What a run reads and writes goes through what it is given.',
      { path: bridge('sync/') },
      {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|tls|http|https|http2|dns|child_process|worker_threads|cluster|os|process)(/|$)'
      }
    ),
    knowsOnly('formula', 'A formula is pure: text in, values out.', 'errors\\.ts$'),
    knowsOnly(
      'soql',
      'Reading SOQL is pure: text in, facts out.',
      'config/(sync-definition|condition)\\.ts$'
    ),
    knowsOnly(
      'config',
      'config knows what a definition may name: transforms, SOQL and nouns.',
      'sync/',
      'soql/',
      ...shared
    ),
    knowsOnly(
      'salesforce',
      'A client knows the nouns of a run, how SOQL is read, errors and the log.',
      'soql/',
      ...calls,
      ...nouns,
      ...shared
    ),
    knowsOnly(
      'iterable',
      'A client knows the nouns of a run, errors and the log.',
      ...calls,
      ...nouns,
      ...shared
    ),
    knowsOnly(
      'ledger',
      'The ledger knows the nouns of a run, errors and the log.',
      ...calls,
      ...nouns,
      ...shared
    ),
    knowsOnly('calls', 'The record of calls knows what it is told, and no run.', ...nouns, ...shared),
    knowsOnly(
      'budgets',
      'The governor counts in the ledger, and is asked by runs through their own interface.',
      'ledger/ledger\\.ts$',
      'sync/source-budget\\.ts$',
      ...nouns,
      ...shared
    ),
    knowsOnly(
      'queue',
      'The queue is handed its handler and knows no sync; its embedded engine is a table of the ledger.',
      'config/(sync-definition|cron|time-window|next-opening)\\.ts$',
      'ledger/',
      ...shared
    ),
    knowsOnly(
      'outbound',
      'Whoever hears outbound messages knows what to store and whom to wake, and no run.',
      'config/',
      'ledger/ledger\\.ts$',
      'run-job\\.ts$',
      ...nouns,
      ...shared
    ),
    knowsOnly(
      'publish',
      'Planning a publish is pure: definitions in, rows and differences out.',
      'config/(definition-hash|definition-rows|rows)\\.ts$',
      'sync/canonical-json\\.ts$'
    ),
    knowsOnly('templates', 'Ready-made rows are data that is read from files.', 'errors\\.ts$'),
    knowsOnly('error-catalogue', 'What codes mean is data: everything may ask it, it asks nobody.'),
    knowsOnly(
      'http',
      'Routes start runs through the queue and read the ledger, nothing else.',
      'queue/queue\\.ts$',
      'ledger/ledger\\.ts$',
      'config/',
      'commands/(status|home|home-history|held-reasons|pause|run-view|records-plan|records-progress|definitions|decide-held|dead-letters|calls|csv|run-log|run-records|search|time-range|given-fields|inquiries|why|unpublished|publish|iterable-project)\\.ts$',
      'run-job\\.ts$',
      'error-catalogue/catalogue\\.ts$',
      'templates/',
      ...nouns,
      ...shared
    ),

    onlyIn('formula/', 'sformula', 'esformula'),
    forbidden(
      'formula-does-no-io',
      'The moment and the row are handed in.',
      { path: bridge('formula/') },
      { dependencyTypes: ['core'] }
    ),
    onlyIn('salesforce/', 'jsforce', '@jsforce'),
    onlyIn('iterable/', 'axios', '@iterable'),
    onlyIn('ledger/', 'libsql', 'pg'),
    onlyIn('queue/', 'bull', 'ioredis'),
    onlyIn('http/', 'express'),
    onlyIn('(outbound|templates)/', 'saxes'),
    onlyIn('logger\\.ts$', 'pino'),
    onlyIn('cli', 'commander'),
    onlyIn('config/cron\\.ts$', 'croner'),
    onlyIn('commands/csv\\.ts$', 'papaparse')
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^scripts/(tools|preview-page)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'types']
    }
  }
};
