import { expect, test } from "vitest";

import { parseCommand, UsageError } from "./parse-command.ts";

test("without a word it serves on port 3000 of loopback, in memory", () => {
  expect(parseCommand([])).toEqual({
    name: "serve",
    port: 3000,
    host: "127.0.0.1",
    dataDir: undefined,
    logLevel: "info",
  });
});

test("every option is taken as it was written", () => {
  const args = ["--port=0", "--host", "::", "--data-dir", "./x y", "--log-level", "silent"];
  expect(parseCommand(args)).toEqual({
    name: "serve",
    port: 0,
    host: "::",
    dataDir: "./x y",
    logLevel: "silent",
  });
  expect(parseCommand(["--port", "65535"])).toMatchObject({ port: 65_535 });
});

test("token takes the file of a key", () => {
  expect(parseCommand(["token", "a.pem"])).toEqual({ name: "token", keyFile: "a.pem" });
});

test("help and version come before everything else", () => {
  expect(parseCommand(["-h", "--port", "x"])).toEqual({ name: "help" });
  expect(parseCommand(["token", "-v"])).toEqual({ name: "version" });
});

test.for([
  [["--port", "x"], '--port must be a whole number from 0 to 65535 (0 takes any free port), not "x"'],
  [["--port", "65536"], "--port must be a whole number"],
  [["--port", "-1"], "--port"],
  [["--port="], "--port must be a whole number"],
  [["--port"], "--port"],
  [
    ["--log-level", "loud"],
    '--log-level must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
  ],
  [["--data-dir", ""], '--data-dir must be a directory, not ""'],
  [["--host", ""], "--host must be an address to listen on"],
  [["--wat"], "Unknown option '--wat'"],
  [["start"], '"start" is not a command; leave it out to start the server'],
  [["token"], "token takes one argument: the file of a private key"],
  [["token", "a", "b"], "token takes one argument"],
] as [string[], string][])("%j is refused, naming the flag and the remedy", ([args, message]) => {
  expect(() => parseCommand(args)).toThrow(message);
  expect(() => parseCommand(args)).toThrow(UsageError);
});
