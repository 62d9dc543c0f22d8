import { stripVTControlCharacters } from "node:util";

import { spawn } from "@lydell/node-pty";
import { expect, onTestFinished, test } from "vitest";

import { bareEnvironment, command, linkPattern, startConfiguredApi } from "../../testing/host-command.ts";
import { rawRequest } from "../../testing/host-request.ts";

/** Starts `akp-dashboard` in a terminal of its own. */
async function openTerminal() {
  const { home, flags } = await startConfiguredApi();
  const [file, ...rest] = [...command, ...flags];
  const pty = spawn(file!, rest, { cwd: home, cols: 200, env: bareEnvironment(home) });
  let text = "";
  const listeners = new Set<() => void>();
  pty.onData((data) => {
    text += stripVTControlCharacters(data).replaceAll("\r\n", "\n");
    for (const listener of listeners) listener();
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  onTestFinished(async () => {
    pty.kill("SIGKILL");
    await ended;
  });
  /** Waits for what the terminal shows after what was waited for before. */
  const next = async (wanted: RegExp) =>
    await new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = wanted.exec(text);
        if (!match) return;
        listeners.delete(look);
        text = text.slice(match.index + match[0].length);
        resolve(match);
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`It ended without ${wanted}:\n${text}`)));
      look();
    });
  return { next, type: (keys: string) => pty.write(keys), ended };
}

const redeem = async (port: string, code: string) =>
  await rawRequest(Number(port), {
    method: "POST",
    path: "/session",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });

test("Enter prints a new link, which takes the place of the one before, and Ctrl-C stops", async () => {
  const { next, type, ended } = await openTerminal();
  const [, , port, first] = await next(linkPattern);
  await next(/Enter prints another, Ctrl-C stops\n[^]*Signed by .*\n/);

  type("\r");
  const [, , , second] = await next(new RegExp(`Link {7}${linkPattern.source}\n`));
  expect(second).not.toBe(first);
  expect((await redeem(port!, first!)).status).toBe(401);
  expect((await redeem(port!, second!)).status).toBe(200);

  expect((await redeem(port!, second!)).json.code).toBe("link_expired");
  await next(/An old link was opened\. Press Enter for a new link\.\n/);
  type("\r");
  const [, , , third] = await next(new RegExp(`^\\s*Link {7}${linkPattern.source}\n`));

  for (let count = 0; count < 10; count += 1) await redeem(port!, "w".repeat(43));
  await next(
    /Wrong codes are being tried, so the link does not work any more\. Press Enter for a new link\.\n/,
  );
  expect((await redeem(port!, third!)).status).not.toBe(200);
  type("\r");
  const [, , , fourth] = await next(new RegExp(`^\\s*Link {7}${linkPattern.source}\n`));
  expect((await redeem(port!, fourth!)).status).toBe(200);

  type("\u0003");
  expect(await ended).toBe(0);
});
