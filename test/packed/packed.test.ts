import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

// What is tested here is what a registry would get: the packed packages, in a project that knows nothing of this one.

const run = promisify(execFile);
const workspace = join(import.meta.dirname, "../..");
const libraries = ["core", "client", "server"];
const packages = [...libraries, "cli"];

let project: string;

/** Runs a program in the project; a failure shows what it printed. */
async function runInProject(program: string, args: string[]): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  try {
    return (await run(program, args, { cwd: project, env })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error([(error as Error).message, stdout, stderr].join("\n"), { cause: error });
  }
}

const readJson = async (path: string) => JSON.parse(await readFile(path, "utf8"));
const installed = (name: string) => join(project, "node_modules/@api-key-pairs", name);
const filesOf = async (name: string) => {
  const entries = await readdir(installed(name), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "api-key-pairs-packed-"));
  await cp(join(import.meta.dirname, "project"), project, { recursive: true });
  const tarballs = join(project, "tarballs");
  await mkdir(tarballs);

  const dependencies: Record<string, string> = {};
  for (const name of packages) {
    const cwd = join(workspace, "packages", name);
    const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", tarballs], { cwd });
    dependencies[`@api-key-pairs/${name}`] = `file:${JSON.parse(stdout).filename}`;
  }
  const { version } = await readJson(join(workspace, "node_modules/@types/node/package.json"));
  await writeFile(
    join(project, "package.json"),
    JSON.stringify({
      type: "module",
      dependencies,
      devDependencies: { "@types/node": version },
      // The packages depend on each other by version; those versions are the tarballs too.
      overrides: Object.fromEntries(Object.keys(dependencies).map((name) => [name, `$${name}`])),
    }),
  );
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await runInProject("npm", ["install", "--prefix", project, ...quietly]);
});

afterAll(() => rm(project, { recursive: true, force: true }));

test.each(libraries)(
  "%s holds its code, its README and its license, and nothing of its development",
  async (name) => {
    const files = (await filesOf(name)).map((file) => file.slice(installed(name).length + 1));
    expect(files).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts", "src/index.ts"]),
    );
    const isPublished =
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|(dist|src)\/.*\.(js|ts|map)|dist\/THIRD-PARTY-LICENSES\.txt)$/;
    const isForDevelopment = /\.test(-d)?\.|(^|\/)testing\/|tsbuildinfo/;
    expect(files.filter((file) => !isPublished.test(file) || isForDevelopment.test(file))).toEqual([]);
  },
);

test.each(packages)("%s depends on versions that a registry knows", async (name) => {
  const { dependencies } = await readJson(join(installed(name), "package.json"));
  const unknown = Object.entries<string>(dependencies).filter(([, range]) => !/^[\^~]?\d/.test(range));
  expect(unknown).toEqual([]);
});

test.each(libraries)("%s has source maps that lead to its sources", async (name) => {
  const maps = (await filesOf(name)).filter((file) => file.endsWith(".map"));
  expect(maps).not.toEqual([]);
  const lost = [];
  for (const map of maps) {
    const { sources } = await readJson(map);
    lost.push(...sources.filter((source: string) => !existsSync(join(dirname(map), source))));
  }
  expect(lost).toEqual([]);
});

test.each(["core", "client", "client/auth", "client/node", "server"])(
  "%s is imported by plain Node.js",
  async (entry) => {
    const code = `console.log(Object.keys(await import("@api-key-pairs/${entry}")).length > 0)`;
    expect(await runInProject(process.execPath, ["--input-type=module", "--eval", code])).toBe("true\n");
  },
);

test("a program starts the server, and creates, lists and deletes a key pair", async () => {
  const { id, created, deleted } = JSON.parse(await runInProject(process.execPath, ["round-trip.js"]));
  expect(created).toContain(id);
  expect(deleted).not.toContain(id);
});

test("akp-server tells its version", async () => {
  const { version } = await readJson(join(installed("server"), "package.json"));
  expect(await runInProject("node_modules/.bin/akp-server", ["--version"])).toBe(`${version}\n`);
});

test("akp-server serves with workers, a rate limit and metrics", async () => {
  const flags = ["--workers", "2", "--metrics", "--requests-per-minute", "1"];
  const server = spawn("node_modules/.bin/akp-server", ["--port", "0", "--data-dir", "data", ...flags], {
    cwd: project,
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void server.kill());
  let message = "";
  for await (const text of server.stdout.setEncoding("utf8")) {
    message += text;
    if (message.includes("curl")) break;
  }
  const [url] = /http:\S+/.exec(message)!;
  const token = await runInProject("node_modules/.bin/akp-server", ["token", "data/root-private-key.pem"]);
  const headers = { authorization: `Bearer ${token.trim()}` };
  const statuses = [];
  for (const _request of [1, 2]) statuses.push((await fetch(`${url}/api-key-pairs`, { headers })).status);
  expect(statuses).toEqual([200, 429]);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    "api_key_pairs_rate_limited_requests_total 1",
  );
});

test("cli holds its bundle, the licenses in it, its README and its license", async () => {
  const files = (await filesOf("cli")).map((file) => file.slice(installed("cli").length + 1));
  const expected = [
    "LICENSE",
    "README.md",
    "package.json",
    "docs/akp.md",
    "dist/akp.cjs",
    "dist/akp.js",
    "dist/THIRD-PARTY-LICENSES.txt",
  ];
  expect(files).toEqual(expect.arrayContaining(expected));
  const isPublished =
    /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|docs\/akp\.md|dist\/(akp.*\.c?js|THIRD-PARTY-LICENSES\.txt))$/;
  expect(files.filter((file) => !isPublished.test(file))).toEqual([]);
});

test("npx akp tells its version, and lists the pairs of a server", async () => {
  const { version } = await readJson(join(installed("cli"), "package.json"));
  expect(await runInProject("npx", ["--no-install", "akp", "--version"])).toBe(`${version}\n`);
  const { listed, id } = JSON.parse(await runInProject(process.execPath, ["list-with-akp.js"]));
  expect(listed).toEqual([id]);
});

test.each(["nodenext", "bundler"])(
  "types are found and hold with moduleResolution %s",
  async (moduleResolution) => {
    const options = {
      module: moduleResolution === "bundler" ? "esnext" : moduleResolution,
      moduleResolution,
      target: "es2023",
      lib: ["es2023", "dom"],
      types: ["node"],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const config = join(project, `tsconfig.${moduleResolution}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions: options, files: ["types.ts"] }));
    const tsc = join(workspace, "node_modules/.bin/tsc");
    expect(await runInProject(tsc, ["--project", config])).toBe("");
  },
);
