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
  close(): Promise<void>;
}

/**
 * Starts a registry on a free port of loopback.
 *
 * @param storage The directory that keeps what is published.
 * @param upstream The registry that the packages of others come from, and the file of the authorities it is trusted by,
 *   where npm has one. It is never asked for ours.
 */
export async function startRegistry(
  storage: string,
  { url, ca }: { readonly url: string | undefined; readonly ca: string | undefined },
): Promise<Registry> {
  const { HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy, NO_PROXY: noProxy } = process.env;
  const server = await runServer({
    // What is relative would be so to this file, which need not be there.
    configPath: join(storage, "config.yaml"),
    storage,
    uplinks: { upstream: { url, ...(ca === undefined ? {} : { ca }) } },
    packages: {
      "@api-key-pairs/*": { access: ["$all"], publish: ["$all"] },
      "**": { access: ["$all"], proxy: ["upstream"] },
    },
    max_body_size: "50mb",
    ...(httpProxy === undefined ? {} : { http_proxy: httpProxy }),
    ...(httpsProxy === undefined ? {} : { https_proxy: httpsProxy }),
    ...(noProxy === undefined ? {} : { no_proxy: noProxy }),
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "fatal" },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
