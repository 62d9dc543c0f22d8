import { entryPoints } from "./entry-points.ts";

/** The page that leads to the others. */
export function renderIndex(): string {
  const pages = entryPoints.map(({ specifier, page, about }) => `- [\`${specifier}\`](${page}.md): ${about}`);
  return `# API reference

Everything that the packages export, from what their sources say of it. \`pnpm reference\` writes these pages; the\ncommand \`akp\` has [its own](../../packages/cli/docs/akp.md).

${pages.join("\n")}
`;
}
