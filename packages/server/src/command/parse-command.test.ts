import { expect, test } from "vitest";

import { parseCommand } from "./parse-command.ts";
import { UsageError } from "./usage-error.ts";

const url = "postgres://akp:canary@db.example:5432/key_pairs";

test("without a word it serves on port 3000 of loopback, in memory, with nothing that was not asked for", () => {
  expect(parseCommand([])).toEqual({
    name: "serve",
    options: {
      port: 3000,
      host: "127.0.0.1",
      workers: 1,
      admin: false,
      metrics: false,
      logLevel: "info",
    },
  });
});

test("every option is taken as it was written", () => {
  const args = ["--port=0", "--host", "::", "--data-dir", "./x y", "--database-url", url, "--workers", "64"];
  expect(parseCommand([...args, "--metrics", "--requests-per-minute", "1", "--log-level", "silent"])).toEqual(
    {
      name: "serve",
      options: {
        port: 0,
        host: "::",
        dataDir: "./x y",
        databaseUrl: url,
        workers: 64,
        admin: false,
        metrics: true,
        requestsPerMinute: 1,
        logLevel: "silent",
      },
    },
  );
  expect(parseCommand(["--port", "65535", "--admin"])).toMatchObject({
    options: { port: 65_535, admin: true },
  });
});

test("DATABASE_URL stands in for --database-url, which wins", () => {
  const env = { DATABASE_URL: "postgresql://other.example/key_pairs" };
  expect(parseCommand([], env)).toMatchObject({ options: { databaseUrl: env.DATABASE_URL } });
  expect(parseCommand(["--workers", "2", "--admin"], env)).toMatchObject({
    options: { workers: 2, admin: true },
  });
  expect(parseCommand(["--database-url", url], env)).toMatchObject({ options: { databaseUrl: url } });
});

test("token takes the file of a key, and does not look at the environment", () => {
  const command = { name: "token", keyFile: "a.pem" };
  expect(parseCommand(["token", "a.pem"], { DATABASE_URL: "nonsense" })).toEqual(command);
});

test("help and version come before everything else", () => {
  expect(parseCommand(["-h", "--port", "x"])).toEqual({ name: "help" });
  expect(parseCommand(["token", "-v"], { DATABASE_URL: "nonsense" })).toEqual({ name: "version" });
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
  [["--database-url", ""], "--database-url must be a URL like postgres://"],
  [["--workers", "0"], '--workers must be a whole number from 1 to 64, not "0"'],
  [["--workers", "65", "--data-dir", "x"], "--workers must be a whole number from 1 to 64"],
  [["--workers", "2.5"], "--workers must be a whole number"],
  [["--workers="], "--workers must be a whole number"],
  [["--workers", "2"], "--workers 2 needs --data-dir or a database"],
  [["--requests-per-minute", "0"], '--requests-per-minute must be a whole number of at least 1, not "0"'],
  [["--requests-per-minute", "1e3"], "--requests-per-minute must be a whole number"],
  [["--requests-per-minute="], "--requests-per-minute must be a whole number"],
  [["--admin=yes"], "--admin"],
  [["--metrics", "--metrics=1"], "--metrics"],
  [["--wat"], "Unknown option '--wat'"],
  [["start"], '"start" is not a command; leave it out to start the server'],
  [["token"], "token takes one argument: the file of a private key"],
  [["token", "a", "b"], "token takes one argument"],
  [["token", "a", "--port", "1"], "token takes no --port: it starts no server"],
  [["token", "a", "--log-level", "info"], "token takes no --log-level"],
] as [string[], string][])("%j is refused, naming the flag and the remedy", ([args, message]) => {
  expect(() => parseCommand(args)).toThrow(message);
  expect(() => parseCommand(args)).toThrow(UsageError);
});

test.each([
  "mysql://akp:canary@db/x",
  "postgres://akp:canary/1@db/x",
  "canary",
  "postgres://akp:canary%@db/x",
])("%s is refused as a database, and not repeated", (wrong) => {
  for (const [name, args, env] of [
    ["--database-url", ["--database-url", wrong], {}],
    ["DATABASE_URL", [], { DATABASE_URL: wrong }],
  ] as const) {
    const parse = () => parseCommand([...args], env);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(new RegExp(`^${name} (?!.*canary)`));
  }
});

test("an empty DATABASE_URL is a mistake, not a wish for SQLite", () => {
  expect(() => parseCommand([], { DATABASE_URL: "" })).toThrow("DATABASE_URL must be a URL like postgres://");
});
