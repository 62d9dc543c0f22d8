import { generateKeyPairSync } from "node:crypto";

import { expect, test } from "vitest";

import { help } from "./help.ts";
import { parseCommand } from "./parse-command.ts";

const defaults = { port: 0, idleMinutes: 60, open: false, verbose: false };

test("without words the dashboard runs as configured elsewhere", () => {
  expect(parseCommand([])).toEqual({ name: "serve", flags: defaults, config: {} });
});

test("flags are those of akp, short ones too, and a few of its own", () => {
  const config = { profile: "a", instance: "b", environment: "c", privateKeyFile: "d", config: "f" };
  expect(parseCommand("-p a -i b -e c -k d --config f -v".split(" "))).toEqual({
    name: "serve",
    flags: { ...defaults, verbose: true },
    config,
  });
  expect(
    parseCommand("--base-url http://localhost:3000 --port 8080 --idle-minutes 5 --open".split(" ")),
  ).toEqual({
    name: "serve",
    flags: { ...defaults, port: 8080, idleMinutes: 5, open: true },
    config: { baseUrl: "http://localhost:3000" },
  });
});

test("help names every flag, and comes before everything else", () => {
  for (const flag of [
    ..."profile instance environment base-url private-key-file config port idle-minutes".split(" "),
    ..."open verbose help version".split(" "),
  ])
    expect(help).toContain(`--${flag} `);
  for (const word of ["-h", "--help"])
    expect(parseCommand([word, "--version", "--port", "x"])).toEqual({ name: "help" });
  for (const word of ["-V", "--version"]) expect(parseCommand([word])).toEqual({ name: "version" });
  for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});

test.each([
  [["--prot", "1"], "--prot"],
  [["start"], "start"],
  [["--port"], "--port"],
  [["--port", "x"], "--port must be a whole number from 0 to 65535"],
  [["--port", "65536"], "--port must be"],
  [["--port", "-1"], "--port"],
  [["--port", ""], "--port must be"],
  [["--port", "1e3"], "--port must be"],
  [["--idle-minutes", "0"], "--idle-minutes must be a whole number from 1 to 720"],
  [["--idle-minutes", "721"], "--idle-minutes must be"],
  [["--open=yes"], "--open"],
])("%j is refused: %s", (args, message) => {
  expect(() => parseCommand(args)).toThrow(
    expect.objectContaining({ name: "UsageError", message: expect.stringContaining(message) }),
  );
});

test("a secret among the words is refused without being repeated", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  const token = `eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJ4In0.${"s".repeat(40)}`;
  const base64 = Buffer.from(pem).toString("base64");
  for (const secret of [pem, pem.replaceAll("\n", String.raw`\n`), base64, token, `Bearer ${token}`]) {
    for (const args of [
      [secret],
      ["-k", secret],
      [`-k${secret}`],
      [`--profile=${secret}`],
      ["--help", secret],
    ]) {
      let message = "";
      try {
        parseCommand(args);
      } catch (error) {
        ({ message } = error as Error);
      }
      expect(message).toContain("must not be on the command line");
      expect(message).not.toContain(secret.slice(30, 50));
    }
  }
});
