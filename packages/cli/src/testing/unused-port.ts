import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** A port of loopback that nobody listens on. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
