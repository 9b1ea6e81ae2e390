const { jestConfig: lwc } = require('@salesforce/sfdx-lwc-jest/config');

const typescript = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|mj|j)s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }
    ]
  },
  // Packages that ship ES modules only and are imported by tests.
  transformIgnorePatterns: ['/node_modules/(?!(@iterable/api|@t3-oss/env-core)/)'],
  modulePathIgnorePatterns: ['<rootDir>/scripts/tools/']
};

/** One entry a suite; `npm run test:<name>` runs it alone. */
const suite = (displayName, ...testMatch) => ({ ...typescript, displayName, testMatch });

/** Lightning components; what the platform brings is stood in for by the files of force-app/test-support. */
const support = (name) => `<rootDir>/force-app/test-support/${name}`;
const components = {
  ...lwc,
  displayName: 'lwc',
  roots: ['<rootDir>/force-app'],
  collectCoverageFrom: undefined,
  moduleNameMapper: {
    '^lightning/modal$': support('lightning/modal/modal.ts'),
    '^lightning/(navigation|actions|flowSupport)$': support('lightning/$1.ts'),
    '^test-support/(.*)$': support('$1.ts')
  },
  setupFilesAfterEnv: [
    ...(lwc.setupFilesAfterEnv ?? []),
    ...['accessibility', 'labels', 'clean-up'].map((name) => support(`${name}.ts`))
  ]
};

module.exports = {
  // No test is about this time: it ends one that hangs, also where the machine is busy with other work.
  testTimeout: 30_000,
  projects: [
    suite('unit', '<rootDir>/test/{bridge,scripts}/**/*.test.ts'),
    suite('stand-ins', '<rootDir>/test/stand-ins/**/*.test.ts'),
    suite('contracts', '<rootDir>/test/contracts/**/*.test.ts'),
    suite('conformance', '<rootDir>/test/conformance/**/*.test.ts'),
    suite('end-to-end', '<rootDir>/test/end-to-end/**/*.test.ts'),
    suite('cli', '<rootDir>/test/cli/**/*.test.ts'),
    suite('apex', '<rootDir>/test/apex/**/*.test.ts'),
    suite('browser', '<rootDir>/test/browser/**/*.test.ts'),
    components
  ]
};
