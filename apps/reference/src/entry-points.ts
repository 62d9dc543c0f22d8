/** What programs import, and the page of the reference that is about it. */
export interface EntryPoint {
  /** As in an `import`. */
  readonly specifier: string;
  /** The file that exports it all, from the root of the repository. */
  readonly source: string;
  /** The name of the page, without `.md`. */
  readonly page: string;
  readonly about: string;
}

const entryPoint = (name: string, source: string, about: string): EntryPoint => ({
  specifier: `@api-key-pairs/${name}`,
  source: `packages/${source}/index.ts`,
  page: name.replace("/", "-"),
  about,
});

/** Every entry point with an API for others, those that are read first at the top. */
export const entryPoints: readonly EntryPoint[] = [
  entryPoint("client", "client/src", "the operations, and all errors"),
  entryPoint("client/auth", "client/src/auth", "signs tokens, and makes keys"),
  entryPoint("client/rotation", "client/src/rotation", "safe create and rotation"),
  entryPoint("client/node", "client/src/node", "configuration, and what rotation keeps in files"),
  entryPoint("react-hooks", "react-hooks/src", "hooks, and options for TanStack Query"),
  entryPoint("server", "server/src", "the API on this machine"),
  entryPoint("core", "core/src", "types, schemas, pagination and errors"),
];
