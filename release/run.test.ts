import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

import { expect, onTestFinished, test } from "vitest";

import { run, start } from "./run.ts";

const { signal } = new AbortController();
const options = { env: process.env, signal };
const evaluate = (code: string) => [import.meta.dirname, process.execPath, ["--eval", code]] as const;
const forever = "setInterval(() => {}, 1000);";

test("what a program printed is given", async () => {
  const code = 'console.error("a warning"); console.log("an answer")';
  expect(await run(...evaluate(code), options)).toBe("an answer\n");
});

test("a failure shows the command, how it ended, and the last lines of both streams", async () => {
  const code =
    'for (let line = 1; line <= 100; line++) console.log("line " + line); throw new Error("Broken.")';
  const message = await messageOf(run(...evaluate(code), options));
  expect(message).toContain(`${process.execPath} --eval for`);
  expect(message).toContain("\nIt ended with exit code 1.\n");
  expect(message).toContain("Error: Broken.");
  expect(message).not.toContain("line 1\n");
});

test("a program that is not there is named", async () => {
  expect(await messageOf(run(import.meta.dirname, "no-such-program", ["--help"], options))).toContain(
    "no-such-program --help\nspawn no-such-program ENOENT",
  );
});

test("a program that asks gets no answer, and does not wait for one", async () => {
  const code = 'process.stdin.on("end", () => console.log("no answer")).resume()';
  expect(await run(...evaluate(code), options)).toBe("no answer\n");
});

test("a program that does not end is killed after its time", async () => {
  expect(await messageOf(run(...evaluate(forever), { ...options, limit: 0.1 }))).toContain(
    "It did not end within 0.1 s, and was killed.",
  );
});

test("an interruption kills a program, and gives its reason", async () => {
  const interruption = new AbortController();
  const program = start(...evaluate(`console.log("ready"); ${forever}`), {
    ...options,
    signal: interruption.signal,
  });
  await program.prints(/ready/);
  interruption.abort(new Error("Interrupted by SIGINT."));
  expect(await messageOf(program.ended)).toContain("\nInterrupted by SIGINT.\nready");
});

test.each(["kill", "end"])("what a program started does not outlive its %s", async (how) => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const connected = once(server, "connection");
  const { port } = server.address() as AddressInfo;
  // It ignores what it can, and holds none of the streams of the program.
  const started = `process.on("SIGTERM", () => {}); require("net").connect(${port}, "127.0.0.1").on("connect", () => process.send("connected"))`;
  const code = `
    const { spawn } = require("child_process");
    const stdio = ["ignore", "ignore", "ignore", "ipc"];
    spawn(process.execPath, ["--eval", ${JSON.stringify(started)}], { stdio }).once("message", () => {
      console.log("ready");
      ${how === "end" ? "process.exit();" : ""}
    });`;
  const program = start(...evaluate(code), options);
  const [socket] = await connected;
  const closed = new Promise((resolve) => socket.on("error", () => {}).on("close", resolve));
  if (how === "kill") {
    await program.prints(/ready/);
    await program.kill();
  } else {
    expect(await program.ended).toBe("ready\n");
  }
  await closed;
});

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: Error) => reason,
  );
  return error!.message;
}
