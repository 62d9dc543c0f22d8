import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

import { onTestFinished } from "vitest";

/** Stands between a client and a port of loopback until the test is over. */
export async function startTcpProxy(targetPort: number) {
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, "127.0.0.1");
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    clients.add(client);
    client.pipe(target).pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    /**
     * Forgets the connections that are open now, as a firewall does: nobody hears of it, until something is sent and
     * answered with a reset.
     */
    forgetConnections() {
      for (const client of clients) {
        client.unpipe().on("data", () => client.resetAndDestroy());
        client.resume();
      }
      clients.clear();
    },
  };
}
