import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const sources = ['bridge/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'];
const tests = ['test/**/*.test.ts', 'test/contracts/**/*.ts'];

const booleanParameter =
  ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression) > Identifier.params[typeAnnotation.typeAnnotation.type="TSBooleanKeyword"]';

const noBooleanParameter = {
  selector: booleanParameter,
  message:
    'Name the choice: two functions, a union of words or an options object instead of a boolean parameter.'
};
const noMatchingOfErrorTexts = {
  selector:
    'CallExpression[callee.object.property.name="message"][callee.property.name=/^(includes|match|startsWith|endsWith|search)$/]',
  message: 'Error texts are matched in read-errors.ts alone; elsewhere look at the class or the code.'
};
const noAsync = { selector: ':function[async=true]', message: 'This file is pure: no async.' };
const noClock = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'This file is pure: take `now` as a value.'
};

export default defineConfig(
  { ignores: ['node_modules/', 'coverage/', 'dist/', 'scripts/tools/', 'force-app/', '**/data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,cjs,mjs}', 'scripts/bridge'],
    languageOptions: { globals: globals.node, sourceType: 'commonjs' },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', 'prefer-const': 'error', eqeqeq: 'error' }
  },
  { files: ['**/*.mjs'], languageOptions: { sourceType: 'module' } },

  {
    files: sources,
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      complexity: ['error', 15],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', noBooleanParameter],
      'no-useless-return': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'preserve-caught-error': 'error'
    }
  },
  { files: tests, rules: { 'max-lines-per-function': 'off', 'no-console': 'off' } },
  { files: ['scripts/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },

  {
    files: ['bridge/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-params': ['error', 5],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read in settings.ts alone.' }
      ],
      'no-restricted-syntax': ['error', noBooleanParameter, noMatchingOfErrorTexts]
    }
  },
  { files: ['bridge/settings.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['bridge/**/read-errors.ts', 'bridge/iterable/read-bulk-answer.ts'],
    rules: { 'no-restricted-syntax': ['error', noBooleanParameter] }
  },
  {
    files: ['scope', 'map', 'transforms', 'diff', 'batch', 'retry-policy'].map(
      (name) => `bridge/sync/${name}.ts`
    ),
    rules: {
      'no-param-reassign': ['error', { props: true }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: noClock.message },
        { object: 'Math', property: 'random', message: 'This file is pure: take randomness as a value.' },
        { object: 'process', property: 'env', message: 'The environment is read in settings.ts alone.' }
      ],
      'no-restricted-syntax': ['error', noBooleanParameter, noMatchingOfErrorTexts, noAsync, noClock]
    }
  },
  {
    files: ['test/stand-ins/**/*.ts'],
    // A stand-in lives by its options, which are handed in: the environment would make two of them one.
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env' }] }
  }
);
