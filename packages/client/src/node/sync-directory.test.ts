import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { failureOf } from "../testing/real-server.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { syncDirectory } from "./sync-directory.ts";

test.runIf(process.platform !== "win32")("a directory that is not there can't be made to last", async () => {
  const directory = temporaryDirectory();
  await syncDirectory(directory);
  expect(await failureOf(syncDirectory(join(directory, "none")))).toMatchObject({ code: "ENOENT" });
});

// Nothing of it is on a disk.
test.runIf(existsSync("/proc/self"))("a file system that knows nothing of it is good enough", async () => {
  await expect(syncDirectory("/proc/self")).resolves.toBeUndefined();
});
