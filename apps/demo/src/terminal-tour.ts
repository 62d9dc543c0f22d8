import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startAkp } from "./akp.ts";
import type { Ended, Machine, Running } from "./akp.ts";
import { bundleAkp } from "./bundle-akp.ts";
import type { Guide } from "./guide.ts";

interface Typed {
  /** What is piped into it. */
  stdin?: string;
  /** How it has to end; 0 unless told otherwise. */
  code?: number;
}

/**
 * Walks through what a person would type, with the real `akp`. Each step says what is typed and what is printed, and
 * throws when that is not what it should be.
 */
export async function terminalTour(guide: Guide): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "akp-demo-"));
  let server: Running | undefined;
  try {
    const machine = { home, bin: await bundleAkp(home) };
    guide.step("Serve the API on this machine", "akp serve --port 0 --data-dir data --log-level silent");
    server = startAkp(["serve", "--port", "0", "--data-dir", "data", "--log-level", "silent"], machine);
    await useAkp(guide, machine, server);
  } finally {
    server?.child.kill();
    await server?.ended;
    await rm(home, { recursive: true });
  }
}

async function useAkp({ step, say }: Guide, machine: Machine, server: Running): Promise<void> {
  const { home } = machine;
  const shown = async (words: readonly string[], { stdin, code = 0 }: Typed): Promise<Ended> => {
    const { child, ended } = startAkp(words, machine);
    child.stdin.end(stdin);
    const end = await ended;
    say(`${end.stdout}${end.stderr}`.trimEnd());
    assert.equal(end.code, code, "the exit code");
    return end;
  };
  const type = async (title: string, line: string, typed: Typed = {}) => {
    step(title, `${typed.stdin === undefined ? "" : `echo ${typed.stdin.trim()} | `}akp ${line}`);
    return await shown(line.split(" "), typed);
  };

  const url = await untilReady(server);
  say(`listening on ${url}`);

  const key = join("data", "root-private-key.pem");
  const rootKey = await readFile(join(home, key), "utf8");
  await type(
    "Keep its address, and the file of the key that signs, under a name",
    `profile add local --base-url ${url} --private-key-file ${key}`,
  );
  await type("Ask whether that works", "doctor");

  const created = await type("Create a key pair", "create --out new-key.pem");
  const file = join(home, "new-key.pem");
  const privateKey = await readFile(file, "utf8");
  assert.match(privateKey, /^-----BEGIN PRIVATE KEY-----/);
  assert(!`${created.stdout}${created.stderr}`.includes("PRIVATE KEY"), "the private key is not printed");
  if (process.platform !== "win32")
    assert.equal((await stat(file)).mode & 0o777, 0o600, "the file is for its owner only");

  await type("Never overwrite a file: nothing is sent", "create --out new-key.pem", { code: 3 });
  assert.equal(await readFile(file, "utf8"), privateKey);

  await type("Create one more, in a file of its own name", "create");
  const page = await type("List them, the newest first", "list --limit 2");
  const next = /akp (list .*)/.exec(page.stderr)?.[1];
  assert(next, "the page names the command that shows the next one");
  await type("Show the next page, as that one said", next);
  const { stdout } = await type("Print what a script needs", "list --all --output ids");
  const [newest, second, root] = stdout.trim().split("\n");
  assert(newest && second && root, "three key pairs are there");

  await type("See what a token says, of the new key", "token --show-claims --private-key-file new-key.pem");
  await type("Find the keys that are due for replacement", "audit --older-than 1h");
  await type("Ask what would be deleted", "delete - --dry-run", { stdin: `${newest}\n` });
  await type("Delete it, and say yes in advance", "delete - --yes", { stdin: `${newest}\n` });
  await type("Delete it once more: the API refuses", `delete --yes -- ${newest}`, { code: 4 });
  await type("Delete the pair that signs: akp refuses", `delete --yes -- ${root}`, { code: 2 });

  const rotation = "--journal rotation";
  await type("Ask how the key that signs would be replaced", `rotate --dry-run --overlap 1s ${rotation}`);
  await type("Replace it: both keys work for a second", `rotate --overlap 1s ${rotation}`);
  await type("Wait for the end of that, and delete the old pair", `rotate resume --wait ${rotation}`);
  assert.notEqual(await readFile(join(home, key), "utf8"), rootKey, "the file holds the new key");
  await type("Sign with the new key, from the same file", "list --limit 1");

  step("Stop the server, and list", "Ctrl-C; akp list");
  server.child.kill("SIGINT");
  const { code, stderr } = await server.ended;
  if (process.platform !== "win32") assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  await shown(["list"], { code: 5 });
}

/** Waits until it listens, and says where. */
async function untilReady({ child, ended }: Running): Promise<string> {
  return await new Promise((resolve, reject) => {
    let message = "";
    child.stdout.on("data", (text: string) => {
      message += text;
      if (message.includes("akp list")) resolve(/http:\S+/.exec(message)![0]);
    });
    void ended.then(({ stderr }) => reject(new Error(`akp serve ended: ${stderr}`)));
  });
}
