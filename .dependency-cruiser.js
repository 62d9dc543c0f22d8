// Data flows one way: core <- client <- cli, react-hooks <- apps, and core <- server.

/** What the code of each package, apart from its tests, may import from the others. */
const mayImport = {
  core: [],
  client: ["core"],
  server: ["core"],
  cli: ["core", "client", "server"],
  "react-hooks": ["core", "client"],
};

const tests = String.raw`\.test(-d)?\.tsx?$|/src/testing/`;
const oneOf = (names) => `(${names.join("|")})`;

const directions = Object.entries(mayImport).flatMap(([name, others]) => [
  {
    name: `imports-of-${name}`,
    comment: `${name} may import ${others.join(", ") || "no other package"}.`,
    severity: "error",
    from: { path: `^packages/${name}/`, pathNot: tests },
    to: { path: "^packages/", pathNot: `^packages/${oneOf([name, ...others])}/` },
  },
  {
    name: `imports-of-${name}-tests`,
    comment: `Tests of ${name} may import what it imports, and server.`,
    severity: "error",
    from: { path: `^packages/${name}/.*(${tests})` },
    to: { path: "^packages/", pathNot: `^packages/${oneOf([name, ...others, "server"])}/` },
  },
]);

export default {
  forbidden: [
    ...directions,
    {
      name: "packages-have-directions",
      comment: "A new package gets a row in `mayImport`.",
      severity: "error",
      from: { path: "^packages/", pathNot: `^packages/${oneOf(Object.keys(mayImport))}/` },
      to: {},
    },
    {
      name: "cli-loads-server-lazily",
      comment: "`akp` must start fast: it loads the server only for `akp serve`, with import().",
      severity: "error",
      from: { path: "^packages/cli/", pathNot: tests },
      to: { path: "^packages/server/", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "packages-import-no-apps",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "apps-import-no-apps",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "packages-by-name",
      comment:
        "Another package is imported by its name, through its exports, never by a path into its files.",
      severity: "error",
      from: { path: "^((?:packages|apps)/[^/]+)/" },
      to: { path: "^(packages|apps)/", pathNot: "^$1/", dependencyTypes: ["local"] },
    },
    {
      name: "core-runs-anywhere",
      severity: "error",
      from: { path: "^packages/core/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "client-runs-anywhere",
      comment: "Only `@api-key-pairs/client/node` needs Node.js.",
      severity: "error",
      from: { path: "^packages/client/", pathNot: `${tests}|^packages/client/src/node/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-tests-in-code",
      comment: "Tests and what helps them are not published.",
      severity: "error",
      from: { pathNot: `${tests}|/vitest[^/]*\\.config\\.ts$` },
      to: { path: tests },
    },
    {
      name: "no-dev-dependencies-in-code",
      comment:
        "Whoever installs the package does not get its devDependencies. `cli` is a bundle that holds them.",
      severity: "error",
      from: { path: "^packages/(?!cli/)[^/]+/src/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer"] },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      comment: "What starts `akp` lies beside its bundle only once that is built.",
      severity: "error",
      from: { pathNot: "^packages/cli/src/akp\\.cjs$" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(packages|apps)/[^/]+/dist/" },
    enhancedResolveOptions: {
      conditionNames: ["@api-key-pairs/source", "types", "node", "import", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".d.ts"],
    },
    // Types follow the same directions as code.
    tsPreCompilationDeps: true,
  },
};
