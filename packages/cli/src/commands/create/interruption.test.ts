import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { akp, launch, temporaryDirectory } from "../../testing/akp.ts";
import { startDouble } from "../../testing/start-double.ts";

/** Sends a signal, and waits until it was answered on stderr. */
async function interrupt({ child, output }: ReturnType<typeof launch>): Promise<void> {
  child.kill("SIGINT");
  while (!output.stderr.includes("Waiting for the answer; Ctrl-C again gives up"))
    await once(child.stderr, "data");
}

test("the first Ctrl-C waits for an answer that is on its way, and the key is saved", async () => {
  const cwd = temporaryDirectory();
  let privateKey: string;
  const env = await startDouble(async (pair) => {
    await interrupt(run);
    privateKey = pair.private_key;
    return pair;
  });
  const run = launch(["create", "--out", "new.pem"], { cwd, env });
  expect(await run.ended).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, "new.pem"), "utf8")).toBe(privateKey!);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s after Ctrl-C ends with 8, since the pair may exist, and leaves no file",
  async (second) => {
    const cwd = temporaryDirectory();
    const env = await startDouble(async () => {
      await interrupt(run);
      run.child.kill(second);
    });
    const run = launch(["create", "--out", "new.pem"], { cwd, env });
    const { code, stderr } = await run.ended;
    expect(code).toBe(8);
    expect(stderr).toMatch(/may have been\s+created at/);
    expect(stderr).toMatch(/Next:\n {2}akp list/);
    expect(readdirSync(cwd)).toEqual([]);
  },
);

test("a key that was made here is kept when Ctrl-C gives up the answer, since its pair may exist", async () => {
  const cwd = temporaryDirectory();
  const env = await startDouble(async () => {
    await interrupt(run);
    run.child.kill("SIGINT");
  });
  const role = "cc07af11-3618-462c-b807-e86b9a8e8f9b";
  const run = launch(["create", "--name", "x", "--role", role, "--out", "new.pem"], { cwd, env });
  const { code, stderr } = await run.ended;
  expect(code).toBe(8);
  expect(stderr).toContain(`The private key was saved to ${join(cwd, "new.pem")}\n`);
  expect(readFileSync(join(cwd, "new.pem"), "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});

test("after Ctrl-C nothing is sent again; a refusal that could not be looked into any more is no certainty", async () => {
  const cwd = temporaryDirectory();
  let requests = 0;
  const env = await startDouble(async (_pair, response) => {
    requests += 1;
    await interrupt(run);
    response.writeHead(429, { "retry-after": "0" }).end();
  });
  const run = launch(["create", "--out", "new.pem"], { cwd, env });
  const { code, stderr } = await run.ended;
  expect(code).toBe(8);
  expect(stderr).toMatch(
    /akp: The API refused to create a key pair \(rate_limit\), but Ctrl-C came before the list could show that there is none: delete one that was created since \S+Z and that nobody knows\n/,
  );
  expect(requests).toBe(1);
  expect(readdirSync(cwd)).toEqual([]);
});

test("the file that a killed create leaves says what it is, and so does the next one that finds it", async () => {
  const cwd = temporaryDirectory();
  let requests = 0;
  const env = await startDouble(() => {
    requests += 1;
    run.child.kill("SIGKILL");
  });
  const run = launch(["create", "--out", "new.pem"], { cwd, env });
  expect(await run.ended).toMatchObject({ signal: "SIGKILL" });
  const left = readFileSync(join(cwd, "new.pem"), "utf8");
  const since = /^# akp create began at (\S+Z): a key pair may exist; see akp list\n+$/.exec(left)![1];

  const { code, stderr } = await akp(["create", "--out", "new.pem", "--output", "json"], { cwd, env });
  expect(code).toBe(3);
  const { error } = JSON.parse(stderr);
  expect(error.code).toBe("file_exists");
  expect(error.message).toContain(`an akp create that began at ${since} left that file`);
  expect(error.message).toContain("may be removed");
  expect(readFileSync(join(cwd, "new.pem"), "utf8")).toBe(left);
  expect(requests).toBe(1);
});
