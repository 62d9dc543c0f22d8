import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { expect, inject } from "vitest";

import { loadSqlite } from "../store/load-sqlite.ts";
import type { ServerProcess } from "./server-process.ts";
import { spawnServer } from "./server-process.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** What a server leaves behind when it crashes, and the next one starts with. */
export interface CrashSite {
  readonly dataDir: string;
  readonly keyFile: string;
  /** The private key of the root pair (PEM), once it is there. */
  readKey(): string | undefined;
  launch(): ServerProcess;
  /** Ends a server with SIGKILL. Resolves when nothing that it began goes on. */
  crash(server: ServerProcess): Promise<void>;
  /** Expects the data that a running server has open to be whole, and every file to be for its owner only. */
  expectSound(): void;
}

/** A new and empty one: on PostgreSQL in the project `server-postgres`, else on SQLite in the data directory. */
export async function openCrashSite(): Promise<CrashSite> {
  const dataDir = temporaryDirectory();
  const postgres = inject("postgresUrl") === undefined ? undefined : await openPostgres();
  const keyFile = join(dataDir, "root-private-key.pem");
  return {
    dataDir,
    keyFile,
    readKey: () => (existsSync(keyFile) ? readFileSync(keyFile, "utf8") : undefined),
    launch: () => spawnServer(["--data-dir", dataDir, "--log-level", "error"], { env: postgres?.env ?? {} }),
    async crash(server) {
      server.kill("SIGKILL");
      expect(await server.exited).toMatchObject({ signal: "SIGKILL", stderr: "" });
      await postgres?.expectIdle();
    },
    expectSound() {
      if (!postgres) expectSoundSqlite(join(dataDir, "api-key-pairs.sqlite"));
      for (const name of readdirSync(dataDir)) {
        expect([name, statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
      }
    },
  };
}

async function openPostgres() {
  const { createDatabase, queryPostgres } = await import("./create-database.ts");
  const url = await createDatabase();
  const others =
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  return {
    env: { DATABASE_URL: url },
    // A statement that was sent before the crash is carried out all the same.
    expectIdle: async () => await expect.poll(async () => await queryPostgres(url, others)).toEqual([]),
  };
}

function expectSoundSqlite(file: string): void {
  const database = new (loadSqlite().DatabaseSync)(file, { readOnly: true });
  try {
    expect(database.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  } finally {
    database.close();
  }
}
