import parser from '@typescript-eslint/parser';

/** The import table: arrows never turn back. Deep paths are refused by Node's own "imports". */
const ORDER = [
  'platform',
  'accounts',
  'catalogue',
  'licensing',
  'demand',
  'matchmaking',
  'events',
  'enterprises',
];

const forbidden = (names, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: `^#libs/(${names.join('|')})$`, message }] }],
});

const ours = {
  // `any` switches the checker off; unknown does not.
  'no-restricted-syntax': ['error', { selector: 'TSAnyKeyword', message: 'Say what it is, or unknown.' }],
  'no-var': 'error',
  'prefer-const': 'error',
  eqeqeq: ['error', 'always'],
  'no-console': 'off',
  'no-debugger': 'error',
  'no-self-compare': 'error',
  'no-unreachable': 'error',
};

export default [
  { ignores: ['dist', 'node_modules', '.data', 'apps/web/src/api/schema.d.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: ours,
  },
  ...ORDER.map((lib, at) => ({
    files: [`libs/${lib}/**/*.ts`],
    rules: forbidden(
      ORDER.slice(at),
      `libs/${lib} may use only what stands to its left: ${ORDER.slice(0, at).join(', ') || 'nothing'}.`,
    ),
  })),
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^#', message: 'The web app knows the server by its API only.' }] },
      ],
    },
  },
];
