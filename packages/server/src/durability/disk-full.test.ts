import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openLedger, UnexpectedAnswerError } from "../testing/ledger.ts";
import type { ServerProcess } from "../testing/server-process.ts";
import { spawnServer } from "../testing/server-process.ts";
import { authorization } from "../testing/sign-token.ts";
import { canMountSmallDisk, mountSmallDisk } from "../testing/small-disk.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

const keyFileName = "root-private-key.pem";
interface FullDisk {
  launch: () => ServerProcess;
  rootKey: () => string;
  giveSpace: (server: ServerProcess) => void;
  /** What SQLite calls it. */
  cause: string;
}

async function expectToOutliveFullDisk({ launch, rootKey, giveSpace, cause }: FullDisk): Promise<void> {
  const server = launch();
  const url = await server.ready;
  const ledger = openLedger(rootKey());
  const headers = await authorization(rootKey());

  const errors = await Promise.all(
    Array.from({ length: 2 }, async () => await ledger.write(url, () => {}).catch((error: unknown) => error)),
  );
  for (const error of errors) {
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    const { answer } = error as UnexpectedAnswerError;
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({
      type: "error",
      code: "server_error",
      status: 500,
      message: "The server could not answer the request",
      details: [],
    });
  }
  expect(ledger.size()).toBeGreaterThan(0);
  const records = server.output.stderr.trim().split("\n");
  expect(records.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      level: 50,
      msg: "request failed",
      err: expect.objectContaining({ message: cause }),
    }),
  );
  const read = await fetch(`${url}/api-key-pairs?limit=100`, { headers });
  expect(read.status).toBe(200);

  giveSpace(server);
  await ledger.create(url);
  await ledger.settle(url);

  server.kill("SIGKILL");
  await server.exited;
  await ledger.settle(await launch().ready);
}

test.skipIf(!canMountSmallDisk)(
  "on a full disk writes fail and reads do not, nothing is lost, and service returns with the space",
  async () => {
    const disk = await mountSmallDisk();
    disk.leave(512 * 1024);
    await expectToOutliveFullDisk({
      launch: () => spawnServer(["--data-dir", disk.directory], { prefix: disk.prefix }),
      rootKey: () => readFileSync(disk.path(keyFileName), "utf8"),
      giveSpace: disk.free,
      cause: "database or disk is full",
    });
  },
);

test.skipIf(!existsSync("/usr/bin/prlimit"))(
  "at a file-size limit writes fail and reads do not, nothing is lost, and service returns when it is lifted",
  async () => {
    const dataDir = temporaryDirectory();
    await expectToOutliveFullDisk({
      launch: () => spawnServer(["--data-dir", dataDir], { prefix: ["prlimit", "--fsize=400000:unlimited"] }),
      rootKey: () => readFileSync(join(dataDir, keyFileName), "utf8"),
      giveSpace: ({ pid }) => void execFileSync("prlimit", ["--pid", `${pid}`, "--fsize=unlimited"]),
      cause: "disk I/O error",
    });
  },
);

// In the pages that the disk is made of: enough for nothing, for the database, and for the root key as well, but not for
// its pair.
test.skipIf(!canMountSmallDisk).each([0, 20, 23])(
  "a first start with %i pages to spare says so and leaves no half a key, and the next one starts",
  async (pages) => {
    const disk = await mountSmallDisk();
    const start = () => spawnServer(["--data-dir", disk.directory], { prefix: disk.prefix });
    const readKey = () => readFileSync(disk.path(keyFileName), "utf8");
    disk.leave(pages * 4096);
    const refused = start();
    await expect(refused.ready).rejects.toThrow("akp-server ended");
    expect(await refused.exited).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^akp-server: .*(disk is full|disk I\/O error|ENOSPC).*\n$/),
    });
    const files = readdirSync(disk.path(".")).filter((name) => name.startsWith(keyFileName));
    expect([[], [keyFileName]]).toContainEqual(files);
    const key = files.length > 0 ? readKey() : undefined;

    disk.free();
    const url = await start().ready;
    expect(readKey()).toBe(key ?? readKey());
    await openLedger(readKey()).settle(url);
  },
);
