import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { launchOnApi } from "../../testing/host-command.ts";
import { rawRequest } from "../../testing/host-request.ts";
import { temporaryDirectory } from "../../testing/host-start.ts";

/** A directory for `PATH` with an opener that writes down what it is given, in place of the one that opens browsers. */
function newOpener() {
  const directory = temporaryDirectory();
  const seen = join(directory, "seen");
  mkdirSync(seen);
  // Renamed once it is whole.
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > "${seen}/draft" && mv "${seen}/draft" "${seen}/arguments"\n`;
  writeFileSync(join(directory, "xdg-open"), script, { mode: 0o755 });
  const opened = async () => {
    const file = join(seen, "arguments");
    await new Promise<void>((resolve) => {
      const watcher = watch(seen, () => look());
      const look = () => {
        if (!existsSync(file)) return;
        watcher.close();
        resolve();
      };
      look();
    });
    return readFileSync(file, "utf8").trimEnd();
  };
  return { PATH: `${directory}:/usr/bin:/bin`, opened };
}

test.skipIf(process.platform !== "linux")(
  "--open hands the link over in a file of this user alone, which is gone once it was used",
  async () => {
    const { PATH, opened } = newOpener();
    const { code, link, port, url, child, ended } = await launchOnApi(["--open"], { PATH });
    const path = await opened();
    expect(path).not.toContain(code);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(readFileSync(path, "utf8")).toContain(`content="0;url=${link}"`);

    const answer = await rawRequest(port, {
      method: "POST",
      path: "/session",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ code }),
    });
    expect(answer.status).toBe(200);
    expect(existsSync(dirname(path))).toBe(false);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  },
);

test.skipIf(process.platform !== "linux")("the file is also gone when nobody used it", async () => {
  const { PATH, opened } = newOpener();
  const { child, ended, home } = await launchOnApi(["--open"], { PATH });
  const path = await opened();
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 0 });
  expect(existsSync(dirname(path))).toBe(false);
  expect(readdirSync(home)).toEqual(["key.pem"]);
});

test.skipIf(process.platform !== "linux")(
  "where no browser can be opened, the link is still there",
  async () => {
    const { waitFor, port } = await launchOnApi(["--open"], { PATH: temporaryDirectory() });
    await waitFor("stderr", /^akp-dashboard: no browser could be opened .*; open the link yourself\n$/);
    expect((await rawRequest(port)).status).toBe(200);
  },
);

test("nothing is opened that was not asked for", async () => {
  const { PATH, opened } = newOpener();
  const { port, home } = await launchOnApi([], { PATH });
  expect((await rawRequest(port)).status).toBe(200);
  expect(readdirSync(home)).toEqual(["key.pem"]);
  void opened;
});
