import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { format, type FormatConfig } from "oxfmt";
import {
  Application,
  Converter,
  type DeclarationReflection,
  type Logger,
  type ProjectReflection,
  ReflectionKind,
  type TypeDocOptions,
} from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";

import { entryPoints, type EntryPoint } from "./entry-points.ts";
import { renderIndex } from "./render-index.ts";

/** The repository. */
const root = join(import.meta.dirname, "../../..");

const options: TypeDocOptions & Partial<PluginOptions> = {
  entryPoints: entryPoints.map(({ source }) => join(root, source)),
  tsconfig: join(root, "apps/reference/tsconfig.entry-points.json"),
  plugin: ["typedoc-plugin-markdown"],
  // `pnpm check:types` finds errors, with the TypeScript that all else is built with.
  skipErrorChecking: true,
  // A link that leads nowhere, a parameter that there is not: what is said is wrong.
  treatWarningsAsErrors: true,
  logLevel: "Warn",
  readme: "none",
  disableGit: true,
  disableSources: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  externalSymbolLinkMappings: {
    "@tanstack/query-core": { "*": "https://tanstack.com/query/latest" },
    "@types/react": { "*": "https://react.dev/reference/react" },
  },
  router: "module",
  groupOrder: ["Functions", "Classes", "Interfaces", "Type Aliases", "Variables", "*"],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  pageTitleTemplates: { module: ({ name }) => entryPointOf(name).specifier },
  useCodeBlocks: true,
  classPropertiesFormat: "table",
  interfacePropertiesFormat: "table",
  parametersFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationFormat: "table",
  tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
};

/**
 * Writes the reference of every entry point, from what its source says of itself.
 *
 * @returns the text of each page, by the name of its file
 * @throws `Error` when a comment is wrong: a link that leads nowhere, a parameter that there is not
 */
export async function renderReference(): Promise<Map<string, string>> {
  const app = await Application.bootstrapWithPlugins(options);
  linkToClient(app);
  leaveOutInherited(app);
  const project = await app.convert();
  if (project === undefined) throw new Error("The sources cannot be read");
  app.validate(project);
  failOn(app.logger);

  for (const module of project.children ?? []) {
    const source = app.files.getReflectionPath(module)!;
    module.name = entryPoints.find((entryPoint) => source.endsWith(entryPoint.source))!.page;
  }
  return await render(app, project);
}

function entryPointOf(page: string): EntryPoint {
  return entryPoints.find((entryPoint) => entryPoint.page === page)!;
}

/** A comment may name an error of the client that its file has no need to import. */
function linkToClient(app: Application): void {
  app.converter.addUnknownSymbolResolver(({ symbolReference }, { project }) => {
    const name = symbolReference?.path?.at(-1)?.path;
    const isError = project.getReflectionsByKind(ReflectionKind.Class).some((found) => found.name === name);
    return isError ? `client.md#${name!.toLowerCase()}` : undefined;
  });
}

/** What every error has is said once, of the class that has it, and how copies of a class know each other nowhere. */
function leaveOutInherited(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const classes = project.getReflectionsByKind(ReflectionKind.Class) as DeclarationReflection[];
    const members = classes.flatMap(({ children = [] }) => children);
    for (const member of members)
      if (member.inheritedFrom !== undefined || member.name.startsWith("[")) project.removeReflection(member);
  });
}

function failOn({ errorCount, warningCount }: Logger): void {
  if (errorCount + warningCount > 0)
    throw new Error("What the sources say of themselves is wrong: see above");
}

async function render(app: Application, project: ProjectReflection): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  const pages = new Map([["README.md", renderIndex()]]);
  try {
    await app.outputs.writeOutput({ name: "markdown", path: folder }, project);
    failOn(app.logger);
    for (const { page } of entryPoints)
      pages.set(`${page}.md`, await readFile(join(folder, `${page}.md`), "utf8"));
  } finally {
    await rm(folder, { recursive: true });
  }
  const settings = JSON.parse(await readFile(join(root, ".oxfmtrc.json"), "utf8")) as FormatConfig;
  for (const [name, text] of pages) pages.set(name, (await format(name, text, settings)).code);
  return pages;
}
