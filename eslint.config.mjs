import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import * as regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Everything else is handed a Platform, so that a test can build all of it on other adapters. */
const ADAPTERS = {
  group: ['**/platform/index.js'],
  importNames: ['cloudLogger', 'cloudTaskQueue', 'lazyFirestore', 'lazyRedis', 'smtpMailer', 'systemClock'],
  message: 'Adapters are made in wiring/platform.ts only; take a Platform.',
};

const LONG_CONSTRUCTOR = {
  selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>3]',
  message: 'Take one object: more than three arguments are mixed up too easily.',
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'functions/lib/',
      'client/dist/',
      // Projects of their own, by their own rules.
      'examples/',
      'client/src/schema.d.ts',
      'web/public/api/docs/swagger-ui-*',
      'web/public/admin/',
      '.firefolio/',
      'coverage/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  regexp.configs['flat/recommended'],
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Presenters and options keep `null` and `undefined` apart on purpose.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // An interface names a computed type: messages and editors show the name.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // `process.env['NAME']`: tsconfig's noPropertyAccessFromIndexSignature asks for it.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['web/admin/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { project: './web/admin/tsconfig.json' },
      globals: globals.browser,
    },
    // A component's type is what it returns.
    rules: { '@typescript-eslint/explicit-function-return-type': 'off' },
  },
  {
    files: ['functions/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [ADAPTERS] }],
      'no-restricted-syntax': ['error', LONG_CONSTRUCTOR],
    },
  },
  { files: ['functions/src/wiring/platform.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['scripts/**/*.ts', 'bench/**/*.ts', 'emulator-data/*.ts'],
    rules: {
      // Node takes types away and nothing else. (tsconfig's erasableSyntaxOnly would be for the product's source as well.)
      'no-restricted-syntax': [
        'error',
        ...[
          'TSEnumDeclaration',
          'TSParameterProperty',
          'TSImportEqualsDeclaration',
          'TSExportAssignment',
        ].map((selector) => ({ selector, message: 'Node can not run this: it only takes types away.' })),
      ],
      // What the project's own files and programs say is read as what it is declared to be.
      '@typescript-eslint/explicit-function-return-type': 'off',
    },
  },
  {
    files: [
      'functions/src/**/*.{ts,tsx}',
      'functions/test/support/**/*.ts',
      'client/src/**/*.ts',
      'web/admin/src/**/*.{ts,tsx}',
      'emulator-data/*.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
    ],
    ignores: ['**/*.test.ts'],
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript' } },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ClassDeclaration: true, FunctionDeclaration: true, MethodDefinition: true },
          checkConstructors: false,
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclaration'],
        },
      ],
      'jsdoc/check-tag-names': ['error', { typed: true }],
      'jsdoc/check-param-names': ['error', { disableMissingParamChecks: true }],
      'jsdoc/no-types': 'error',
      'jsdoc/require-description': ['error', { checkConstructors: false, contexts: ['FunctionDeclaration'] }],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
    plugins: { jsdoc },
    rules: { 'jsdoc/require-jsdoc': ['error', { publicOnly: true }] },
  },
  {
    files: ['web/public/**/*.js'],
    languageOptions: { globals: globals.browser },
    plugins: { jsdoc },
    rules: { 'jsdoc/require-jsdoc': ['error', { publicOnly: true }] },
  },
);
