import { readdir, readFile } from "node:fs/promises";
import { dirname, extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the page. */
export interface PageFile {
  /** Where it is served: `/` for the page itself. */
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Where the page is once it is built, whether the host runs from its source or from its bundle. */
export function builtPage(): string {
  return dirname(fileURLToPath(import.meta.resolve("#page")));
}

/**
 * Reads all files of the page: what is served is decided now, and no path that a request names is ever looked up.
 *
 * @param directory Where they are.
 * @throws {Error} When the page is not built.
 */
export async function loadPage(directory: string): Promise<PageFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (!files.includes(join(directory, "index.html")))
    throw new Error(`There is no page in ${directory}: build it first`);
  return await Promise.all(files.map(async (file) => await readPageFile(directory, file)));
}

async function readPageFile(directory: string, file: string): Promise<PageFile> {
  const path = file.slice(directory.length).split(sep).join("/").replace(/^\/?/, "/");
  return {
    path: path === "/index.html" ? "/" : path,
    type: types[extname(file)] ?? "application/octet-stream",
    bytes: await readFile(file),
  };
}
