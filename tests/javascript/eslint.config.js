// The rules for the scripts of the explorer page and for their tests.
import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
  "no-var": "error",
  "prefer-const": "error",
  eqeqeq: "error",
  "no-shadow": ["error", { builtinGlobals: false }],
  "no-implied-eval": "error",
  "sort-imports": ["error", { ignoreCase: true, ignoreDeclarationSort: true }],
  "max-lines": ["error", { max: 260 }],
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["csto_graph/pictures/web/static/**/*.js"],
    languageOptions: { globals: { ...globals.browser, vis: "readonly" } },
    rules,
  },
  {
    files: ["csto_graph/pictures/web/static/*.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    files: ["tests/javascript/**/*.js"],
    languageOptions: { globals: globals.node },
    rules,
  },
];
