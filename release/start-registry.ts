import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const require = createRequire(import.meta.url);
// Its own types need a package that it does not bring along.
const { runServer }: { runServer(config: object): Promise<Server> } = require("verdaccio");

export interface Registry {
  readonly url: string;
  /** What makes npm and pnpm ask it for our packages, as somebody who may publish them, and for no others. */
  readonly npmrc: string;
  close(): Promise<void>;
}

/**
 * Starts a registry of our packages alone on a free port of loopback. The packages of others come from where npm has
 * them from anyway, so it is npm that finds the way there and says what is wrong with it.
 *
 * @param storage The directory that keeps what is published.
 */
export async function startRegistry(storage: string): Promise<Registry> {
  const server = await runServer({
    // What is relative would be so to this file, which need not be there.
    configPath: join(storage, "config.yaml"),
    storage,
    uplinks: {},
    packages: { "@api-key-pairs/*": { access: ["$all"], publish: ["$all"] } },
    max_body_size: "50mb",
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "fatal" },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    npmrc: `@api-key-pairs:registry=http://${host}/\n//${host}/:_authToken=rehearsal\n`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
