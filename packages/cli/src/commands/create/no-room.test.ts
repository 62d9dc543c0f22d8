import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { asWord, launch, temporaryDirectory } from "../../testing/akp.ts";
import type { LaunchOptions } from "../../testing/akp.ts";
import type { MintedPair } from "../../testing/start-double.ts";
import { startDouble } from "../../testing/start-double.ts";

interface Interlude extends LaunchOptions {
  /** What happens when the pair was created and its key is not on the disk yet. */
  meanwhile: (context: {
    cwd: string;
    child: ReturnType<typeof launch>["child"];
    pair: MintedPair;
  }) => unknown;
}

/** `akp create`, with something happening in the middle of it. */
async function create(args: readonly string[], { meanwhile, ...options }: Interlude) {
  const cwd = temporaryDirectory();
  const minted: MintedPair[] = [];
  const double = await startDouble(async (pair) => {
    minted.push(pair);
    await meanwhile({ cwd, child: run.child, pair });
    return pair;
  });
  const run = launch(["create", ...args], {
    ...options,
    cwd,
    env: { ...double, TMPDIR: cwd, ...options.env },
  });
  const ended = await run.ended;
  expect(minted).toHaveLength(1);
  expect(ended.stderr).not.toContain("PRIVATE KEY");
  return { ...ended, cwd, pair: minted[0]! };
}

test("a key whose directory is gone meanwhile is saved elsewhere, which is an error", async () => {
  const home = temporaryDirectory();
  const run = await create(["--out", "keys/new.pem", "--output", "json"], {
    prefix: ["sh", "-c", 'mkdir keys && exec "$@"', "sh"],
    env: { HOME: home },
    meanwhile: ({ cwd }) => rmSync(join(cwd, "keys"), { recursive: true }),
  });
  const { id, private_key } = run.pair;
  const file = join(run.cwd, `${id}.pem`);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout)).toEqual({ id, created_at: run.pair.created_at, file });
  expect(JSON.parse(run.stderr).error).toMatchObject({
    code: "saved_elsewhere",
    why: `The key pair ${id} was created, and its private key saved to ${file} instead.`,
    next: [`akp list --private-key-file ./${id}.pem`],
  });
  expect(readFileSync(file, "utf8")).toBe(private_key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a key whose working directory is gone as well is saved in the home directory", async () => {
  const home = temporaryDirectory();
  const { code, pair } = await create([], {
    prefix: ["sh", "-c", 'mkdir here && cd here && exec "$@"', "sh"],
    env: { HOME: home, TMPDIR: home },
    meanwhile: ({ cwd }) => rmSync(cwd, { recursive: true }),
  });
  expect(code).toBe(1);
  expect(readdirSync(home)).toEqual([`${pair.id}.pem`]);
});

test("a name that is taken meanwhile is not overwritten, and the key is not lost", async () => {
  const { code, stdout, cwd, pair } = await create([], {
    meanwhile: ({ cwd, pair }) => writeFileSync(join(cwd, `${pair.id}.pem`), "mine"),
  });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, `${pair.id}.pem`), "utf8")).toBe("mine");
  const { file } = JSON.parse(stdout);
  expect(file).toMatch(/\.private-key-\w+\.pem$/);
  expect(readFileSync(file, "utf8")).toBe(pair.private_key);
});

test("an id that is a path does not say where the file goes", async () => {
  const { code, stdout, cwd } = await create([], {
    meanwhile: ({ pair }) => Object.assign(pair, { id: "../../x", thumbprint: pair.id }),
  });
  expect(code).toBe(0);
  expect(readdirSync(cwd)).toEqual([expect.stringMatching(/^[\w-]{43}\.pem$/)]);
  expect(JSON.parse(stdout).id).toBe("../../x");
});

test.skipIf(!existsSync("/usr/bin/prlimit"))(
  "when no place takes the key any more, the pair is named and its deletion suggested",
  async () => {
    const { code, stdout, stderr, pair, cwd } = await create(["--out", "new.pem"], {
      meanwhile: ({ child }) => execFileSync("prlimit", ["--pid", `${child.pid}`, "--fsize=0"]),
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("is lost");
    expect(stderr).toContain(`Next:\n  akp delete ${asWord(pair.id)}\n`);
    expect(readdirSync(cwd)).toEqual([]);
  },
);

test.skipIf(!existsSync("/usr/bin/prlimit"))(
  "a key that a file behind stdout has no room for is in a file of its own",
  async () => {
    const { code, stderr, cwd, pair } = await create(["--out", "-"], {
      prefix: ["sh", "-c", 'head -c 8192 /dev/zero > full; exec "$@" >> full', "sh"],
      meanwhile: ({ child }) => execFileSync("prlimit", ["--pid", `${child.pid}`, "--fsize=8192"]),
    });
    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("saved to stdout: files may not be that large");
    expect(readFileSync(join(cwd, `${pair.id}.pem`), "utf8")).toBe(pair.private_key);
  },
);

test("a key that nobody reads from the pipe any more is in a file", async () => {
  const { code, stderr, cwd, pair } = await create(["--out", "-"], {
    async meanwhile({ child }) {
      child.stdout.destroy();
      await once(child.stdout, "close");
    },
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/nobody reads from the pipe\s+any more/);
  expect(readFileSync(join(cwd, `${pair.id}.pem`), "utf8")).toBe(pair.private_key);
});

test("a terminal that closes does not take the key with it", async () => {
  const { code, cwd, pair } = await create([], { meanwhile: ({ child }) => child.kill("SIGHUP") });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, `${pair.id}.pem`), "utf8")).toBe(pair.private_key);
});
