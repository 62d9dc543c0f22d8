import { request } from "node:http";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

export interface RawRequest {
  readonly method?: string;
  /** As it goes on the wire, undecoded. */
  readonly path?: string;
  /** Any at all, those included that `fetch` sets by itself. */
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The text as JSON. */
  readonly json: any;
}

/** Sends a request as it is told to, to a port of loopback, on a connection of its own. */
export async function rawRequest(port: number, options: RawRequest = {}): Promise<RawAnswer> {
  const { method = "GET", path = "/", headers, body, signal } = options;
  return await new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, method, path, headers, signal, agent: false });
    outgoing.on("error", reject);
    outgoing.on("response", async (incoming) => {
      try {
        let text = "";
        for await (const chunk of incoming.setEncoding("utf8")) text += chunk;
        resolve({
          status: incoming.statusCode!,
          headers: incoming.headers,
          text,
          get json() {
            return JSON.parse(text);
          },
        });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.end(body);
  });
}
