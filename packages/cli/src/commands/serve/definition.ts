import type { CommandDefinition } from "../../program/command-definition.ts";

export const serve: CommandDefinition = {
  name: "serve",
  summary: "Serve the API on this machine, for tests and development",
  description: [
    "A real server with key pairs of its own: it signs, pages, refuses and forgets as the live one does. It says where " +
      "it listens, which file holds the private key of its first pair, and a command that lists its pairs.",
    "Set DATABASE_URL (postgres://...) to keep the key pairs in PostgreSQL. The request log is JSON on stderr. Ctrl-C " +
      "lets the requests under way finish.",
  ].join("\n\n"),
  options: [
    {
      flags: "--port <number>",
      description: "the port to listen on; 0 takes any free one",
      defaultText: "3000",
    },
    { flags: "--host <address>", description: "the address to listen on", defaultText: "127.0.0.1" },
    {
      flags: "--data-dir <dir>",
      description: "the directory that keeps the key pairs and the first private key",
      defaultText: "in memory, gone at the end",
    },
    {
      flags: "--revision <date>",
      description: "the revision of the API to speak",
      choices: ["2021-10", "2026-08"],
      defaultText: "2021-10",
    },
    {
      flags: "--workers <number>",
      description: "processes that share the port and the work, 1 to 64",
      defaultText: "1",
    },
    {
      flags: "--requests-per-minute <number>",
      description: "answer what a key pair asks beyond that with 429",
      defaultText: "no limit",
    },
    {
      flags: "--admin",
      description: "serve /_admin: health, reset, request journal, faults; its token is written to a file",
    },
    { flags: "--metrics", description: "serve /metrics: Prometheus text, for all who can reach the port" },
    {
      flags: "--log-level <level>",
      description: "what is logged",
      choices: ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      defaultText: "info, or error if quiet",
    },
  ],
  examples: [
    { command: "akp serve", says: "in memory, until Ctrl-C" },
    { command: "akp serve --port 0 --data-dir .data", says: "on a free port, and the same pairs next time" },
  ],
  load: async () => (await import("./run.ts")).runServe,
};
