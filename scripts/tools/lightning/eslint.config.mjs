import { defineConfig } from 'eslint/config';
import lwc from '@salesforce/eslint-config-lwc/recommended-ts.js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The platform's rules for Lightning components and the size limits of the rest of the repository; run from the
 * repository's root by `npm run check lightning`.
 */

const booleanParameter =
  ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression) > Identifier.params[typeAnnotation.typeAnnotation.type="TSBooleanKeyword"]';
const noBooleanParameter = {
  selector: booleanParameter,
  message: 'Name the choice: two functions, a union of words or an options object.'
};

export default defineConfig(
  { ignores: ['**/*.js', '**/*.d.ts', 'node_modules/', 'scripts/', 'bridge/', 'test/'] },
  // Exceptions stand in this file, where everybody sees them.
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['force-app/**/*.ts'],
    extends: [lwc, tseslint.configs.recommended],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: 'force-app/tsconfig.test.json', tsconfigRootDir: process.cwd() }
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      // TypeScript knows better which names there are, what is returned and in which order things are made.
      'consistent-return': 'off',
      'import/namespace': 'off',
      'import/named': 'off',
      'import/no-unresolved': 'off',
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-use-before-define': 'off',
      // `void promise` says that nobody waits; no-floating-promises asks for it.
      'no-void': 'off',
      complexity: ['error', 15],
      'max-depth': ['error', 3],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: ['test-support/*', '**/test-support/**'] }],
      'no-restricted-syntax': ['error', noBooleanParameter],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error'
    }
  },
  {
    // The two modules that may wait by the clock: everything that asks again, or later, asks through them.
    files: ['force-app/**/lwc/poll/poll.ts', 'force-app/**/lwc/later/later.ts'],
    linterOptions: { noInlineConfig: false }
  },
  {
    files: ['force-app/**/__tests__/**/*.ts', 'force-app/test-support/**/*.ts'],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
    rules: {
      '@lwc/lwc/no-async-operation': 'off',
      '@lwc/lwc/prefer-custom-event': 'off',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off'
    }
  },
  {
    files: ['force-app/test-support/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-namespace': 'off' }
  }
);
