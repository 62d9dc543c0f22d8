import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";

/** A name or an address, and a port: everything that a Host header may be, and nothing that only a URL may hold. */
const authority = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Refuses every request that was meant for another host or sent by the page of another one. A browser can be made to
 * send requests here by any page it shows, under a name whose address was changed to this machine's (DNS rebinding):
 * such a request names the other host.
 *
 * @param listensOn The address that the server was told to listen on.
 */
export function requireOwnHost(listensOn: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const incoming = c.env.incoming!;
    const isOwn = ({ hostname, port }: URL) =>
      (port || "80") === `${incoming.socket.localPort}` &&
      (loopback.test(hostname) ||
        [listensOn, incoming.socket.localAddress!].some((address) => hostname === inUrl(address)));

    // One at most: the listener lets no request through that has several.
    const host = parse(incoming.headers.host ?? "");
    // A target in absolute form has a host of its own, and a proxy may go by either.
    if (!host || !isOwn(host) || new URL(c.req.url).host !== host.host) throw misdirected("host", incoming);
    const { origin } = incoming.headers;
    if (origin !== undefined) {
      const from = origin.startsWith("http://") ? parse(origin.slice("http://".length)) : undefined;
      if (!from || !isOwn(from)) throw misdirected("origin", incoming);
    }
    await next();
  };
}

function parse(text: string): URL | undefined {
  const url = `http://${text}`;
  return authority.test(text) && URL.canParse(url) ? new URL(url) : undefined;
}

/** The address as the `hostname` of a URL has it. */
function inUrl(address: string): string {
  // An IPv4 connection to a socket that listens on IPv6, and the zone of a link-local address, which no URL has.
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "").replace(/%.*$/, "");
  return new URL(`http://${isIPv6(plain) ? `[${plain}]` : plain}`).hostname;
}

function misdirected(header: "host" | "origin", { socket }: IncomingMessage): ApiError {
  const message = `${header} must be localhost, a loopback address or the address that this server listens on, with port ${socket.localPort}`;
  return new ApiError("misdirected_request", {
    details: [{ location: "header", pointer: `/${header}`, message, type: "misdirected" }],
    cause: new Error(`the ${header} header is not of this server`),
  });
}
